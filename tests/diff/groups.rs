//! Groups that no id leads to are one only where nothing speaks against it and there is no choice.

use masa::finding::What;

use crate::compared::compared;

const TWO: [&str; 2] = [
    "  training: {name: Training Group, tier: subgroup, reports-to: [executive], functions: [training]}",
    "  quality: {name: Quality Group, tier: subgroup, reports-to: [executive], functions: [data, quality-assurance]}",
];

/// What becomes of the two where there is one instead, or of the one where there are two.
fn told(two: &[&str], one: &str, more: &str) -> [Vec<&'static str>; 2] {
    let file = |groups: &[&str], more: &str| {
        let posts = "posts:\n  head: {title: Head of Service}\n  nurse: {title: Nurse}\n";
        let executive = "  executive: {name: Executive, tier: executive}\n  forum: {name: Forum, tier: forum}";
        format!("masa: 1\nid: ours\nareas: [plymouth]\n{posts}groups:\n{executive}\n{}\n{more}", groups.join("\n"))
    };
    let (two, one) = (file(two, ""), file(&[one], more));
    both_ways(&two, &one)
}

/// What becomes of groups from one text to another, and back.
fn both_ways(one: &str, other: &str) -> [Vec<&'static str>; 2] {
    [compared(one, other), compared(other, one)].map(|compared| {
        let of_groups = compared
            .difference
            .changes
            .iter()
            .filter(|change| change.before.iter().chain(&change.after).any(|thing| thing.kind == "group"));
        let words = of_groups.filter_map(|change| match change.what {
            What::Came(_) => Some("came"),
            What::Went(_) => Some("went"),
            What::Merged(_) => Some("merged"),
            What::Split(_) => Some("split"),
            What::Renamed => Some("renamed"),
            _ => None,
        });
        words.collect()
    })
}

/// What becomes of the group that leads an arrangement, in a file of that id, where another stands there instead.
fn led(id: &str, one: &str, other: &str) -> [Vec<&'static str>; 2] {
    let file = |id: &str, groups: &str| {
        let posts = "posts:\n  head: {title: Head of Service}\n  nurse: {title: Nurse}\n  officer: {title: Officer}\n";
        let forum = "  forum: {name: Forum, tier: forum}\n";
        format!("masa: 1\nid: {id}\nareas: [plymouth]\n{posts}groups:\n{forum}{groups}\ncomplete: [groups]\n")
    };
    both_ways(&file("ours", one), &file(id, other)).map(sorted)
}

#[test]
fn what_leads_goes_on_under_another_name_with_its_chair_or_its_members() {
    let one = "  executive: {name: Executive Group, tier: TIER, chairs: [{post: head}], members: [{post: head}, {post: nurse}]}";
    let other =
        "  top: {name: Strategic Group, tier: TIER, chairs: [{post: head}], members: [{post: head}, {post: nurse}]}";
    let (known, unknown) = ([vec!["renamed"], vec!["renamed"]], [vec!["came", "went"], vec!["came", "went"]]);
    for tier in ["lead", "executive", "board"] {
        let [one, other] = [one, other].map(|group| group.replace("TIER", tier));
        assert_eq!(led("ours", &one, &other), known, "{tier}");
        let chaired = other.replace("{post: nurse}]", "{post: officer}]");
        assert_eq!(led("ours", &one, &chaired), known, "{tier}, by its chair");
        let seated = other.replace("chairs: [{post: head}]", "chairs: [{post: nurse}]");
        assert_eq!(led("ours", &one, &seated), known, "{tier}, by its members");
        for against in [
            chaired.replace("chairs: [{post: head}]", "chairs: [{post: nurse}]"),
            chaired.replace("chairs: [{post: head}]", "chairs: [{post: nurse}]").replace("Strategic", "Executive"),
            other.replace(&format!("tier: {tier}"), "tier: panel"),
            format!("{other}\n  second: {{name: Second Group, tier: {tier}}}"),
        ] {
            assert!(led("ours", &one, &against)[0].contains(&"went"), "{against}");
        }
        // A new partnership is led by its own, whoever chairs it.
        assert_eq!(led("theirs", &one, &other), unknown, "{tier}");
    }
}

