//! `masa site`: every page of the bundled arrangements, and folders that are not as they should be.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use roxmltree::{Document, Node};
use serde_json::Value;

use super::masa::{LATE, TIMELY, code, err, folder_with, masa, masa_in, out, root, run_in};

/// The files of a folder with their texts, by path.
fn files(folder: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(inner) = open.pop() {
        for entry in fs::read_dir(inner).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
                found.insert(name, fs::read_to_string(&path).unwrap());
            }
        }
    }
    found
}

/// The bundled arrangements as a site, with a page about a step.
pub(super) fn bundled(folder: &Path) -> BTreeMap<String, String> {
    let site = folder.join("site");
    let before = "arrangements/plymouth-torbay-2019.yaml";
    let after = ["arrangements/plymouth-2020-09.yaml", "arrangements/torbay-2020.yaml"];
    let step = ["--before", before, "--after", after[0], after[1]];
    let run = masa(&[&["site", "arrangements", "--out", site.to_str().unwrap()][..], &step].concat());
    assert_eq!((code(&run), err(&run)), (0, ""));
    files(&site)
}

/// A page, which is well-formed XML too: what a browser would forgive is found.
fn page<'t>(path: &str, text: &'t str) -> Document<'t> {
    let markup = text.strip_prefix("<!DOCTYPE html>\n").unwrap();
    let parsed = Document::parse(markup);
    assert!(parsed.is_ok(), "{path}: {parsed:?}");
    parsed.unwrap()
}

fn pages(files: &BTreeMap<String, String>) -> impl Iterator<Item = (&String, Document<'_>)> {
    files
        .iter()
        .filter(|(path, _)| Path::new(path).extension().is_some_and(|ending| ending == "html"))
        .map(|(path, text)| (path, page(path, text)))
}

/// All texts of a page, words parted by single blanks.
fn words(document: &Document<'_>) -> String {
    words_of(document.root())
}

fn words_of(node: Node<'_, '_>) -> String {
    let texts: Vec<&str> = node.descendants().filter(Node::is_text).filter_map(|node| node.text()).collect();
    texts.concat().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A path from a page, as the path from the first.
fn resolved(page: &str, path: &str) -> String {
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        if part == ".." { _ = parts.pop() } else { parts.push(part) }
    }
    parts.join("/")
}

#[test]
fn every_page_stands_by_itself_and_every_link_leads_somewhere() {
    let folder = tempfile::tempdir().unwrap();
    let files = bundled(folder.path());
    let lower: BTreeSet<String> = files.keys().map(|path| path.to_lowercase()).collect();
    assert_eq!(lower.len(), files.len(), "two files are one where case does not count");
    let mut ids: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for (path, document) in pages(&files) {
        let mut own = BTreeSet::new();
        for id in document.descendants().filter_map(|node| node.attribute("id")) {
            assert!(own.insert(id.to_owned()), "{path}: `{id}` stands twice");
        }
        ids.insert(path, own);
    }
    for (path, document) in pages(&files) {
        assert!(files[path].len() < 300_000, "{path} has {} bytes", files[path].len());
        assert_eq!(document.descendants().filter(|node| node.has_tag_name("h1")).count(), 1, "{path}");
        let policy = document.descendants().find(|node| node.attribute("http-equiv").is_some()).unwrap();
        let policy = policy.attribute("content").unwrap();
        assert!(policy.starts_with("default-src 'none'; ") && !policy.contains("unsafe"), "{path}: {policy}");
        for node in document.descendants().filter(Node::is_element) {
            for attribute in node.attributes() {
                let name = attribute.name();
                assert!(name != "style" && !name.starts_with("on"), "{path}: {name}");
                if !["href", "src"].contains(&name) {
                    continue;
                }
                let (to, anchor) = attribute.value().split_once('#').unwrap_or((attribute.value(), ""));
                assert!(!to.contains(':') && !to.starts_with('/'), "{path} leads to {to}");
                let to = if to.is_empty() { path.clone() } else { resolved(path, to) };
                assert!(files.contains_key(&to), "{path} leads to {to}, which is not there");
                let there = ids.get(to.as_str());
                assert!(anchor.is_empty() || there.is_some_and(|ids| ids.contains(anchor)), "{path}: {to}#{anchor}");
            }
        }
    }
}

