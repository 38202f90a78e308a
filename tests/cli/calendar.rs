//! `masa calendar`: files that cannot be read, and what stays the same from one run to the next.

use super::masa::{code, err, folder_with, out, run_in};

const OURS: &str = "masa: 1
id: ours
name: Ours
areas: [plymouth]
groups:
  executive: {name: Executive, review-date: 2027-03-31}
";

fn uids(ics: &str) -> Vec<&str> {
    ics.lines().filter_map(|line| line.strip_prefix("UID:")).collect()
}

#[test]
fn an_entry_keeps_its_uid_when_its_day_moves() {
    let moved = OURS.replace("2027-03-31", "2027-09-30");
    let folder = folder_with(&[("ours.yaml", OURS.as_bytes()), ("moved/ours.yaml", moved.as_bytes())]);
    let ask = |file| run_in(folder.path(), &["calendar", file, "--from", "2027-01-01", "--format", "ics"]);
    let (before, after) = (ask("ours.yaml"), ask("moved/ours.yaml"));
    assert!(out(&before).contains("DTSTART;VALUE=DATE:20270331\r\n"), "{}", out(&before));
    assert!(out(&after).contains("DTSTART;VALUE=DATE:20270930\r\n"), "{}", out(&after));
    assert_eq!(uids(out(&before)).len(), 1);
    assert_eq!(uids(out(&before)), uids(out(&after)));
}

#[test]
fn what_is_about_a_year_stands_at_its_end_and_within_the_days_that_are_asked_for() {
    let folder = folder_with(&[("ours.yaml", OURS.replace("2027-03-31", "2027~").as_bytes())]);
    for (from, to, stands, words) in [
        ("2027-01-01", "2027-12-31", "20271231", "31 December 2027"),
        ("2028-01-01", "2028-12-31", "20281231", "31 December 2028"),
        ("2026-02-01", "2026-12-31", "20271231", "31 December 2027"),
    ] {
        let run = run_in(folder.path(), &["calendar", "ours.yaml", "--from", from, "--to", to, "--format", "ics"]);
        let ics = out(&run).replace("\r\n ", "");
        assert!(ics.contains(&format!("DTSTART;VALUE=DATE:{stands}\r\n")), "{from}: {ics}");
        assert!(ics.contains(&format!("it is about 2027. This entry stands on {words}.")), "{from}: {ics}");
    }
}

#[test]
fn a_day_that_is_vague_or_in_doubt_is_never_told_as_one_day() {
    let text = format!(
        "{OURS}events:\n  - {{what: in-force, date: 2024}}\n  - {{what: review-due, date: 2027-03}}\n  \
         - {{what: reviewed, date: 2027-05~, state: planned}}\nposts:\n  \
         chair: {{title: Chair, until: {{value: 2027-06-30, doubt: the page is torn}}}}\n"
    );
    let folder = folder_with(&[("ours.yaml", text.as_bytes())]);
    let ask = |more: &[&str]| {
        let run = run_in(
            folder.path(),
            &[&["calendar", "ours.yaml", "--from", "2025-06-01", "--to", "2028-01-01"], more].concat(),
        );
        assert_eq!((code(&run), err(&run)), (0, ""));
        out(&run).replace("\r\n ", "")
    };
    let text = ask(&[]);
    for heading in [
        "\nsome day between 1 January 2025 and 31 December 2025\n",
        "\nin March 2027\n",
        "\nabout May 2027\n",
        "\n30 June 2027\n",
        "In doubt: the page is torn.",
        "into force in 2024",
    ] {
        assert!(text.contains(heading), "{heading} in {text}");
    }
    let ics = ask(&["--format", "ics"]);
    for said in [
        "is due (in March 2027)\r\n",
        "(about May 2027)\r\n",
        ", in doubt\r\n",
        "No one day is known: it is in March 2027.",
    ] {
        assert!(ics.contains(said), "{said} in {ics}");
    }
    // The earliest day lies before the time that is asked about; it may fall due in it all the same.
    assert!(ics.contains("DTSTART;VALUE=DATE:20251231"), "{ics}");
    // Each entry says whose it is.
    assert!(
        ics.lines()
            .filter(|line| line.starts_with("SUMMARY:"))
            .all(|line| line.starts_with("SUMMARY:Ours") || !line.contains("Plymouth"))
    );
}

