//! Mistakes in expressions, each with the text that it underlines.

use crate::expr::{Scope, Template, Ty, compile, compile_condition};
use crate::model::vocab::Kind;

fn scope() -> Scope {
    Scope::new().with_subject(Kind::Scrutiny).with_constant("law.first_publication_by", Ty::Day)
}

/// Each mistake as `underlined: message [mend]`.
fn mistakes(text: &str) -> Vec<String> {
    let errors = compile_condition(text, &scope()).expect_err(text);
    errors.into_iter().map(|error| format!("{}: {error} [{}]", &text[error.range.clone()], error.mend())).collect()
}

fn only(text: &str) -> String {
    let found = mistakes(text);
    assert_eq!(found.len(), 1, "{text}: {found:?}");
    found.into_iter().next().unwrap()
}

#[test]
fn names_that_lead_nowhere() {
    assert_eq!(only("has(scrutiny.by.pots)"), "pots: a scrutineer has no field `pots` [did you mean `post`?]");
    assert_eq!(only("size(partner) > 0"), "partner: there is no `partner` here [did you mean `partners`?]");
    assert_eq!(only("partners.exist(p, true)"), "exist: there is no function `exist` [did you mean `exists`?]");
    assert_eq!(only("in_places(scrutiny)"), "in_places: there is no function `in_places` [did you mean `in_place`?]");
    assert_eq!(
        only("day <= law.first_publicaton_by"),
        "law.first_publicaton_by: there is no `law.first_publicaton_by` here [did you mean `law.first_publication_by`?]"
    );
    assert!(
        mistakes("has(scrutiny.reports-to)")[0].starts_with("reports: a scrutiny has no field"),
        "keys are written with `_`"
    );
    let unlike = only("groups.exists(g, has(g.xyzzy))");
    assert!(unlike.contains("a group has no field `xyzzy` [the fields are `name`, `known_as`"), "{unlike}");
}

#[test]
fn a_receiver_is_written_out_and_is_one_that_is_known() {
    let of = |what: &str| only(&format!("arrangement.events.exists(e, sent_to(e, {what}))"));
    assert_eq!(
        of("\"secretary-of-sate\""),
        "\"secretary-of-sate\": `secretary-of-sate` is none of the words of `receivers of reports` [did you mean `secretary-of-state`?]"
    );
    assert!(of("\"ofsted\"").contains("`child-safeguarding-practice-review-panel`, `secretary-of-state`"));
    assert!(of("e.on_condition").contains("sent_to"), "{}", of("e.on_condition"));
}

#[test]
fn a_number_in_quotation_marks_is_told_and_a_text_that_is_none_is_not_taken_for_one() {
    let quoted = only("groups.all(g, g.meetings_a_year >= \"6\")");
    assert!(
        quoted.ends_with("a number cannot be compared with a text [write a number without quotation marks]"),
        "{quoted}"
    );
    let other = only("groups.all(g, g.name >= 6)");
    assert!(other.ends_with("a text cannot be compared with a number []"), "{other}");
}

#[test]
fn signs_and_names_of_other_languages() {
    assert!(mistakes("groups.exists(g, g.meetings-a-year > 6)")[0].ends_with("[did you mean `meetings_a_year`?]"));
    assert_eq!(
        only("scrutiny.votes = true"),
        "=: `=` has no meaning here [write `==` for the same, `>=` for at least, `<=` for at most]"
    );
    assert!(
        only("budgets.exists(b, b.total > £300,000)")
            .ends_with("£300,000: `£300,000` has no meaning here [write an amount as `pounds(300000)`]")
    );
    assert!(only("scrutiny.votes & true").ends_with("[write `&&` for and]"));
    assert!(only("scrutiny.votes and true").ends_with("[write `&&` for and]"));
    assert!(only("scrutiny.votes OR true").ends_with("[write `||` for or]"));
    assert!(only("scrutiny.state == “planned”").contains("straight quotation marks"));
    assert_eq!(
        only("scrutiny.state == in_place_"),
        "in_place_: there is no `in_place_` here []",
        "a word that no list has"
    );
    assert_eq!(
        only("scrutiny.state == planned"),
        "planned: there is no `planned` here [a word of a list stands in quotes: `\"planned\"`]"
    );
}

