//! Every message of the bundled rules on one page, to be read in one go.

use std::fmt::Write;
use std::sync::LazyLock;

use masa::check::sets;
use masa::finding::{Finding, Outcome, Strength};
use masa::law::Catalogue;
use masa::rules::{RuleFolder, Rulebook, bundled_folders};

use crate::folders::judge;
use crate::kept::up_to_date;

const INTRODUCTION: &str = "\
# Every message

<!-- Made from the rules and their examples; `MASA_WRITE=1 cargo test --test rules` writes it anew. -->

What each bundled rule says on its own examples, to be read in one go. A rule that is for people to judge shows what is asked of them. In brackets: the example.
Under the title: how much the rule weighs at the most, and what it rests on, with the force of each provision, its place and a paraphrase.
";

/// What one rule says, each sentence once, in the order of its examples.
#[derive(Default)]
struct Said {
    strongest: Option<Strength>,
    messages: Vec<String>,
    asked: Vec<String>,
    mended: Vec<String>,
}

impl Said {
    fn add(&mut self, example: &str, finding: &Finding) {
        self.strongest = self.strongest.max(Some(finding.strength));
        let detail = if finding.detail.is_empty() { String::new() } else { format!(" — {}", finding.detail) };
        let message = format!("{}{detail}", finding.message);
        if !self.messages.iter().any(|known| known.starts_with(&format!("{message} ["))) {
            self.messages.push(format!("{message} [{example}]"));
        }
        for (known, new) in [(&mut self.asked, &finding.ask), (&mut self.mended, &finding.mend)] {
            if !known.iter().any(|one| one == new.as_str()) {
                known.push(new.to_string());
            }
        }
    }

    fn of(folder: &RuleFolder) -> Self {
        let mut said = Self::default();
        for example in sets(&folder.examples) {
            let checked = judge(&example, &[&folder.name]);
            for verdict in &checked.report.verdicts {
                let Some(finding) = &verdict.finding else { continue };
                // What cannot be told is worded alike everywhere, unless the rule shows the question in full.
                let told = verdict.outcome != Outcome::NotStated || !finding.message.starts_with("cannot tell whether");
                if told {
                    said.add(&example.name, finding);
                }
            }
        }
        said
    }
}

/// What each bundled rule says on its examples, by its name.
static SAID: LazyLock<Vec<(String, Said)>> = LazyLock::new(|| {
    let folders = bundled_folders();
    folders.iter().flat_map(|pack| &pack.rules).map(|folder| (folder.name.clone(), Said::of(folder))).collect()
});

fn page() -> String {
    let book = Rulebook::bundled_for_a_step(Catalogue::bundled());
    let mut page = INTRODUCTION.to_owned();
    let folders = bundled_folders();
    for (pack, folder) in folders.iter().flat_map(|pack| pack.rules.iter().map(move |rule| (pack, rule))) {
        let rule = book.rules().iter().find(|rule| rule.text.id == folder.name).unwrap();
        if pack.rules.first().is_some_and(|first| first.name == folder.name) {
            let stamp = book.packs().iter().find(|stamp| stamp.name == rule.pack).unwrap();
            writeln!(page, "\n## {}: {}", stamp.name, stamp.title).unwrap();
        }
        let (_, said) = SAID.iter().find(|(name, _)| *name == folder.name).unwrap();
        writeln!(page, "\n### `{}`\n", folder.name).unwrap();
        writeln!(page, "**{}.** {}", rule.text.title, weight(said.strongest)).unwrap();
        if let Some(because) = &rule.text.because {
            writeln!(page, "Why it weighs no more: {because}").unwrap();
        }
        page.push('\n');
        for cite in rule.cites_all(Catalogue::bundled()).iter() {
            writeln!(page, "- law: {}, {}: {}", cite.force, cite.place, cite.paraphrase).unwrap();
        }
        for message in &said.messages {
            writeln!(page, "- {message}").unwrap();
        }
        writeln!(page, "- ask: {}", said.asked.join(" / ")).unwrap();
        writeln!(page, "- mend: {}", said.mended.join(" / ")).unwrap();
    }
    page
}

fn weight(strongest: Option<Strength>) -> String {
    strongest.map_or_else(String::new, |strength| format!("*{}*.", strength.words()))
}

#[test]
fn the_page_of_messages_is_up_to_date() {
    up_to_date("docs/messages.md", &page());
}

/// Names of parts of the Act and the Regulations are no ids; those of the catalogue are.
fn is_an_id(word: &str) -> bool {
    let law = Catalogue::bundled();
    law.provision(word).is_some() || law.instrument(word).is_some()
}

#[test]
fn no_message_has_an_id_or_a_placeholder_in_it() {
    for (rule, said) in SAID.iter() {
        for words in said.messages.iter().chain(&said.asked).chain(&said.mended) {
            let mut all = words.split(|c: char| !c.is_ascii_alphanumeric() && c != '-');
            assert!(!all.any(is_an_id), "{rule}: {words}");
            assert!(!words.contains(['{', '}']), "{rule}: {words}");
        }
    }
}

#[test]
fn every_mend_says_what_to_do_and_then_what_to_type() {
    for (rule, said) in SAID.iter() {
        for mend in &said.mended {
            let (deed, typed) = mend.split_once("; in the file: ").unwrap_or_else(|| panic!("{rule}: {mend}"));
            assert!(deed.split_whitespace().count() >= 3 && !deed.contains('`'), "{rule}: {mend}");
            assert!(!typed.is_empty() && mend.ends_with('.'), "{rule}: {mend}");
        }
    }
}

#[test]
fn every_sentence_after_a_message_begins_with_a_capital_and_has_its_stop() {
    for (rule, said) in SAID.iter() {
        for (_, detail) in said.messages.iter().filter_map(|message| message.rsplit_once(" [")?.0.split_once(" — ")) {
            assert!(detail.ends_with('.'), "{rule}: {detail}");
            let small = |sentence: &&str| sentence.starts_with(|c: char| c.is_ascii_lowercase());
            assert_eq!(detail.split(". ").find(small), None, "{rule}: {detail}");
        }
        assert!(said.asked.iter().all(|ask| ask.ends_with(['?', '.'])), "{rule}: {:?}", said.asked);
    }
}
