//! Arrangements and conditions made at random: each fact with its truth, and whether a file tells it.

use std::fmt::Write as _;

use proptest::prelude::*;

/// How much of a fact a file tells.
#[derive(Clone, Debug)]
pub enum Told<T> {
    Stated,
    Missing,
    Doubted,
    Disputed(T),
}

/// A fact: its truth (`None` for "said to be none") and how much of it is told.
#[derive(Clone, Debug)]
pub struct Made<T> {
    pub truth: Option<T>,
    pub told: Told<T>,
}

#[derive(Clone, Debug)]
pub struct Group {
    pub tier: Made<&'static str>,
    pub decides: Made<bool>,
    pub meets: Made<i64>,
    /// Whether it began before the judged day in a year that may only be known as such.
    pub begun: bool,
    pub year_only: bool,
}

#[derive(Clone, Debug)]
pub struct Groups {
    pub named: Vec<Group>,
    /// Groups that a file with an open list does not name.
    pub others: Vec<Group>,
    pub closed: bool,
}

impl<T: ToString> Made<T> {
    fn write(&self, key: &str, whole: bool, into: &mut Vec<String>) {
        let truth = self.truth.as_ref().map_or_else(|| "none".to_owned(), ToString::to_string);
        match (&self.told, whole) {
            (Told::Stated, _) | (_, true) => into.push(format!("{key}: {truth}")),
            (Told::Missing, _) => {}
            (Told::Doubted, _) => into.push(format!("{key}: {{value: {truth}, doubt: smudged}}")),
            (Told::Disputed(other), _) => {
                into.push(format!(
                    "{key}: {{disputed: [{{value: {}, cite: a}}, {{value: {truth}, cite: b}}]}}",
                    other.to_string()
                ));
            }
        }
    }
}

impl Groups {
    /// The file: with everything that is true, or only what is told.
    pub fn file(&self, whole: bool) -> String {
        let mut text = "masa: 1\nid: x\nas-at: 2020-09-15\nareas: [plymouth]\n".to_owned();
        if self.closed || whole {
            text.push_str("complete: [groups]\n");
        }
        let others: &[Group] = if self.closed || !whole { &[] } else { &self.others };
        let all: Vec<&Group> = self.named.iter().chain(others).collect();
        match (all.is_empty(), self.closed || whole) {
            (true, true) => text.push_str("groups: none\n"),
            (true, false) => {}
            (false, _) => text.push_str("groups:\n"),
        }
        for (at, group) in all.iter().enumerate() {
            let mut parts = Vec::new();
            group.tier.write("tier", whole, &mut parts);
            group.decides.write("decides", whole, &mut parts);
            group.meets.write("meetings-a-year", whole, &mut parts);
            let exact = if group.begun { "2020-03-01" } else { "2020-11-01" };
            parts.push(format!("from: {}", if group.year_only && !whole { "2020" } else { exact }));
            let _ = writeln!(text, "  g{at}: {{{}}}", parts.join(", "));
        }
        text
    }
}

fn made<T: Clone + std::fmt::Debug + 'static>(values: &[T], none: bool) -> impl Strategy<Value = Made<T>> + use<T> {
    let value = prop::sample::select(values.to_vec());
    let told = prop_oneof![
        4 => Just(Told::Stated),
        1 => Just(Told::Missing),
        1 => Just(Told::Doubted),
        1 => value.clone().prop_map(Told::Disputed),
    ];
    let truth = if none { prop::option::weighted(0.8, value).boxed() } else { value.prop_map(Some).boxed() };
    (truth, told).prop_map(|(truth, told)| Made { truth, told })
}

fn group(none: bool) -> impl Strategy<Value = Group> {
    (
        made(&["lead", "board", "forum"], none),
        made(&[true, false], none),
        made(&[1, 4, 6], none),
        any::<bool>(),
        prop::bool::weighted(0.2),
    )
        .prop_map(|(tier, decides, meets, begun, year_only)| Group { tier, decides, meets, begun, year_only })
}

/// Some groups; `none` lets fields be said to be none.
pub fn groups(none: bool) -> impl Strategy<Value = Groups> {
    let named = prop::collection::vec(group(none), 0..4);
    let others = prop::collection::vec(group(none), 0..3);
    (named, others, any::<bool>()).prop_map(|(named, others, closed)| Groups { named, others, closed })
}

/// A condition on the member `name` of a list of groups.
fn of_member(name: &'static str) -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        Just(format!("{name}.decides")),
        Just(format!("has({name}.tier)")),
        prop::sample::select(vec!["lead", "board", "forum"]).prop_map(move |tier| format!("{name}.tier == '{tier}'")),
        Just(format!("{name}.tier in ['lead', 'forum']")),
        (prop::sample::select(vec!["<", "<=", "==", "!=", ">"]), 0i64..7)
            .prop_map(move |(sign, number)| format!("{name}.meetings_a_year {sign} {number}")),
        Just(format!("{name}.tier.startsWith('b')")),
        Just(format!("{name}.tier.matches('^(lead|board)$')")),
    ];
    leaf.prop_recursive(2, 8, 2, |inner| {
        prop_oneof![
            inner.clone().prop_map(|a| format!("!({a})")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("({a} && {b})")),
            (inner.clone(), inner).prop_map(|(a, b)| format!("({a} || {b})")),
        ]
    })
}

/// A condition on an arrangement's groups.
pub fn condition() -> impl Strategy<Value = String> {
    let list =
        prop_oneof![Just("groups".to_owned()), of_member("f").prop_map(|holds| format!("groups.filter(f, {holds})")),];
    let leaf = prop_oneof![
        (list.clone(), prop::sample::select(vec!["exists", "all", "exists_one"]), of_member("g"))
            .prop_map(|(list, what, holds)| format!("{list}.{what}(g, {holds})")),
        (list.clone(), prop::sample::select(vec!["<", "<=", "==", ">"]), 0i64..4)
            .prop_map(|(list, sign, number)| format!("size({list}) {sign} {number}")),
        (0i64..7).prop_map(|number| format!("{number} in groups.map(g, g.meetings_a_year)")),
        (of_member("g"), of_member("h")).prop_map(|(a, b)| format!("groups.all(g, {a} || groups.exists(h, {b}))")),
        Just("true".to_owned()),
        Just("size(groups) + 1 > 2 * 1".to_owned()),
    ];
    leaf.prop_recursive(3, 10, 3, |inner| {
        prop_oneof![
            inner.clone().prop_map(|a| format!("!({a})")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("({a} && {b})")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("({a} || {b})")),
            (inner.clone(), inner.clone(), inner).prop_map(|(a, b, c)| format!("({a} ? {b} : {c})")),
        ]
    })
}