#[test]
fn the_page_of_an_area_has_every_finding_with_its_place_and_what_would_settle_the_rest() {
    let folder = tempfile::tempdir().unwrap();
    let files = bundled(folder.path());
    let (mut wrong, mut count) = (0, 0);
    for entry in fs::read_dir("arrangements").unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let run = masa(&["check", path.to_str().unwrap(), "--format", "json"]);
        let report: Value = serde_json::from_slice(&run.stdout).unwrap();
        let told = &files[&format!("areas/{name}.html")];
        let document = page(&name, told);
        let told = words(&document);
        for outcome in report["arrangements"][0]["outcomes"].as_array().unwrap() {
            let finding = &outcome["finding"];
            let message = finding["message"].as_str().unwrap_or_default().replace('`', "");
            let message = message.strip_prefix("cannot tell ").unwrap_or(&message);
            // As a sentence it may begin with a capital.
            let within: String = message.chars().skip(1).collect();
            assert!(told.contains(&within), "{name}: {message}");
            let place = &finding["primary"]["place"];
            if ["not-met", "departs"].contains(&outcome["outcome"].as_str().unwrap()) {
                let place = format!("{}:{}:{}", place["file"].as_str().unwrap(), place["line"], place["column"]);
                assert!(told.contains(&place), "{name}: {place}");
                wrong += 1;
            }
            for gap in outcome["gaps"].as_array().into_iter().flatten() {
                for fact in gap["facts"].as_array().unwrap() {
                    // In words: the last key of its path, with the line that it would stand in.
                    let last = fact["fact"].as_str().unwrap().rsplit('.').next().unwrap();
                    let last = last.split('[').next().unwrap().replace('-', " ");
                    let line = &fact["place"]["line"];
                    let place = [format!("(line {line})"), format!(".yaml:{line}:")];
                    assert!(told.contains(&last) && place.iter().any(|place| told.contains(place)), "{name}: {fact}");
                    count += 1;
                }
            }
        }
    }
    assert!(wrong > 5 && count > 100, "{wrong} {count}");
}

#[test]
fn the_same_files_give_the_same_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let first = bundled(folder.path());
    // Over the earlier one, which is replaced.
    assert_eq!(first, bundled(folder.path()));
}

#[test]
fn texts_of_files_stay_texts() {
    let hostile = LATE.replace("id: late", "id: late\nname: \"</script><script>alert(1)</script>&amp;\\u202e'\\\"\"");
    let folder = folder_with(&[("a.yaml", hostile.as_bytes())]);
    let run = run_in(folder.path(), &["site", "a.yaml", "--out", "site"]);
    assert_eq!((code(&run), err(&run)), (0, ""));
    let files = files(&folder.path().join("site"));
    for (path, document) in pages(&files) {
        let scripts = document.descendants().filter(|node| node.has_tag_name("script"));
        assert!(scripts.into_iter().all(|script| script.text().is_none()), "{path}");
    }
    assert!(words(&page("", &files["areas/late.html"])).contains("</script><script>alert(1)</script>&amp;"));
    assert!(files.values().all(|text| !text.contains('\u{202e}')));
}

