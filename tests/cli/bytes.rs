//! Files as other programs leave them, and outputs as other programs treat them.

use std::fs;

use super::masa::{LATE, RULE, TIMELY, code, err, folder_with, masa_reading, out, run_in};

#[test]
fn a_file_from_windows_reads_like_any_other() {
    let windows = format!("\u{feff}{}", LATE.replace('\n', "\r\n"));
    let folder = folder_with(&[("plain/late.yaml", LATE.as_bytes()), ("windows/late.yaml", windows.as_bytes())]);
    let run = |below: &str| run_in(&folder.path().join(below), &["check", "--rule", RULE]);
    assert_eq!(code(&run("windows")), 1);
    assert_eq!(out(&run("windows")), out(&run("plain")));
}

#[test]
fn a_file_in_another_encoding_is_told_with_its_line() {
    let folder = folder_with(&[("latin.yaml", b"masa: 1\nname: caf\xe9\n"), ("good.yaml", TIMELY.as_bytes())]);
    let run = run_in(folder.path(), &["check", "--rule", RULE]);
    assert_eq!(code(&run), 3);
    assert!(out(&run).contains("latin.yaml:2:10"), "{}", out(&run));
    assert!(out(&run).contains("UTF-8"), "{}", out(&run));
    assert!(out(&run).contains("no legal duty found unmet"), "the other file was not judged: {}", out(&run));
}

#[test]
fn standard_input_is_an_arrangement_or_an_error() {
    let late = masa_reading(LATE.as_bytes(), &["check", "-", "--rule", RULE]);
    assert_eq!(code(&late), 1);
    assert!(out(&late).contains("(standard input):6:5"), "{}", out(&late));
    let other = masa_reading(b"name: build\n", &["check", "-"]);
    assert_eq!(code(&other), 3);
    assert!(out(&other).contains("no arrangement"), "{}", out(&other));
    let nothing = masa_reading(b"", &["check", "-"]);
    assert_eq!(code(&nothing), 3);
}

#[test]
fn control_characters_never_reach_the_output() {
    let hostile = "masa: 1\nid: \"a\\e[31m\\u009b31m\\u007f\\u202e\"\nname: \"\\e]8;;http://x\\a\"\nas-at: 2020-01-15\nareas: [\"\\e[2J\"]\nstatus: \"\\u0085\\e[5m\"\n\"\\e[1m\": x\nsources: {paper: {kind: \"\\u001b\"}}\n";
    let raw = b"masa: 1\nid: a\x1b[31m\nname: \xc2\x9b31m\n";
    let folder = folder_with(&[("hostile.yaml", hostile.as_bytes()), ("raw.yaml", raw)]);
    let name = folder.path().join("name\u{1b}[31m.yaml");
    fs::write(&name, LATE).unwrap();
    for format in super::report::formats() {
        let run = run_in(folder.path(), &["check", ".", "--format", &format]);
        let wrong = out(&run).chars().find(|c| c.is_control() && *c != '\n');
        assert_eq!(wrong, None, "{format}: {:?}", out(&run));
        assert!(out(&run).contains("31m"), "{format} lost what the file says: {}", out(&run));
    }
    for arguments in [
        &["check", "."][..],
        &["check", ".", "--explain"],
        &["check", "no\u{1b}[31m.yaml"],
        &["why", RULE, "hostile.yaml"],
        &["why", RULE, "name\u{1b}[31m.yaml", "x\u{1b}[31m"],
        &["areas", "x\u{9b}31m"],
    ] {
        let run = run_in(folder.path(), arguments);
        for text in [out(&run), err(&run)] {
            let wrong = text.chars().find(|c| c.is_control() && *c != '\n');
            assert_eq!(wrong, None, "{arguments:?}: {text:?}");
        }
        assert!(!out(&run).is_empty() || !err(&run).is_empty(), "{arguments:?}");
    }
}

