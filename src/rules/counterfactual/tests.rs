//! What is said to turn a verdict is compared with what turns it when every fact of the file is tried.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::copies::{Ask, Copies, Site};
use super::domain::Domain;
use super::others::others;
use super::search::{Found, Given, search};
use super::together::choices;
use crate::expr::Context;
use crate::finding::{Outcome, RestsOn, Verdict, Words};
use crate::law::Catalogue;
use crate::model::vocab::{FieldId, Tail};
use crate::model::{Datum, Fact, Model, Other, decode};
use crate::reference::Reference;
use crate::rules::constants::law_values;
use crate::rules::explain::on_other;
use crate::rules::hearing::Hearing;
use crate::rules::judge::{Bench, Detail};
use crate::rules::roll::Called;
use crate::rules::target::{Subjects, subjects};
use crate::rules::{Rule, Rulebook, Selection, Target, judge_file};
use crate::source::FileId;
use crate::time::Day;
use crate::yaml::{parse, read_text};

/// Values tried of each fact, so that days do not make up the whole of it.
const TRIED: usize = 24;

fn rule_folders() -> Vec<PathBuf> {
    let packs = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules");
    let folders = |of: &Path| {
        let mut found: Vec<PathBuf> = fs::read_dir(of).unwrap().map(|entry| entry.unwrap().path()).collect();
        found.retain(|path| path.is_dir());
        found.sort();
        found
    };
    folders(&packs).iter().flat_map(|pack| folders(pack)).collect()
}

fn examples(folder: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    found.retain(|path| ["fail.yaml", "pass.yaml", "silent.yaml"].iter().any(|name| path.ends_with(name)));
    found.sort();
    found
}

/// A model with the day that it is judged on.
fn model_of(path: &Path) -> Option<(Model, Day)> {
    let bytes = fs::read(path).unwrap();
    let text = read_text(FileId(0), bytes).ok()?;
    let tree = parse(FileId(0), &text).tree?;
    let today = Day::parse("2026-11-23").unwrap();
    let day = crate::model::as_at(&tree, Reference::bundled()).unwrap_or(today);
    Some((decode(&tree, &[], Reference::bundled(), day).model, day))
}

fn said(model: &Model, day: Day, book: &Rulebook<'_>) -> Vec<Verdict> {
    judge_file(model, day, book, Reference::bundled(), Detail { explain: true, silence: false }).verdicts
}

/// The places of the single facts that are said to turn a verdict, with the outcome.
fn single(rests_on: &RestsOn) -> BTreeSet<(String, String)> {
    let of = |flip: &crate::finding::Flip| match flip.turns.as_slice() {
        [one] => Some((one.of.fact.to_string(), flip.outcome.id().to_owned())),
        _ => None,
    };
    rests_on.flips.iter().filter_map(of).collect()
}

/// The same, found by trying every field of the file, whether the rule read it or not.
fn by_trying(
    model: &Model,
    day: Day,
    rule: &Rule<'_>,
    book: &Rulebook<'_>,
    (said, verdict): (&[Verdict], &Verdict),
) -> BTreeSet<(String, String)> {
    let mut copies = Copies::of(&[model]);
    let sites: Vec<Site> = model
        .elements()
        .flat_map(|element| {
            (0u8..).map(FieldId).take(model.kind(element).fields().len()).map(move |field| (element, field))
        })
        .filter(|(element, field)| model.is_written(*element, *field))
        // Where it cannot be told, what is missing is asked for, and not what is there.
        .filter(|(element, field)| {
            let fact = model.fact(*element, *field);
            let is_known = match fact {
                Fact::Known(Datum::List(list), _) => list.tail == Tail::Closed,
                fact => matches!(fact, Fact::Known(..) | Fact::None(_)),
            };
            verdict.outcome != Outcome::NotStated || !is_known
        })
        // Of equal things the one whose key comes first is told, and a former id is its key.
        .filter(|(element, field)| model.kind(*element).definition(*field).unwrap().name != "formerly")
        .map(|(element, field)| Site { model: 0, element, field })
        .collect();
    let law = book.law();
    let domain =
        Domain::of_rule(rule, law, day).with_facts(&copies, &sites).with_moves(rule, law, Reference::bundled());
    let ask = |models: &[&Model]| {
        let again = judge_file(models[0], day, book, Reference::bundled(), Detail::default()).verdicts;
        let at = said.iter().position(|other| std::ptr::eq(other, verdict)).filter(|_| again.len() == said.len())?;
        again.get(at).filter(|other| other.subject.kind == verdict.subject.kind).map(|other| other.outcome)
    };
    let mut found = BTreeSet::new();
    for site in sites {
        for other in others(model, site.element, site.field, &domain).iter().take(TRIED) {
            let outcome = copies.outcome(&[(site, other)], &ask);
            if let Some(outcome) =
                outcome.filter(|outcome| *outcome != verdict.outcome && *outcome != Outcome::NotStated)
            {
                found.insert((model.path(site.element, Some(site.field)), outcome.id().to_owned()));
            }
        }
    }
    found
}

