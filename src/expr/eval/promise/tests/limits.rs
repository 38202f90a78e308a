//! What may put an end or a condition to what is said, beside what does not; the first day after the change is 1 July 2025.

use super::{lines, may_end};

fn all_may_end(table: &str, ends: bool) {
    let others: Vec<&str> = lines(table).filter(|line| may_end(line) != ends).collect();
    assert!(others.is_empty(), "these are taken the other way:\n{}", others.join("\n"));
}

#[test]
fn a_time_an_end_or_a_condition_may_limit_what_is_said() {
    all_may_end(
        "
        K hosts the business team for its first six months
        K hosts the business team in its first six months
        K hosts the business team through the summer
        K hosts the business team pending a new host
        K hosts the business team in 2027
        The hosting ends in August 2027
        K hosts the business team initially
        K hosts the business team at first
        K hosts the business team during 2026/27
        K hosts the business team for 2026-27
        K hosts the business team while the funding lasts
        K hosts the business team as long as Q pays its share
        K hosts the business team to begin with
        K hosts the business team for the transition
        K is the transitional host of the team
        K hosts the business team for six months
        K hosts the business team until 31 August 2025
        K hosts the business team until the end of August
        K hosts the business team to 31.8.25
        K hosts the business team from 1 October 2025
        K gives up the business team
        K hosts the business team for the time being
        K hosts the business team on three months' notice
        K hosts the business team for now
        K hosts the business team in the meantime
        K hosts the business team from 1 July 2025 to 31 March 2026
        K hosts the business team for one year from 1 September 2024
        K hosts the business team for a year in the first instance
        K hosts the business team for up to two years
        K hosts the business team subject to a review of costs
        K hosts the business team if the budget is approved
        Host of the business team to be agreed
        The Safeguarding Partnership 2025 to 2026
        Hosting 2026
        K hosts the business team before another host takes over
        K hosts the business team from Christmas on
        Interim hosting of the business team
        K hosts the business team until 30 June 2025
        The business team is hosted by K until 30 June 2025
        K hosted the business team until 31 August 2025
        K takes over the business team on 1 October 2025
        The business team is hosted by L until 30 June 2025 and by K from 1 October 2025
        The business team transfers from K on 1 October 2025
        ",
        true,
    );
}

#[test]
fn who_what_for_whom_and_where_limit_nothing() {
    all_may_end(
        "
        Hosting of the team for both areas from 1 July 2025
        Hosting of the team for both areas from 1st July 2025
        Hosting of the team from the first day on
        Host of the Business Unit for P and K
        Host of the Business Unit (for P and K)
        K hosts the business team
        K hosts the business team for the Safeguarding Partnership 2025
        K hosts and employs the business team, as Working Together 2026 asks
        K hosts the business team at £50,000 a year
        K hosts the business team, which meets every week
        K hosts three full-time posts and two part-time posts
        Day-to-day management of the business team
        The business team is hosted and employed by K in Q
        Business support provided by K to both partnerships
        K hosts the business team for five years
        K hosts the business team for two years from 1 April 2025
        K hosts the business team until 31 December 2027
        K now hosts the business team for the partnership that ends
        K hosted the business team until 30 June 2025
        The business team was hosted by K until the end of June 2025
        K takes over the business team from J on 1 July 2025
        The business team is hosted by L until 30 June 2025 and by K from 1 July 2025
        The business team transfers from L to K on 1 July 2025
        The business team is transferred from L to K from 1 July 2025
        ",
        false,
    );
}
