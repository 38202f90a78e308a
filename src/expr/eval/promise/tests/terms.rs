//! By when, from when on and how long, measured from the first day after the change, 1 July 2025.

use super::all_are;

#[test]
fn what_is_finished_may_be_so_by_any_day() {
    all_are(
        "
        K sees T through by 31 March 2028
        K sees T through by the end of May 2028
        K sees T through by March
        K completes T by 31 May 2026
        K concludes T by no later than 2026
        K leads T to its conclusion by 31 March 2026
        K is responsible for completing T by 31 March 2026
        T is completed by K by 31 March 2026
        T is for K to finish by 31 March 2026
        K writes the last report by 31 December 2025
        K publishes the last report by 31 May 2026
        The last report is written by K by 31 December 2025
        ",
        true,
    );
}

#[test]
fn what_changes_hands_does_so_by_the_first_day() {
    all_are(
        "
        The records are handed over to K by 1 July 2025
        The records are handed over to K by no later than 30 June 2025
        The records go to K by June 2025
        The records go to K by 31 May 2025
        The records go to K by 2025-07-01
        K keeps the records by 2024
        K is their controller by 1 July 2025
        K takes over T by 1 July 2025
        T goes to K by the end of June 2025
        K takes over the website by 1 July 2025
        ",
        true,
    );
    all_are(
        "
        The records are handed over to K by 31 March 2028
        The records are handed over to K by 2 July 2025
        The records are handed over to K by July 2025
        The records are handed over to K by the end of 2025
        The records are handed over to K by March
        The records go to K by 2025-07-02
        K keeps the records by 30 September 2025
        K keeps the records and is their controller by 30 September 2025
        K is their controller by 31 March 2028
        Their controller is K by 31 March 2028
        K and A are joint controllers by 31 March 2028
        K takes over T by 31 March 2028
        K is responsible for T by 31 March 2028
        K leads T by 31 March 2028
        K carries T on by 31 March 2028
        T goes to K by 31 March 2028
        T is taken over by K by 31 March 2028
        K: T by 31 March 2028
        K takes over the website by 31 March 2028
        The website goes to K by 31 March 2028
        ",
        false,
    );
}

#[test]
fn may_beside_a_number_is_the_month() {
    all_are(
        "
        K keeps the records until 31 May 2035
        K keeps the records until May 2035
        K keeps the records from 1 May 2025 on
        K keeps the records from May 2025
        K is their controller by 31 May 2025
        K sees T through by 31 May 2026
        ",
        true,
    );
    all_are(
        "
        K may keep the records
        K may keep the records until 31 May 2035
        K keeps the records until 31 May 2026
        K keeps the records from 5 July 2025 on and may keep the archive
        The records may go to K by 1 July 2025
        In 2 years K may keep the records
        ",
        false,
    );
}

#[test]
fn a_year_is_long_enough() {
    all_are(
        "
        K keeps the records until 1 July 2026
        K keeps the records for a year
        K keeps the records for one year
        K keeps the records for at least one year
        K keeps the records for twelve months
        K keeps the records for 12 months
        K keeps the records for at least 18 months
        K keeps the records for a year from 1 July 2025
        K keeps the records for two years from 1 September 2024
        K keeps the records until 31st July 2026
        K sees T through for a year
        ",
        true,
    );
    all_are(
        "
        K keeps the records until 30 June 2026
        K keeps the records for eleven months
        K keeps the records for 11 months
        K keeps the records for half a year
        K keeps the records for the year
        K keeps the records for a year at most
        K keeps the records for a year only
        K keeps the records for a month
        K keeps the records for a year from 1 September 2024
        K keeps the records from 1 September 2024 for twelve months
        K keeps the records for up to a year
        K keeps the records for the rest of a year
        ",
        false,
    );
}

#[test]
fn records_are_those_of_a_partnership_that_is_over_and_not_old_ones() {
    all_are(
        "
        K keeps the records of the old partnership
        K keeps the records of the earlier partnership
        K keeps the records of the former joint partnership
        K keeps the records of the previous local safeguarding children partnership
        K keeps the old partnership's records
        K keeps the earlier partnership's records
        K keeps the former partnership's records
        K keeps the former joint partnership’s records
        K keeps the previous arrangements' records
        ",
        true,
    );
    all_are(
        "
        K keeps the old records
        K keeps the old joint records
        K keeps the earlier records
        K keeps the former records
        K keeps the previous records
        K keeps the former partner's records
        ",
        false,
    );
}
