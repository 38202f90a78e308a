//! What is handed over, by the sort of thing: sentences that do it, beside sentences that leave it open.

use super::all_are;

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