/// What thousands of letters call something is no name: it is refused with its place, and no page shows it.
#[test]
fn names_of_thousands_of_letters_are_refused_and_swell_no_page() {
    let name = "Executive Group of the Partnership ".repeat(150);
    let each = |write: fn(usize, &str) -> String| (0..20).map(|at| write(at, &name)).collect::<Vec<_>>().concat();
    let groups = each(|at, name| format!("  g{at}: {{name: \"{name}{at}\", tier: board}}\n"));
    let posts = each(|at, name| format!("  p{at}: {{title: \"{name}{at}\"}}\n"));
    let text = format!("masa: 1\nid: long\nareas: [plymouth]\nname: \"{name}\"\ngroups:\n{groups}posts:\n{posts}");
    let folder = folder_with(&[("long.yaml", text.as_bytes())]);
    let run = run_in(folder.path(), &["site", "long.yaml", "--out", "site"]);
    assert_eq!(code(&run), 3);
    assert!(err(&run).contains("long.yaml:4:1") && err(&run).contains("may have 300 at most"), "{}", err(&run));
    for (path, text) in files(&folder.path().join("site")) {
        assert!(text.len() < 300_000, "{path} has {} bytes", text.len());
    }
}

#[test]
fn a_folder_with_anything_else_in_it_is_left_alone() {
    let folder = folder_with(&[("a.yaml", LATE.as_bytes()), ("full/letter.txt", b"dear"), ("file", b"x")]);
    let site = |out: &str| run_in(folder.path(), &["site", "a.yaml", "--out", out]);
    for (out, says) in [
        ("full", "`full` is there already, is not empty and was not changed; name a new or empty folder with `--out`"),
        ("file", "`file` is there already as a file and was not changed; give another folder with `--out`"),
        (".", "`.` is there already as the folder that you work in and was not changed; name a folder in it"),
        (
            "no/such/site",
            "`no/such/site` cannot be written: there is no such file or folder; nothing was changed there",
        ),
    ] {
        let run = site(out);
        assert_eq!(code(&run), 3, "{out}");
        assert!(err(&run).contains(says), "{}", err(&run));
    }
    assert_eq!(fs::read_dir(folder.path().join("full")).unwrap().count(), 1);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 3, "nothing is left beside");
    // An earlier site is replaced whole; with a letter in it, it is kept.
    fs::create_dir(folder.path().join("empty")).unwrap();
    assert_eq!(code(&site("empty")), 0);
    fs::write(folder.path().join("a.yaml"), TIMELY).unwrap();
    assert_eq!(code(&site("empty")), 0);
    let held = files(&folder.path().join("empty"));
    assert!(held.contains_key("areas/timely.html") && !held.contains_key("areas/late.html"));
    fs::write(folder.path().join("empty/letter.txt"), "dear").unwrap();
    let run = site("empty");
    assert_eq!(code(&run), 3);
    assert!(err(&run).contains("`letter.txt` is in it and is not of the earlier site"), "{}", err(&run));
    assert!(folder.path().join("empty/letter.txt").exists());
}

/// A list that was copied beside other pages does not make them masa's own.
#[test]
fn a_page_that_masa_did_not_write_is_not_replaced_whatever_the_list_says() {
    let folder = folder_with(&[("a.yaml", LATE.as_bytes()), ("www/index.html", b"<p>The council</p>")]);
    let site = |out: &str| run_in(folder.path(), &["site", "a.yaml", "--out", out]);
    assert_eq!(code(&site("site")), 0);
    fs::copy(folder.path().join("site/masa-site.txt"), folder.path().join("www/masa-site.txt")).unwrap();
    let run = site("www");
    assert_eq!(code(&run), 3);
    assert!(err(&run).contains("`index.html` is not as masa wrote it"), "{}", err(&run));
    assert_eq!(fs::read_to_string(folder.path().join("www/index.html")).unwrap(), "<p>The council</p>");
    // Nor is the folder that somebody stands in, or is in a folder of.
    for (at, out, says) in [
        ("site", ".", "as the folder that you work in"),
        ("site/areas", "..", "with the folder that you work in inside"),
    ] {
        let run = run_in(&folder.path().join(at), &["site", "../a.yaml", "../../a.yaml", "--out", out]);
        assert_eq!(code(&run), 3, "{at}");
        assert!(err(&run).contains(says), "{}", err(&run));
    }
    // An empty folder of somebody's own is not of the site either.
    fs::create_dir(folder.path().join("site/mine")).unwrap();
    assert!(err(&site("site")).contains("`mine/` is in it and is not of the earlier site"));
    fs::remove_dir(folder.path().join("site/mine")).unwrap();
    assert_eq!(code(&site("site")), 0);
}

