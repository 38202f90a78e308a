#![allow(clippy::indexing_slicing, reason = "a test stops where it fails")]

use super::{Named, Part, Promise, Written, apart, is_known, line, owner_apart};
use crate::time::Date;

/// `A` and `B` are partners without an area, `K` is a council, `P` one that is called as its area is, `Q` an area, `J` the arrangements that
/// end, `L` a body that is neither, `T` the title of a review.
fn named(word: &str) -> Option<(Named, Part)> {
    Some(match word {
        "A" | "B" => (Named::Body, Part::Party),
        "K" => (Named::Council, Part::Party),
        "P" => (Named::Place, Part::Party),
        "Q" => (Named::Area, Part::Word("q".to_owned())),
        "J" => (Named::Before, Part::Word("j".to_owned())),
        "L" => (Named::Stranger, Part::Stranger),
        "T" => (Named::Title, Part::Thing),
        _ => return None,
    })
}

fn is_certain(text: &str) -> bool {
    let after = Date::new(2025, 7, 1);
    let written: Vec<Written> = apart(text).into_iter().flat_map(owner_apart).collect();
    let is_after_child =
        |at: usize| at > 0 && matches!(written[at - 1].word.to_lowercase().as_str(), "child" | "review");
    let name = |at: usize, one: &Written| if is_after_child(at) { None } else { named(&one.word) };
    let part = |(at, one): (usize, &Written)| {
        name(at, one).map_or_else(|| Part::Word(one.word.to_lowercase()), |(_, part)| part)
    };
    let parts = written.iter().enumerate().map(part).collect();
    let promise = Promise { parts, has_colon: text.contains(':'), after };
    let pieces: Vec<_> =
        written.chunks(1).enumerate().map(|(at, words)| (name(at, &words[0]).map(|(named, _)| named), words)).collect();
    let is_said = !promise.doers().0.is_empty();
    is_said && is_known(&line(&pieces, after))
}

/// The lines of a table, without those that are empty.
fn lines(table: &str) -> impl Iterator<Item = &str> {
    table.lines().map(str::trim).filter(|line| !line.is_empty())
}

fn all_are(table: &str, certain: bool) {
    let others: Vec<&str> = lines(table).filter(|line| is_certain(line) != certain).collect();
    assert!(others.is_empty(), "these are taken the other way:\n{}", others.join("\n"));
}

#[test]
fn records_are_handed_over() {
    all_are(
        "
        K keeps the records
        K will keep the records
        K keeps all the records
        K keeps all of the records of the joint partnership
        K holds the records of the old partnership
        K holds all records of J
        K keeps the records of the partnership and of its reviews
        K hosts the records from the first day on
        K stores the records and the archive
        K looks after the records
        K takes over the records
        K takes the records over
        K is responsible for keeping the records
        K and A will jointly keep the records
        The records are kept by K
        The records will be held by K
        The records stay with K
        The records go to K
        The records pass to K on the day of the change
        All records will be transferred to K
        The records of the joint partnership are handed over to K
        The partnership's records are kept by K
        The joint partnership’s case files are kept by K
        The records and archives of the former partnership go to K
        Each council keeps its own records
        Each council keeps its records
        Both councils keep the records
        K has custody of the records
        K is the custodian of the records
        The custodian of the records is K
        K: the records
        K keeps the records.
        K keeps the records for at least ten years
        K keeps the records until 31 December 2031
        K keeps the records until 2031-12-31
        K keeps the records from 1 July 2025 onwards
        K keeps the records for both areas
        K agrees to keep the records
        K continues to hold the records
        ",
        true,
    );
}

#[test]
fn records_of_an_area_are_handed_over_to_be_asked_of_each() {
    all_are(
        "
        K keeps the records of Q
        K keeps the records of Q children
        K keeps the records about children in Q
        K keeps the records for Q families
        K keeps Q's records
        K keeps the joint partnership's records of Q
        K keeps its own records
        P keeps the records of P
        K keeps the records of children in P and Q
        K keeps the records of Q and is their controller
        K is their controller in Q
        K is the controller for Q
        K is the controller of those about Q children
        ",
        true,
    );
}