/// Goes through the examples of every `step`th rule that asks of the elements of one file: the rule by itself, the example's name, what
/// it describes and on which day it is judged.
fn each_example(step: usize, see: &mut dyn FnMut(&Rulebook<'_>, &str, &Model, Day)) {
    for folder in rule_folders().iter().step_by(step) {
        let id = folder.file_name().unwrap().to_string_lossy().into_owned();
        let mut book = Rulebook::bundled_for_a_step(Catalogue::bundled());
        book.select(&Selection { rules: vec![id.clone()], ..Selection::default() }).unwrap();
        let rule = &book.rules()[0];
        if !matches!(rule.target, Target::Kind(_)) || rule.text.across.is_some() {
            continue;
        }
        for example in examples(folder) {
            let Some((model, day)) = model_of(&example) else { continue };
            see(&book, &format!("{id}, {}", example.file_name().unwrap().display()), &model, day);
        }
    }
}

#[test]
fn every_single_fact_that_turns_a_verdict_is_named() {
    let mut wrong = Vec::new();
    each_example(1, &mut |book, example, model, day| {
        let verdicts = said(model, day, book);
        for verdict in &verdicts {
            let Some(rests_on) = &verdict.rests_on else { continue };
            let said = single(rests_on);
            let found = by_trying(model, day, &book.rules()[0], book, (&verdicts, verdict));
            for (fact, outcome) in found.difference(&said) {
                let (name, is) = (&verdict.subject.name, verdict.outcome.id());
                wrong.push(format!("{example}: {name} is {is} and {fact} gives {outcome}"));
            }
        }
    });
    assert_eq!(wrong, Vec::<String>::new());
}

/// Everything that is asked of the examples: the search for each verdict on an element, and how the rule comes out on other models.
fn searched(step: usize, see: &mut dyn FnMut(&str, &mut Copies, &Given<'_>, Ask<'_>, &Found)) {
    let (law, reference) = (Catalogue::bundled(), Reference::bundled());
    each_example(step, &mut |book, example, model, day| {
        let rule = &book.rules()[0];
        let Target::Kind(kind) = rule.target else { return };
        let Subjects::Some(elements) = subjects(model, kind) else { return };
        let (models, constants) = ([model], law_values(law, day));
        let bench = Bench::over(Context::new(&models, 0, day, reference), law, &constants);
        let hearing = Hearing::new(rule, 0, &bench);
        let verdicts = judge_file(model, day, book, reference, Detail::default()).verdicts;
        for called in elements.into_iter().map(|element| Called::new(model, element)) {
            let Some(verdict) = verdicts.iter().find(|verdict| verdict.subject == called.subject) else { continue };
            let ask = |models: &[&Model]| on_other(models, &hearing, &called);
            let (outcome, gaps) = (verdict.outcome, verdict.gaps.as_slice());
            let given = Given { rule, law, reference, day, outcome, gaps };
            let mut copies = Copies::of(&[model]);
            let found = search(&mut copies, &given, &ask);
            see(&format!("{example}, {}", verdict.subject.name), &mut copies, &given, &ask, &found);
        }
    });
}

/// The facts that the rule reads on the models as they are written.
fn read(copies: &mut Copies, ask: Ask<'_>) -> Vec<Site> {
    copies.take_asked();
    copies.outcome(&[], ask);
    copies.take_asked().into_iter().collect()
}

#[test]
fn every_value_that_is_named_of_a_set_of_facts_turns_the_verdict_with_the_others() {
    let (mut sets, mut wrong) = (0, Vec::new());
    searched(4, &mut |name, copies, _, ask, found| {
        for (outcome, turns) in found.turned.iter().filter(|(_, turns)| turns.len() > 1) {
            sets += 1;
            for chosen in choices(turns).take(60) {
                let supposed: Vec<(Site, &Other)> = turns.iter().map(|turning| turning.site).zip(chosen).collect();
                let now = copies.outcome(&supposed, ask);
                if now != Some(*outcome) {
                    wrong.push(format!("{name}: {supposed:?} gives {now:?}, not {outcome:?}"));
                }
            }
        }
    });
    assert_eq!(wrong, Vec::<String>::new());
    assert!(sets > 3, "only {sets} sets were found");
}

/// All pairs of what is read are tried by brute force, where it is said that no two facts turn a verdict.
#[test]
fn no_smaller_set_of_the_facts_that_are_read_turns_a_verdict() {
    let (mut tried, mut wrong) = (0, Vec::new());
    searched(6, &mut |name, copies, given, ask, found| {
        let none_of_two = found.together.is_some_and(|together| together >= 2)
            && found.turned.iter().all(|(_, turns)| turns.len() != 2)
            && given.outcome != Outcome::NotStated;
        let sites = read(copies, ask);
        if !none_of_two || sites.len() > 12 {
            return;
        }
        let domain = Domain::of_rule(given.rule, given.law, given.day).with_facts(copies, &sites).with_moves(
            given.rule,
            given.law,
            given.reference,
        );
        let alone = |site: Site, other: &Other| {
            found
                .turned
                .iter()
                .any(|(_, turns)| matches!(turns.as_slice(), [one] if one.site == site && one.values.contains(other)))
        };
        let values: Vec<(Site, Vec<Other>)> = sites
            .iter()
            .map(|site| {
                let mut all = others(copies.model(*site).unwrap(), site.element, site.field, &domain);
                all.retain(|other| !alone(*site, other));
                (*site, all.into_iter().take(6).collect())
            })
            .collect();
        tried += 1;
        for (at, (first, ones)) in values.iter().enumerate() {
            for (second, twos) in &values[at + 1..] {
                for (one, two) in ones.iter().flat_map(|one| twos.iter().map(move |two| (one, two))) {
                    let now = copies.outcome(&[(*first, one), (*second, two)], ask);
                    let is_turn = |now: Outcome| now != given.outcome && now != Outcome::NotStated;
                    if now.is_some_and(|now| is_turn(now) && now != Outcome::NotApplicable) {
                        wrong.push(format!("{name}: {first:?} as {one:?} with {second:?} as {two:?} gives {now:?}"));
                    }
                }
            }
        }
    });
    assert_eq!(wrong, Vec::<String>::new());
    assert!(tried > 5, "only {tried} verdicts were tried");
}

/// Whatever else is not known: where a fact that is stated makes the difference, the verdict rests on it.
#[test]
fn every_fact_is_told_on_which_a_verdict_rests() {
    let (mut told, mut wrong, mut seed) = (0, Vec::new(), 7u64);
    searched(10, &mut |name, copies, given, ask, found| {
        if given.outcome == Outcome::NotStated {
            return;
        }
        told += found.facts.len();
        let sites = read(copies, ask);
        let differs = |without: &[Site], copies: &mut Copies| {
            [Other::Unreadable, Other::NotStated].iter().any(|unknown| {
                let supposed: Vec<(Site, &Other)> = without.iter().map(|site| (*site, unknown)).collect();
                copies.outcome(&supposed, ask) != Some(given.outcome)
            })
        };
        for _ in 0..6 {
            let mut without = sites.clone();
            without.retain(|_| {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                seed >> 33 & 1 == 1
            });
            if differs(&without, copies) {
                continue;
            }
            for site in sites.iter().filter(|site| !found.facts.contains(site)) {
                let model = copies.model(*site).unwrap();
                let is_stated =
                    !matches!(model.fact(site.element, site.field), Fact::NotStated(_) | Fact::Unreadable(_));
                if is_stated && differs(&[without.as_slice(), &[*site]].concat(), copies) {
                    wrong.push(format!("{name}: {site:?}"));
                }
            }
        }
    });
    assert_eq!(wrong, Vec::<String>::new());
    assert!(told > 200, "only {told} facts were told");
}

/// Of a plan without its time, and of one that is over: a financial year that is not over, and a later end, as people write them.
#[test]
fn of_days_and_periods_those_are_named_that_people_would_think_of() {
    let text = "masa: 1\nid: area\nas-at: 2026-05-10\nareas: [plymouth]\ncomplete: [plans]\nplans:\n  \
                - {name: Neglect, kind: priority, period: 2021/2023}\n  - {name: Violence, kind: priority}\n";
    let text = read_text(FileId(0), text.as_bytes().to_vec()).unwrap();
    let tree = parse(FileId(0), &text).tree.unwrap();
    let day = Day::parse("2026-05-10").unwrap();
    let model = decode(&tree, &[], Reference::bundled(), day).model;
    let mut book = Rulebook::bundled(Catalogue::bundled());
    book.select(&Selection { rules: vec!["plans-all-over".to_owned()], ..Selection::default() }).unwrap();
    let verdicts = said(&model, day, &book);
    let turns: Vec<_> =
        verdicts[0].rests_on.iter().flat_map(|rests| &rests.flips).flat_map(|flip| &flip.turns).collect();
    let of = |fact: &str| {
        let own = turns.iter().filter(|turn| turn.of.fact.as_str() == fact);
        own.flat_map(|turn| &turn.instead).map(|words| words.as_str().to_owned()).collect::<Vec<_>>()
    };
    let unstated = of("plans[1].period");
    assert_eq!(unstated, ["one that ends on 10 May 2026 or later", "none", "one that ends on 9 May 2026 or earlier"]);
}

/// Of arrangements in force after the boards were gone: that anything at all came before would change it, and no word of the rule for
/// something else; a list that has entries is not taken back, and no number lies below nothing.
#[test]
fn what_nobody_would_write_is_told_apart_and_comes_last() {
    let turns = |rule: &str, body: &str| {
        let text = format!("masa: 1\nid: area\nas-at: 2021-05-10\nstatus: published\nareas: [plymouth]\n{body}");
        let text = read_text(FileId(0), text.into_bytes()).unwrap();
        let tree = parse(FileId(0), &text).tree.unwrap();
        let day = Day::parse("2021-05-10").unwrap();
        let model = decode(&tree, &[], Reference::bundled(), day).model;
        let mut book = Rulebook::bundled(Catalogue::bundled());
        book.select(&Selection { rules: vec![rule.to_owned()], ..Selection::default() }).unwrap();
        let rests = said(&model, day, &book).remove(0).rests_on.unwrap();
        rests.flips.into_iter().flat_map(|flip| flip.turns).collect::<Vec<_>>()
    };
    let turns = turns(
        "in-force-after-the-boards-were-gone",
        "supersedes: none\nevents:\n  - {what: in-force, date: 2021-01-01}\ncomplete: [events]\n",
    );
    let likely = |fact: &str| -> Vec<&str> {
        let own = turns.iter().filter(|turn| turn.of.fact.as_str() == fact);
        own.flat_map(|turn| turn.instead.iter().take(turn.likely)).map(Words::as_str).collect()
    };
    assert_eq!(likely("supersedes"), ["stated"]);
    assert!(!likely("events").contains(&"none"), "{turns:?}");
    let events = turns.iter().find(|turn| turn.of.fact.as_str() == "events");
    assert!(events.is_some_and(|turn| turn.instead.iter().any(|words| words.as_str() == "none")), "{turns:?}");
}