#[test]
fn what_leads_is_another_where_it_is_there_for_something_else() {
    let one = "  executive: {name: Executive Group, tier: executive, chairs: [{post: head}], MORE}";
    let other = "  top: {name: Strategic Group, tier: executive, chairs: [{post: head}], MORE}";
    for (was, is, goes_on) in [
        ("functions: [data]", "functions: [data, training]", true),
        ("functions: [data]", "functions: [training]", false),
        ("scope: [children]", "scope: [children, adults]", true),
        ("scope: [children]", "scope: [adults]", false),
        ("reports-to: [forum]", "scope: [children]", true),
        ("covers: [plymouth]", "covers: [torbay]", false),
    ] {
        let told = led("ours", &one.replace("MORE", was), &other.replace("MORE", is));
        assert_eq!(told[0].contains(&"renamed"), goes_on, "{was}, {is}: {told:?}");
        assert_eq!(told[1].contains(&"renamed"), goes_on, "{was}, {is}: {told:?}");
    }
}

#[test]
fn several_are_one_by_what_they_do_only_where_nothing_speaks_against_it() {
    let one = "  learning: {name: Learning Group, tier: subgroup, reports-to: [executive], functions: [data, quality-assurance, training]}";
    let known = [vec!["merged"], vec!["split"]];
    let unknown = [vec!["came", "went", "went"], vec!["went", "came", "came"]];
    assert_eq!(told(&TWO, one, ""), known);
    // Without a tier or a place of its own there is still the work.
    assert_eq!(told(&TWO, &one.replace(", tier: subgroup, reports-to: [executive]", ""), ""), known);
    for against in [
        one.replace("tier: subgroup", "tier: board"),
        one.replace("reports-to: [executive]", "reports-to: [forum]"),
        one.replace("training]", "training, learning]"),
        one.replace("data, ", ""),
        one.replace(
            "[data, quality-assurance, training]",
            "{value: [data, quality-assurance, training], doubt: a draft}",
        ),
    ] {
        assert_ne!(against, one);
        assert_eq!(told(&TWO, &against, "").map(sorted), unknown.clone().map(sorted), "{against}");
    }
    for also in [
        "functions:\n  - {function: data, owners: [head]}\n",
        "functions:\n  - {function: data, owners: [forum]}\n",
        "functions:\n  - {function: learning, owners: [learning], state: planned}\n",
    ] {
        assert_eq!(told(&TWO, one, also).map(sorted), unknown.clone().map(sorted), "{also}");
    }
}

#[test]
fn several_are_one_by_their_chairs_only_in_one_place_and_with_no_other_work() {
    let two = [
        "  neglect: {name: Neglect Group, tier: subgroup, reports-to: [executive], chairs: [{post: head}]}",
        "  harm: {name: Harm Group, tier: subgroup, reports-to: [executive], chairs: [{post: nurse}]}",
    ];
    let one = "  safety: {name: Safety Group, tier: subgroup, reports-to: [executive], chairs: [{post: head}, {post: nurse}]}";
    let (known, unknown) =
        ([vec!["merged"], vec!["split"]], [vec!["came", "went", "went"], vec!["came", "came", "went"]]);
    assert_eq!(told(&two, one, ""), known);
    assert_eq!(told(&two, &one.replace(", reports-to: [executive]", ""), "").map(sorted), unknown);
    assert_eq!(told(&two, &one.replace("tier: subgroup, ", ""), "").map(sorted), unknown);
    let works = two.map(|group| group.replace("]}", "], functions: [data]}").replace("}]], f", "}], f"));
    let works = works.each_ref().map(String::as_str);
    assert!(works[0].ends_with("chairs: [{post: head}], functions: [data]}"), "{}", works[0]);
    assert_eq!(told(&works, one, ""), known);
    let other = one.replace("nurse}]}", "nurse}], functions: [training]}");
    assert_eq!(told(&works, &other, "").map(sorted), unknown);
}