#[test]
fn an_output_file_is_whole_or_not_there() {
    let folder = folder_with(&[("late.yaml", LATE.as_bytes()), ("kept.json", b"earlier")]);
    let run = run_in(folder.path(), &["check", "late.yaml", "--rule", RULE, "--format", "json", "-o", "kept.json"]);
    assert_eq!((code(&run), out(&run)), (1, ""));
    let written = fs::read_to_string(folder.path().join("kept.json")).unwrap();
    assert!(written.starts_with("{\"version\":1") && written.ends_with("}\n"), "{written}");
    let run = run_in(folder.path(), &["check", "late.yaml", "--rule", "zzz", "-o", "kept.json"]);
    assert_eq!(code(&run), 2);
    assert_eq!(fs::read_to_string(folder.path().join("kept.json")).unwrap(), written);
    let run = run_in(folder.path(), &["check", "late.yaml", "-o", "late.yaml"]);
    assert_eq!(code(&run), 2);
    assert_eq!(fs::read_to_string(folder.path().join("late.yaml")).unwrap(), LATE);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2, "something was left behind");
}

#[test]
fn the_schema_that_is_printed_is_the_published_one() {
    let run = super::masa::masa(&["schema"]);
    let published = fs::read_to_string(super::masa::root().join("schemas/arrangement-v1.schema.json")).unwrap();
    assert_eq!((code(&run), out(&run)), (0, published.as_str()));
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{PermissionsExt, symlink};
    use std::process::Stdio;

    use super::super::masa::masa_in;
    use super::*;

    #[test]
    fn a_reader_that_stops_early_is_no_error() {
        for arguments in [
            &["check", ".", "--fail-on", "question"][..],
            &["check", ".", "--fail-on", "question", "--explain", "--format", "json"],
            &["areas"],
            &["schema"],
            &["--help"],
        ] {
            let mut child = masa_in(&super::super::masa::root().join("arrangements")).args(arguments).spawn().unwrap();
            drop(child.stdout.take());
            let output = child.wait_with_output().unwrap();
            let expected = i32::from(arguments[0] == "check");
            assert_eq!((output.status.code(), err(&output)), (Some(expected), ""), "{arguments:?}");
        }
    }

    #[test]
    fn a_full_disk_is_told() {
        let Ok(full) = fs::OpenOptions::new().write(true).open("/dev/full") else { return };
        let folder = folder_with(&[("timely.yaml", TIMELY.as_bytes())]);
        let output = masa_in(folder.path()).args(["check", "--rule", RULE]).stdout(Stdio::from(full)).output().unwrap();
        assert_eq!(code(&output), 3);
        assert!(err(&output).contains("the disk is full"), "{}", err(&output));
    }

    #[test]
    fn a_link_that_leads_nowhere_does_not_stop_the_others() {
        let folder = folder_with(&[("late.yaml", LATE.as_bytes())]);
        symlink("nowhere", folder.path().join("broken.yaml")).unwrap();
        let run = run_in(folder.path(), &["check", "--rule", RULE]);
        assert_eq!(code(&run), 3);
        assert!(out(&run).contains("broken.yaml") && out(&run).contains("1 legal duty not met"), "{}", out(&run));
    }

    #[test]
    fn a_folder_without_permission_does_not_stop_the_others() {
        let folder = folder_with(&[("late.yaml", LATE.as_bytes()), ("closed/timely.yaml", TIMELY.as_bytes())]);
        let closed = folder.path().join("closed");
        fs::set_permissions(&closed, fs::Permissions::from_mode(0o000)).unwrap();
        // Whoever may read everything, as root may, has nothing to be refused.
        let refused = fs::read_dir(&closed).is_err();
        let run = run_in(folder.path(), &["check", "--rule", RULE]);
        fs::set_permissions(&closed, fs::Permissions::from_mode(0o755)).unwrap();
        assert_eq!(code(&run), if refused { 3 } else { 1 });
        assert_eq!(out(&run).contains("you have no permission"), refused, "{}", out(&run));
    }
}