#[test]
fn types_that_do_not_fit() {
    assert_eq!(
        only("partners"),
        "partners: true or false is needed here, and this is a list, each member a partner [ask `size(…) > 0`, or `exists` for a certain member]"
    );
    assert_eq!(
        only("groups.exists(g, g.name && true)"),
        "g.name: true or false is needed here, and this is a text [ask whether it is known with `has(…)`]"
    );
    assert_eq!(
        only("partners.exists(p, p.body == scrutiny.by.post.employed_by)"),
        "p.body == scrutiny.by.post.employed_by: a body cannot be compared with a list, each member a body or collective [ask for the members of a list with `in`, `exists` or `all`]"
    );
    assert_eq!(
        only("budgets.exists(b, b.total > 100)"),
        "b.total > 100: an amount of money cannot be compared with a number [write an amount as `pounds(100)`]"
    );
    assert_eq!(
        only("day < \"2019-09-29\""),
        "day < \"2019-09-29\": a day cannot be compared with a text [write a day as `date(\"2019-09-29\")`]"
    );
    assert_eq!(
        only("partners.exists(p, p.body == areas)").split(':').next(),
        Some("p.body == areas"),
        "a body is no area"
    );
    assert!(only("groups.members.exists(m, m.votes)").starts_with("members: a single element is needed here"));
    assert!(only("add_days(day, day) == day").starts_with("day: a number is needed here, and this is a day"));
    assert!(only("within_months(day, day)").contains("`within_months` takes 3 values, not 2"));
    assert!(only("has(day)").contains("no field stands here"));
    assert!(only("arrangements in arrangements").contains("cannot be compared"));
    assert!(only("[1, 'a'].exists(x, true)").starts_with("'a': a number is needed here"));
}

#[test]
fn words_outside_a_closed_list() {
    assert_eq!(
        only("scrutiny.state == \"planed\""),
        "\"planed\": `planed` is none of the words of `state` [did you mean `planned`?]"
    );
    assert_eq!(only("partners.exists(p, p.kind in ['police', 'health'])").split(':').next(), Some("'health'"));
    assert!(only("day_of(arrangement, \"publishd\") <= day").contains("did you mean `published`?"));
    assert!(only("is_a(arrangement, \"bodies\")").contains("`bodies` is none of"));
    assert!(compile("groups.exists(g, g.tier == \"ward forum\")", &scope()).is_ok(), "tiers are an open list");
}

#[test]
fn lists_inside_lists_patterns_and_days() {
    let deep = "groups.exists(a, groups.exists(b, groups.exists(c, groups.exists(d, true))))";
    assert!(
        only(deep).starts_with("groups.exists(d, true): lists are gone through inside each other more than three deep")
    );
    assert!(
        only("scrutiny.by.words.matches(\"[\")")
            .starts_with("\"[\": the pattern cannot be read: unclosed character class")
    );
    assert!(only("scrutiny.by.words.matches(scrutiny.by.words)").contains("needs its value written out"));
    assert!(only("day < date(\"2019-02-30\")").starts_with("\"2019-02-30\": "));
    assert_eq!(only("groups.exists(scrutiny, true)"), "scrutiny: `scrutiny` cannot be the name for a member here []");
    assert_eq!(
        only("groups[0] == groups[0]"),
        "groups[: places in a list, written in brackets, are not part of masa's expressions []"
    );
}

#[test]
fn every_mistake_is_told_at_once() {
    let found = mistakes("has(scrutiny.nam) && partnrs.size() > 0 || scrutiny.state == 'planed'");
    let underlined: Vec<_> = found.iter().map(|mistake| mistake.split(':').next().unwrap()).collect();
    assert_eq!(underlined, ["nam", "partnrs", "'planed'"]);
}

#[test]
fn mistakes_of_a_message_are_placed_in_the_message() {
    let text = "`{scrutiny.by.post.titel}` is {{not}} {day} at {scrutiny.byy}";
    let errors = Template::compile(text, &scope()).unwrap_err();
    let underlined: Vec<_> = errors.iter().map(|error| &text[error.range.clone()]).collect();
    assert_eq!(underlined, ["titel", "byy"]);
    let errors = Template::compile("a } b { c", &scope()).unwrap_err();
    assert_eq!(errors.iter().map(|error| error.range.start).collect::<Vec<_>>(), [2, 6]);
}
