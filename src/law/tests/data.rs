use super::{date, from_files};
use crate::finding::Strength;
use crate::law::{Catalogue, Certainty, Decided, Fact, Force, InstrumentKind};

#[test]
fn the_embedded_catalogue_is_what_the_files_say() {
    let files = from_files();
    assert_eq!(*Catalogue::bundled(), files);
    assert!(files.provisions().len() > 250, "{}", files.provisions().len());
}

#[test]
fn editions_leave_no_day_out_from_the_first_to_the_data_date() {
    let law = Catalogue::bundled();
    assert_eq!(law.data_date(), Some(date("2026-11-23")));
    let mut day = date("2018-07-04");
    while day <= date("2026-11-23") {
        let on: Vec<_> = law.editions_on(day.into()).map(|edition| edition.id.as_str()).collect();
        assert_eq!(on.len(), 1, "{day}: {on:?}");
        day = day.next().unwrap();
    }
    assert_eq!(law.edition_in_force(date("2018-07-03")), None);
}

#[test]
fn an_edition_is_known_by_the_day_it_was_published() {
    for edition in Catalogue::bundled().editions() {
        assert!(edition.id.ends_with(&edition.published.to_string()), "{}", edition.id);
    }
}

#[test]
fn no_edition_is_cited_by_paragraph_for_no_number_was_confirmed() {
    let law = Catalogue::bundled();
    for provision in law.provisions() {
        if law.instrument(&provision.instrument).unwrap().kind == InstrumentKind::Edition {
            assert!(!provision.place.contains("para"), "{}", provision.id);
            let by_section =
                ["chapter", "moving over", "the edition"].iter().any(|start| provision.place.starts_with(start));
            assert!(by_section, "{}", provision.place);
        }
    }
}

#[test]
fn every_provision_says_where_it_was_read_and_how_it_is_decided() {
    let law = Catalogue::bundled();
    for provision in law.provisions() {
        assert!(law.read_at(provision).count() > 0, "{}", provision.id);
        let from_memory = law.read_at(provision).any(|at| at.contains("memory"));
        assert_eq!(from_memory, provision.certainty == Certainty::Recalled, "{}", provision.id);
        let empty = match &provision.decided {
            Decided::Machine => false,
            Decided::InPart { not_asked } => {
                !["whether ", "how ", "what "].iter().any(|start| not_asked.starts_with(start))
                    || not_asked.ends_with('.')
            }
            Decided::Judgement { ask, evidence } => !ask.ends_with('?') || evidence.is_empty(),
            Decided::Reference { needs: reason }
            | Decided::NoDuty { why: reason }
            | Decided::OutOfScope { why: reason } => reason.is_empty(),
        };
        assert!(!empty, "{}", provision.id);
    }
}

#[test]
fn the_schedule_has_its_38_entries_under_six_headings() {
    let schedule = Catalogue::bundled().schedule().unwrap();
    assert_eq!((schedule.entries.len(), schedule.headings.len()), (38, 6));
    let open: Vec<u32> =
        schedule.entries.iter().filter(|entry| entry.open_ended).map(|entry| entry.paragraph).collect();
    assert_eq!(open, [36, 38]);
    let first_of = |heading: &str| schedule.entries.iter().find(|entry| entry.heading == heading).unwrap().paragraph;
    let firsts: Vec<u32> = schedule.headings.iter().map(|heading| first_of(&heading.id)).collect();
    assert_eq!(firsts, [1, 15, 24, 25, 32, 36]);
}

#[test]
fn nothing_from_memory_weighs_more_than_a_question() {
    for provision in Catalogue::bundled().provisions() {
        if provision.certainty == Certainty::Recalled || provision.force_certainty == Certainty::Recalled {
            assert!(provision.strength() <= Strength::Question, "{}", provision.id);
        }
    }
}

#[test]
fn a_limit_takes_something_away() {
    for provision in Catalogue::bundled().provisions() {
        if let Some(limit) = &provision.at_most {
            assert!(limit.strength < provision.force.strength(), "{}", provision.id);
        }
    }
}

#[test]
fn what_rules_rest_on_weighs_what_the_research_found() {
    let law = Catalogue::bundled();
    let expected = [
        ("ca2004-s16E-1", Force::Must, Strength::Duty),
        ("ca2004-s16E-3-partners", Force::States, Strength::Note),
        ("ca2004-s16E-3-overlap", Force::Must, Strength::Duty),
        ("ca2004-s16G-3", Force::Must, Strength::Duty),
        ("ca2004-s16G-7", Force::Must, Strength::Duty),
        ("ca2004-s16I-1", Force::May, Strength::Note),
        ("ca2004-s16J-1", Force::May, Strength::Note),
        ("ca2004-s16J-1-agreement", Force::Must, Strength::Duty),
        ("ca2004-s16LA", Force::Must, Strength::Guidance),
        ("si2018-497-r5", Force::Must, Strength::Duty),
        ("wt2018-c3-lead-reps", Force::States, Strength::Note),
        ("wt2018-c3-delegate-name", Force::Should, Strength::Guidance),
        ("wt2018-c3-fund-transparent", Force::Should, Strength::Guidance),
        ("wt2018-c3-report-yearly", Force::Must, Strength::Duty),
        ("wt2018-c3-scrutiny-publish", Force::Should, Strength::Question),
        ("wt2023-c2-lsp-identity", Force::Should, Strength::Guidance),
        ("wt2023-c2-dsp-named", Force::Should, Strength::Guidance),
        ("wt2023-c2-chair", Force::Should, Strength::Question),
        ("wt2023-c2-funding-open", Force::Should, Strength::Question),
        ("wt2026-c2-dsp-named", Force::Should, Strength::Question),
    ];
    for (id, force, strength) in expected {
        let provision = law.provision(id).unwrap_or_else(|| panic!("{id}"));
        assert_eq!((provision.force, provision.strength()), (force, strength), "{id}");
    }
}

#[test]
fn the_days_of_2019_are_those_of_the_regulations() {
    let law = Catalogue::bundled();
    let fact = |name: &str| law.fact(name).map(|(provision, fact)| (provision.place.as_str(), fact));
    let on = |text: &str| Fact::Day(date(text).into());
    assert_eq!(fact("first-publication-by"), Some(("reg.5", on("2019-06-30"))));
    assert_eq!(fact("months-from-publication-to-effect"), Some(("reg.6", Fact::Months(3))));
    assert_eq!(fact("months-from-effect-to-first-report"), Some(("reg.7", Fact::Months(12))));
    assert_eq!(fact("boards-gone-by"), Some(("reg.8", on("2020-09-29"))));
    assert_eq!(fact("first-publication"), None);
}