#[test]
fn control_is_handed_over() {
    all_are(
        "
        K is their controller
        K is the controller
        K is controller
        K is the data controller
        K is the controller of the records
        K is the controller of the data
        K is the controller of the data in the records
        K is data controller for the records
        K is the controller of the personal data
        K is the controller of what is in them
        K will be their controller
        K becomes the controller of the records
        K remains the data controller
        K acts as controller of the records
        K controls the records
        K keeps and controls the records
        K controls the data in the records
        The controller is K
        Their controller is K
        The data controller will be K
        The controller of the records is K
        The records are controlled by K
        K and A are joint controllers
        K and A are joint controllers of the records
        The joint controllers are K and A
        Both councils are joint controllers
        K keeps the records and is their controller
        K keeps the records and A is their controller
        K keeps the records; K is their controller
        K keeps the records. A is the controller of the data.
        ",
        true,
    );
}

#[test]
fn a_review_is_handed_over() {
    all_are(
        "
        K sees the Review of Child A through
        K sees T through
        K will see T through
        K sees through T
        K sees the review of T through
        K sees T through to its report
        K sees T through to completion
        K sees T through to the end
        K takes T over
        K takes over T
        K takes over the review of Child B
        K carries on T
        K carries T on
        K completes T
        K will complete the review of Child A
        K finishes the report on Child A
        K leads T to its conclusion
        K concludes Practice Review 2
        K is responsible for completing T
        K is responsible for T
        T is taken over by K
        T will be completed by K
        T is seen through by K
        T passes to K
        T goes to K
        T is handed over to K
        T stays with K
        T remains with K
        T is for K to finish
        K: T
        K and A together see T through
        K and A jointly see T through
        K sees T and the Review of Child B through
        K sees the review of Child A in Q through
        K sees T through by 31 March 2026
        ",
        true,
    );
}

#[test]
fn all_reviews_are_handed_over() {
    all_are(
        "
        K sees all practice reviews under way through
        K sees all the practice reviews through
        K sees the practice reviews under way through
        K takes over all reviews
        K takes over all practice reviews that are under way
        K takes on all open practice reviews
        K completes all reviews in progress
        K sees all practice and rapid reviews under way through
        K sees all rapid reviews and practice reviews through
        K will see all local child safeguarding practice reviews through to their reports
        K carries on all the reviews of the joint partnership
        K leads all practice reviews still under way
        K is responsible for all practice reviews
        All practice reviews go to K
        All reviews are taken over by K
        All practice reviews under way are completed by K
        All practice reviews pass to K on the first day
        All reviews that are under way on the last day stay with K
        Both councils see all practice reviews through
        K sees the practice reviews in Q through
        K: all practice reviews under way
        ",
        true,
    );
}

#[test]
fn the_last_report_is_handed_over() {
    all_are(
        "
        K writes the last report
        K will write the last report of the partnership
        K writes the yearly report
        K prepares the final report
        K publishes the last yearly report
        K and A jointly write the final report
        K writes the report on the last months
        K reports on the last months
        K reports on the last year of the joint partnership
        K writes the yearly report for 2024 to 2025
        K writes the annual report for 2024/25
        K writes the annual report for 2024-25
        K produces the last annual report of J
        K is responsible for the last report
        K completes the final annual report
        The last report is written by K
        The final report will be published by K
        The yearly report for 2024 to 2025 is prepared by K
        K: the last report
        K must prepare the last report by 31 December 2025
        ",
        true,
    );
}

#[test]
fn what_is_shared_is_handed_over() {
    all_are(
        "
        K runs the website
        K keeps the website
        K hosts the shared website
        K hosts the website and the online procedures
        K runs the website of the joint partnership
        K owns the procedures
        K maintains the online procedures
        K takes over the website
        K takes the website over
        K manages the data dashboard
        K provides the training programme
        K takes over the contract with the scrutineer
        K hosts the support unit
        K continues the newsletter
        K will run the website for both partnerships
        The website is run by K
        The website stays with K
        The website goes to K
        The online procedures are maintained by K
        The accounts pass to K
        K: the website
        ",
        true,
    );
}

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