/// What is said of thirty agencies alike is said once, and counted.
#[test]
fn no_list_of_a_page_of_an_area_says_the_same_twice() {
    let folder = folder_with(&[]);
    let files = bundled(folder.path());
    let mut counted = 0;
    for (path, document) in pages(&files).filter(|(path, _)| path.starts_with("areas/")) {
        let lists = document.descendants().filter(|node| node.has_tag_name("ul"));
        for list in lists.filter(|list| list.parent().is_some_and(|one| one.attribute("class") == Some("duty"))) {
            let items: Vec<String> = list.children().filter(Node::is_element).map(|item| words_of(item)).collect();
            counted += items.iter().filter(|item| item.ends_with(" things)")).count();
            let distinct: BTreeSet<&String> = items.iter().collect();
            assert_eq!(distinct.len(), items.len(), "{path}: {items:#?}");
        }
    }
    assert!(counted > 0, "nothing is counted");
}

#[test]
fn every_page_has_a_name_that_every_system_takes() {
    let named = |id: &str| LATE.replace("id: late", &format!("id: {id}"));
    let texts: Vec<(String, String)> =
        ["con", "nul", "com1", "console", "aux-2"].map(|id| (format!("{id}-file.yaml"), named(id))).to_vec();
    let texts: Vec<(&str, &[u8])> = texts.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    let folder = folder_with(&texts);
    let run = run_in(folder.path(), &["site", ".", "--out", "site"]);
    assert_eq!(code(&run), 0, "{}", err(&run));
    let files = files(&folder.path().join("site"));
    for name in ["con-page", "nul-page", "com1-page", "console", "aux-2"] {
        assert!(files.contains_key(&format!("areas/{name}.html")), "{name}");
        assert!(files.contains_key(&format!("data/area-{name}.js")), "{name}");
    }
    let device =
        |path: &String| ["con", "nul", "com1"].contains(&Path::new(path).file_stem().unwrap().to_str().unwrap());
    assert!(!files.keys().any(device));
}

/// A run that is stopped half-way can clear nothing away; the next one does, and does not trip over it.
#[cfg(unix)]
#[test]
fn what_a_run_that_was_stopped_left_is_cleared_away_by_the_next() {
    let within = tempfile::tempdir().unwrap();
    let hidden = || {
        let entries = fs::read_dir(within.path()).unwrap().map(|entry| entry.unwrap());
        entries.filter(|entry| entry.file_name().to_string_lossy().starts_with('.')).map(|entry| entry.path()).collect()
    };
    let out = within.path().join("site");
    for signal in ["-TERM", "-INT"] {
        // It may be through before it is stopped.
        let left = (0..40).any(|_| {
            let mut run =
                masa_in(&root()).args(["site", "arrangements", "--out", out.to_str().unwrap()]).spawn().unwrap();
            loop {
                let found: Vec<std::path::PathBuf> = hidden();
                if found.iter().any(|folder| folder.join("new").exists()) {
                    let stopped = std::process::Command::new("kill").args([signal, &run.id().to_string()]).status();
                    assert!(stopped.unwrap().success());
                    break;
                }
                if run.try_wait().unwrap().is_some() {
                    break;
                }
            }
            run.wait().unwrap();
            hidden().len() == 1
        });
        assert!(left, "{signal}: no run was stopped half-way");
        let run = masa(&["site", "arrangements/torbay-2020.yaml", "--out", out.to_str().unwrap()]);
        assert_eq!((code(&run), err(&run)), (0, ""), "{signal}");
        assert_eq!(hidden(), Vec::<std::path::PathBuf>::new(), "{signal}");
        assert!(out.join("areas/torbay-2020.html").exists());
    }
}