#[test]
fn a_calendar_without_an_entry_is_not_written_and_an_earlier_one_is_not_taken_for_it() {
    let folder = folder_with(&[("ours.yaml", OURS.as_bytes())]);
    let years = ["calendar", "ours.yaml", "--from", "2040-01-01", "--to", "2040-01-02"];
    let run = || run_in(folder.path(), &[&years[..], &["--format", "ics", "--output", "due.ics"]].concat());
    let none = run();
    assert_eq!((code(&none), out(&none)), (0, ""));
    assert!(err(&none).contains("nothing falls due"), "{}", err(&none));
    let path = folder.path().join("due.ics");
    assert!(!path.exists());
    std::fs::write(&path, "earlier").unwrap();
    let stale = run();
    assert_eq!(code(&stale), 3);
    assert!(err(&stale).contains("`due.ics` still holds an earlier calendar"), "{}", err(&stale));
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "earlier");
}

#[test]
fn no_two_entries_share_a_uid() {
    let run = run_in(
        &super::masa::root(),
        &["calendar", "arrangements", "--from", "2018-01-01", "--to", "2026-12-31", "--format", "ics"],
    );
    assert_eq!(code(&run), 0, "{}", err(&run));
    let mut known = uids(out(&run));
    let count = known.len();
    known.sort_unstable();
    known.dedup();
    assert!(count > 50, "{count}");
    assert_eq!(known.len(), count);
}

#[test]
fn what_cannot_be_read_is_told_and_the_rest_is_written() {
    let folder = folder_with(&[("ours.yaml", OURS.as_bytes()), ("torn.yaml", b"masa: 1\nid: [\n")]);
    let run =
        run_in(folder.path(), &["calendar", ".", "--from", "2027-01-01", "--output", "due.ics", "--format", "ics"]);
    assert_eq!(code(&run), 3);
    assert!(err(&run).contains("torn.yaml"), "{}", err(&run));
    let written = std::fs::read_to_string(folder.path().join("due.ics")).unwrap();
    assert!(written.ends_with("END:VCALENDAR\r\n"));
    let nothing = run_in(folder.path(), &["calendar", "moved"]);
    assert_eq!(code(&nothing), 3);
}

#[test]
fn where_nothing_was_read_nothing_is_said_to_fall_due() {
    let folder = folder_with(&[("torn.yaml", b"masa: 1\nid: [\n"), ("empty/other.yaml", b"a: 1\n")]);
    for command in [&["calendar"][..], &["query", "true"]] {
        let ask = |path| run_in(folder.path(), &[command, &[path]].concat());
        let torn = ask("torn.yaml");
        assert_eq!((code(&torn), out(&torn)), (3, ""));
        assert!(err(&torn).contains("Nothing was done: mend this first."), "{}", err(&torn));
        let empty = ask("empty");
        assert_eq!((code(&empty), out(&empty)), (3, ""));
        let says = "there is no arrangement in `empty` (1 YAML file there is something else); an arrangement is a YAML";
        assert!(err(&empty).contains(says), "{}", err(&empty));
    }
}

#[test]
fn a_file_from_windows_falls_due_alike() {
    let windows = format!("\u{feff}{}", OURS.replace('\n', "\r\n"));
    let folder = folder_with(&[("ours.yaml", OURS.as_bytes()), ("windows/ours.yaml", windows.as_bytes())]);
    let ask = |at: &str| run_in(&folder.path().join(at), &["calendar", "ours.yaml", "--from", "2027-01-01"]);
    assert_eq!(out(&ask(".")), out(&ask("windows")));
}

