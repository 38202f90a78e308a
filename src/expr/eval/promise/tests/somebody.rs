//! Who is said to do it, and words that leave it open whoever does.

use super::{all_are, doers};

#[test]
fn somebody_is_said_to_do_it() {
    all_are(
        "
        A keeps the records
        A and B keep the records
        The records are kept by A
        T goes to A
        T is handed over to A
        T stays with A
        T is for A to finish
        A will see T through by no later than March
        A City Council takes up T
        Their controller is A
        A: T
        Each council keeps its own records
        Both councils see T through
        A keeps the records until 31 December 2031
        A keeps the records until 2032
        A hosts the records and is data controller
        The records are hosted by A
        A keeps the case files
        A keeps the partnership's records
        A keeps the records from 1 July 2025
        A keeps all records of the joint partnership
        A keeps the records for seven years
        A takes T over after the change
        ",
        true,
    );
}

#[test]
fn nobody_is_said_to_do_it_for_certain() {
    all_are(
        "
        The records are kept for seven years
        The records of A are kept for seven years
        A records are kept for seven years
        L keeps the records
        L keeps the records of A
        A or B keeps the records
        A refuses to keep the records
        A declined to take T
        A ceases to be the controller
        A was the controller
        A decides who keeps the records
        A keeps the records until 30 June 2025
        A keeps the records until June 2025
        A keeps the records until 2025
        A keeps the records until the end
        A sees T through if money is found
        A leaves T without anybody to lead it
        T is withdrawn by A
        T is given up by A
        T, begun by A
        T (A)
        T held by A
        T is discussed with A
        A letter to B
        Nothing of T is left with A
        A to be told that T is closed
        Keeper to be agreed by A
        A Hospital keeps the records
        A hopes to host the records
        A keeps some of the records
        A keeps half of the records
        A keeps the training records
        A keeps the website records
        A keeps the records of meetings
        A keeps the records of T
        A keeps the T records
        A keeps the records until 31 July 2025
        A keeps the records for the north only
        A keeps the records before 2020
        A keeps the records from 2020
        A keeps the records up to 2020
        A keeps the records for six months
        A keeps the records other than those of reviews
        A sees T through to 30 June 2025
        A sees T through to June 2025
        A sees part of T through
        A sees T through as far as the first draft
        A sees T through for its own agencies only
        The records of B are kept by A
        ",
        false,
    );
}

#[test]
fn a_word_that_is_not_known_leaves_it_open() {
    all_are(
        "
        K keeps its own records of its meetings
        A keeps its own records
        A keeps its records
        K keeps its case files
        K and A keep their archive
        K keeps its records
        A keeps the records of its meetings
        A keeps the records of its own meetings
        A has access to the records of the joint partnership
        A keeps a list of the records of the joint partnership
        A keeps a copy of the records
        A keeps the paper records
        A keeps the records of A
        A keeps the records of A's staff
        A keeps the records of the new partnership
        A keeps the records of Q's schools
        J keeps the records
        A keeps the records with L
        A keeps the records if asked
        A keeps the records (for now)
        A keeps the records?
        A keeps the records, it is hoped
        A keeps the records – B disagrees
        A keeps the records or the archive
        A keeps the records and the rest is destroyed
        A keeps the records in a cupboard
        A is one of their controllers
        A is a controller
        A is joint controller
        A will be joint controller
        A is joint controller of the records
        A reports to their controller
        A is the data controller of the website
        A is the controller of the training data
        A is the controller of its own data
        A is the processor
        A is to find a controller
        A advises the controller
        A keeps the website and B is the controller of the records
        A keeps the records and sees T through
        A sees T through to its next meeting
        A sees T through to the draft stage
        A sees T through to the panel
        A sees T through?
        Who sees T through: A
        A will publish T
        A publishes T
        A answers T
        A answers for T
        A takes T to the panel
        A takes the records of T
        A sees T
        A reads T
        A hears about T
        A oversees T
        A discusses T
        A is on the panel of T
        A sees the actions of T through
        A sees the Review of Child A and the like through
        A sees two practice reviews through
        A sees the practice reviews of its own staff through
        A writes a chapter of the last report
        A writes to B on the last report
        A comments on the last report
        A runs the website with the help of L
        A uses the website
        A pays for the website
        ",
        false,
    );
}

#[test]
fn whoever_takes_it_from_another_does_it() {
    assert_eq!(doers("A takes over the records from L on 1 July 2025"), ["A"]);
    assert_eq!(doers("A and L keep the records"), Vec::<String>::new(), "with another beside, nobody does for certain");
}
