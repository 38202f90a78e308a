//! Every message of the bundled rules on one page, to be read in one go.

use std::fmt::Write;

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
        let said = Said::of(folder);
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