#[cfg(unix)]
#[test]
fn what_cannot_be_written_whole_is_not_written() {
    // A device that is always full stands for a disk that is.
    let folder = folder_with(&[("a.yaml", LATE.as_bytes())]);
    let run = run_in(folder.path(), &["site", "a.yaml", "--out", "/dev/full"]);
    assert_eq!(code(&run), 3);
    assert!(err(&run).contains("is there already as a file"), "{}", err(&run));
    let run = run_in(folder.path(), &["site", "a.yaml", "--out", "/proc/masa-site"]);
    assert_eq!(code(&run), 3);
    assert!(err(&run).contains("cannot be written"), "{}", err(&run));
}

#[test]
fn what_cannot_be_read_is_told_on_the_site_and_the_rest_is_there() {
    let folder = folder_with(&[("a.yaml", LATE.as_bytes()), ("broken.yaml", b"masa: 1\nareas: [\n")]);
    let run = run_in(folder.path(), &["site", ".", "--out", "site"]);
    assert_eq!(code(&run), 3);
    assert!(err(&run).contains("broken.yaml"), "{}", err(&run));
    assert!(out(&run).contains("site/index.html"), "{}", out(&run));
    let files = files(&folder.path().join("site"));
    let index = words(&page("index.html", &files["index.html"]));
    assert!(index.contains("Could not be read") && index.contains("broken.yaml"), "{index}");
    assert!(files.contains_key("areas/late.html"));
    // Of nothing but what cannot be read there is no site.
    let run = run_in(folder.path(), &["site", "broken.yaml", "--out", "other"]);
    assert_eq!(code(&run), 3);
    assert!(!folder.path().join("other").exists());
}

#[test]
fn an_empty_folder_has_no_site() {
    let folder = folder_with(&[]);
    let run = run_in(folder.path(), &["site", "--out", "site"]);
    assert_eq!(code(&run), 3);
    assert!(err(&run).contains("there is no arrangement in this folder"), "{}", err(&run));
    assert!(!folder.path().join("site").exists());
}

/// What the head of a page counts is what `masa check` counts of the file, and what the list of duties comes to.
#[test]
fn legal_duties_are_counted_on_a_page_as_in_a_check() {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in bundled(folder.path()).iter().filter(|(path, _)| path.starts_with("areas/")) {
        let page = page(path, text);
        let file = Path::new(path).file_stem().unwrap().to_str().unwrap();
        let checked = masa(&["check", &format!("arrangements/{file}.yaml"), "--format", "markdown"]);
        let of_class = |tag: &'static str, class: &'static str| {
            page.descendants().filter(move |node| node.has_tag_name(tag) && node.attribute("class") == Some(class))
        };
        let strong = page.descendants().find(|node| node.has_tag_name("strong")).map(words_of).unwrap();
        let verdict = strong.trim_end_matches('.').to_lowercase();
        assert!(out(&checked).to_lowercase().contains(&format!("| {verdict} |")), "{path}: {verdict}");
        let counted = of_class("p", "soft").map(words_of).find_map(|says| {
            let (_, rest) = says.split_once("counted at the head of this page: ")?;
            rest.split_once(',')?.0.parse::<usize>().ok()
        });
        let times = |says: String| match says.trim_matches(['(', ')']) {
            "legal duty" => 1,
            says if says.contains("; counted as a legal duty") => 1,
            says => {
                says.rsplit_once(" times").and_then(|(before, _)| before.rsplit(' ').next()?.parse().ok()).unwrap_or(0)
            }
        };
        let duties = of_class("div", "duty")
            .filter_map(|duty| duty.descendants().find(|node| node.attribute("class") == Some("soft")));
        let listed: usize = duties.map(|force| times(words_of(force))).sum();
        assert_eq!((counted, listed > 0), (Some(listed), true), "{path}");
    }
}