#[test]
fn one_goes_into_another_that_stays_only_with_all_its_work_and_nobody_else_has_any() {
    let one = "  quality: {name: Quality Group, tier: subgroup, reports-to: [executive], functions: [data, quality-assurance, training]}";
    let (known, unknown) = ([vec!["merged"], vec!["split"]], [vec!["went"], vec!["came"]]);
    assert_eq!(told(&TWO, one, ""), known);
    // What it gives up itself does not matter, nor whether it stood over the other.
    assert_eq!(told(&TWO, &one.replace("data, ", ""), ""), known);
    let under = TWO[0].replace("reports-to: [executive]", "reports-to: [quality]");
    assert_eq!(told(&[&under, TWO[1]], one, ""), known);
    for against in [
        one.replace("tier: subgroup", "tier: board"),
        one.replace("reports-to: [executive]", "reports-to: [forum]"),
        one.replace(", training]", "]"),
        one.replace("[data, quality-assurance, training]", "{value: [training], doubt: a draft}"),
    ] {
        assert_ne!(against, one);
        assert_eq!(told(&TWO, &against, ""), unknown, "{against}");
    }
    for also in [
        "functions:\n  - {function: training, owners: [head]}\n",
        "functions:\n  - {function: training, owners: [forum]}\n",
        "functions:\n  - {function: learning, owners: [quality], state: planned}\n",
    ] {
        assert_eq!(told(&TWO, one, also), unknown, "{also}");
    }
    let more = TWO[0].replace("[training]", "[training, learning]");
    assert_eq!(told(&[&more, TWO[1]], one, ""), unknown);
    let shared = TWO[1].replace("[data,", "[training, data,");
    assert_eq!(told(&[TWO[0], &shared], one, ""), unknown);
}

#[test]
fn one_of_no_stated_work_goes_into_another_in_its_place_that_it_left_its_chair_members_or_groups() {
    let of =
        |held: &str| format!("  neglect: {{name: Neglect Group, tier: subgroup, reports-to: [executive], {held}}}");
    let into = |held: &str| format!("  harm: {{name: Harm Group, tier: subgroup, reports-to: [executive], {held}}}");
    let (known, unknown) = ([vec!["merged"], vec!["split"]], [vec!["went"], vec!["came"]]);
    let (own, other) = ("chairs: [{post: head}]", "chairs: [{post: nurse}]");
    let both = "chairs: [{post: head}, {post: nurse}]";
    assert_eq!(told(&[&of(own), &into(other)], &into(both), ""), known);
    assert_eq!(told(&[&of(own), &into(other)], &into(both).replace("tier: subgroup, ", ""), ""), unknown);
    assert_eq!(told(&[&of(own), &into(other)], &into(both).replace("[executive]", "[forum]"), ""), unknown);
    // Who chaired both shows nothing, nor who chairs no longer.
    assert_eq!(told(&[&of(own), &into(both)], &into(both), ""), unknown);
    assert_eq!(told(&[&of(own), &into(other)], &into(other), ""), unknown);
    let (own, other) = (own.replace("chairs", "members"), other.replace("chairs", "members"));
    let pair = own.replace("}]", "}, {sector: education}]");
    let all = "members: [{post: head}, {sector: education}, {post: nurse}]";
    assert_eq!(told(&[&of(&pair), &into(&other)], &into(all), ""), known);
    // One member alone tells nothing.
    assert_eq!(told(&[&of(&own), &into(&other)], &into(all), ""), unknown);
}

#[test]
fn where_the_work_of_a_group_went_is_told_only_where_somebody_surely_has_it() {
    let file = |groups: &str| {
        format!("masa: 1\nid: ours\nareas: [plymouth]\ngroups:\n  forum: {{name: Forum, tier: forum{groups}")
    };
    let work = |after: &str| {
        let before = file("}\n  learning: {name: Learning Group, functions: [data, training]}\n");
        let [there, back] = [compared(&before, &file(after)), compared(&file(after), &before)].map(|compared| {
            let of_groups = compared.difference.changes.into_iter().filter_map(|change| match change.what {
                What::Went(only) | What::Came(only) if !only.work.is_empty() => Some(only.work),
                _ => None,
            });
            of_groups.flatten().collect::<Vec<_>>()
        });
        assert_eq!(there, back);
        there.into_iter().map(|work| (work.owners.join("; "), work.functions.join("; "))).collect::<Vec<_>>()
    };
    let told = |owners: &str, functions: &str| (owners.to_owned(), functions.to_owned());
    assert_eq!(work(", functions: [data]}\n"), [told("", "training"), told("the group Forum", "data")]);
    assert_eq!(
        work(", functions: [data], state: planned}\n"),
        [told("", "training"), told("the group Forum (planned)", "data")]
    );
    assert_eq!(work("}\n"), []);
    assert_eq!(work(", functions: {value: [data], doubt: a draft}}\n"), []);
}

fn sorted(mut words: Vec<&'static str>) -> Vec<&'static str> {
    words.sort_unstable();
    words
}