#[test]
fn a_report_that_is_overdue_stands_on_the_day_on_which_it_was_due() {
    let reports = "events:\n  - {what: in-force, date: 2019-09-29}\n  - {what: reviewed, state: planned}\nreports:\n  \
        - {title: R, kind: yearly, events: [{what: published, date: 2024-08-20}]}\n";
    let ask = |head: &str| {
        let folder = folder_with(&[("ours.yaml", format!("{OURS}{head}{reports}").as_bytes())]);
        out(&run_in(folder.path(), &["calendar", "ours.yaml", "--from", "2026-11-01"])).to_owned()
    };
    let kept = ask("");
    assert!(kept.contains("\n20 August 2025\n") && kept.contains("overdue since 20 August 2025: the next"), "{kept}");
    // What is only planned, and of which no day is stated, is told all the same.
    assert!(kept.contains("on a day that is not known") && kept.contains("is to be reviewed"), "{kept}");
    // Of a paper that may leave reports out nothing is overdue for certain.
    let paper = ask("as-at: 2024-10-01\n");
    assert!(!paper.contains("overdue since") && paper.contains("it cannot be told whether"), "{paper}");
}

#[test]
fn a_report_that_was_due_after_the_day_of_the_file_is_not_dropped() {
    let text = format!(
        "{OURS}as-at: 2026-06-01\nevents:\n  - {{what: in-force, date: 2019-09-20}}\nreports:\n  \
         - {{kind: yearly, title: Report, events: [{{what: published, date: 2025-08-01}}]}}\ncomplete: [reports]\n"
    );
    let folder = folder_with(&[("ours.yaml", text.as_bytes())]);
    let ask = |from| {
        let run = run_in(folder.path(), &["calendar", "ours.yaml", "--from", from]);
        out(&run).split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let later = ask("2026-11-30");
    let open =
        "it cannot be told whether the next yearly report is overdue, which was due on 1 August 2026, after the day";
    assert!(later.contains(open), "{later}");
    let then = ask("2026-06-01");
    assert!(then.contains("1 August 2026 Plymouth: the next yearly report has to be published ("), "{then}");
}

#[test]
fn the_next_report_is_told_at_the_place_of_the_latest_and_not_of_the_last_that_is_named() {
    let report = |year: u32| format!("  - {{kind: yearly, events: [{{what: published, date: {year}-08-20}}]}}\n");
    for (order, line) in [([2024, 2025, 2026], 3), ([2024, 2026, 2025], 2), ([2026, 2024, 2025], 1)] {
        let reports = order.map(report).concat();
        let head = OURS.lines().count() + 1;
        let folder = folder_with(&[("ours.yaml", format!("{OURS}reports:\n{reports}").as_bytes())]);
        let run = run_in(folder.path(), &["calendar", "ours.yaml", "--from", "2026-11-01"]);
        let text: String = out(&run).split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(text.contains("20 August 2027"), "{text}");
        assert!(text.contains(&format!("ours.yaml:{}:", head + line)), "{order:?}: {text}");
    }
}

#[test]
fn a_letter_that_was_never_law_is_not_said_to_be_law_no_longer() {
    let folder = folder_with(&[("ours.yaml", OURS.as_bytes())]);
    let run = run_in(folder.path(), &["calendar", "ours.yaml", "--from", "2026-04-01", "--to", "2026-12-31"]);
    let text: String = out(&run).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(text.contains("a letter to safeguarding partners about s.4, summer of 2026 holds no longer"), "{text}");
    assert!(text.contains("summer of 2026 is reported to hold from this day"), "{text}");
    assert!(!text.contains("law no longer"), "{text}");
}

/// The entries of a file about 2027, each in one line.
fn entries(more: &str) -> Vec<String> {
    let folder = folder_with(&[("ours.yaml", format!("{OURS}{more}").as_bytes())]);
    let run = run_in(folder.path(), &["calendar", "ours.yaml", "--from", "2027-01-01", "--to", "2027-12-31"]);
    assert_eq!(err(&run), "");
    out(&run).split("\n\n").map(|entry| entry.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

fn says(entries: &[String], words: &str) -> bool {
    entries.iter().any(|entry| entry.contains(words))
}

#[test]
fn what_is_not_certain_says_so_in_its_entry() {
    let told = entries(
        "events:\n  - {what: ends, date: 2027-03-31, state: under-discussion, on-condition: the other council agrees}\n  \
         - {what: reviewed, date: 2027-05-01, on-condition: money is found}\n  - {what: reviewed, date: 2027-06-01, state: ended}\n\
         succession:\n  - {kind: ends, areas: [plymouth], ends: 2027-10-31, state: under-discussion}\n  \
         - {kind: replaces, areas: [plymouth], ends: 2027-11-30, begins: 2027-12-01, into: [theirs], state: decided}\n",
    );
    for words in [
        "the arrangement ends (under discussion)",
        "On the condition: the other council agrees.",
        "is to be reviewed (on a condition)",
        "31 October 2027 Plymouth: the last day of the arrangements for Plymouth, by what is said of their succession (under discussion)",
        "30 November 2027 Plymouth: the last day of the arrangements for Plymouth, by what is said of their succession ours.yaml",
        "1 December 2027 Plymouth: what takes the place of the arrangements for Plymouth begins ours.yaml",
    ] {
        assert!(says(&told, words), "{words} in {told:#?}");
    }
    assert!(!says(&told, "1 June 2027"), "{told:#?}");
    let proposed = entries("status: proposed\nevents: [{what: in-force, date: 2026-06-01}]\n");
    for what in ["the review date of the group Executive", "the next yearly report"] {
        let entry = proposed.iter().find(|entry| entry.contains(what)).unwrap();
        assert!(entry.contains("The arrangements are only proposed."), "{entry}");
    }
}

#[test]
fn nothing_is_chased_for_what_has_ended() {
    let told = entries(
        "posts:\n  gone: {title: Gone Scrutineer, state: ended}\n  left: {title: Left Chair, until: 2026-03-31, term: 2024-04/2027-03}\n  \
         stays: {title: Staying Chair, term: 2024-04/2027-03}\n\
         scrutiny: [{by: {post: gone}, form: post, term: 2024-04/2027-04}]\n\
         agreements:\n  old: {title: Old agreement, until: 2026-03-31, review-date: 2027-05-01}\n  \
         mou: {title: Ended agreement, review-date: 2027-05-02, events: [{what: ends, date: 2026-03-31}]}\n  \
         live: {title: Live agreement, review-date: 2027-05-03}\n",
    );
    for words in ["Gone", "April 2027", "Left Chair", "Old agreement", "Ended agreement"] {
        assert!(!says(&told, words), "{words} in {told:#?}");
    }
    assert!(says(&told, "Staying Chair") && says(&told, "Live agreement"), "{told:#?}");
    let over =
        entries("status: ceased\nevents: [{what: in-force, date: 2020-01-01}, {what: ends, date: 2026-12-31}]\n");
    assert!(!says(&over, "Executive") && !says(&over, "yearly report"), "{over:#?}");
    // What ends before the report would be due is not asked for one.
    let ends = "events: [{what: in-force, date: 2026-03-01}, {what: ends, date: 2027-01-31}]\ncomplete: [reports]\nreports: []\n";
    assert!(!says(&entries(ends), "yearly report"));
    assert!(says(&entries(&ends.replace("2027-01-31", "2027-03-31")), "yearly report"));
}

#[test]
fn of_several_papers_on_one_arrangement_the_one_judged_last_is_told() {
    let paper = |id: &str, day: &str, more: &str| {
        format!("masa: 1\nid: {id}\ndescribes: ours\nname: Ours\nas-at: {day}\nareas: [plymouth]\n{more}")
    };
    let events = "events:\n  - {what: in-force, date: 2019-06-01}\n";
    let old = paper("old", "2023-01-01", &format!("status: in-force\n{events}"));
    let reports = "reports:\n  - {title: First, kind: yearly}\n  - {title: Second, kind: yearly}\n";
    let new = paper("new", "2024-03-01", &format!("status: in-force\n{events}{reports}"));
    let folder = folder_with(&[("old.yaml", old.as_bytes()), ("new.yaml", new.as_bytes())]);
    let said = |folder: &std::path::Path| {
        let run = run_in(folder, &["calendar", ".", "--from", "2026-01-01"]);
        out(&run).split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let both = said(folder.path());
    assert_eq!(both.matches("the next yearly report").count(), 1, "{both}");
    assert!(both.contains("Left out: `old` (by `new`)."), "{both}");
    assert!(both.contains("The file names 2 yearly reports, and no certain day on which one was published."), "{both}");
    // What is only proposed takes the place of nothing that is in force.
    let proposed = paper("new", "2024-03-01", &format!("status: proposed\n{events}"));
    let folder = folder_with(&[("old.yaml", old.as_bytes()), ("new.yaml", proposed.as_bytes())]);
    assert!(!said(folder.path()).contains("Left out"), "{}", said(folder.path()));
}

#[test]
fn an_entry_keeps_its_uid_when_another_paper_tells_it() {
    let paper = |id: &str, day: &str, more: &str| {
        format!(
            "masa: 1\nid: {id}\ndescribes: ours\nname: Ours\nas-at: {day}\nareas: [plymouth]\n\
             groups:\n  executive: {{name: Executive, review-date: 2027-03-31}}\nevents:\n  - {{what: review-due, date: 2027-06-30}}\n{more}"
        )
    };
    let old = paper("old", "2023-01-01", "  - {what: in-force, date: 2026-06-01}\nstatus: published\n");
    let new = old.replace("id: old", "id: new").replace("2023-01-01", "2024-03-01");
    // It begins with another day, and takes the place of nothing.
    let ahead = paper("ahead", "2024-04-01", "status: proposed\n").replace("2027-06-30", "2027-01-31");
    let ask = |files: &[(&str, &String)]| {
        let files: Vec<_> = files.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
        let folder = folder_with(&files);
        let run =
            run_in(folder.path(), &["calendar", ".", "--from", "2027-01-01", "--to", "2027-12-31", "--format", "ics"]);
        assert_eq!(code(&run), 0, "{}", err(&run));
        let mut uids: Vec<String> = uids(out(&run)).into_iter().map(str::to_owned).collect();
        uids.sort_unstable();
        uids
    };
    let alone = ask(&[("old.yaml", &old)]);
    assert_eq!(alone.len(), 3, "{alone:?}");
    assert_eq!(ask(&[("new.yaml", &new)]), alone);
    assert_eq!(ask(&[("new.yaml", &new), ("old.yaml", &old)]), alone);
    let both = ask(&[("ahead.yaml", &ahead), ("old.yaml", &old)]);
    assert_eq!(both.len(), 5, "{both:?}");
    assert!(alone.iter().all(|uid| both.contains(uid)), "{alone:?} {both:?}");
}

#[test]
fn what_has_no_entry_in_the_calendar_is_counted_in_it_and_beside_it() {
    let text = format!("{OURS}events:\n  - {{what: review-due, date: {{words: once the new board has met}}}}\n");
    let folder = folder_with(&[("ours.yaml", text.as_bytes())]);
    let run = run_in(folder.path(), &["calendar", "ours.yaml", "--from", "2027-01-01", "--format", "ics"]);
    let says = "2 things that fall due have no day that is known, and no entry in the calendar";
    assert!(err(&run).contains(says), "{}", err(&run));
    assert!(out(&run).replace("\r\n ", "").replace("\\,", ",").contains(says), "{}", out(&run));
    let listed = run_in(folder.path(), &["calendar", "ours.yaml", "--from", "2027-01-01"]);
    assert_eq!(err(&listed), "");
}
