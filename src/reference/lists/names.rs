use std::collections::BTreeSet;

use super::{Body, BodyKind, Lists};

/// The names that lead to each body, in the form of [`plain_form`]: name and place of the body among [`Lists::bodies`].
///
/// In order of name. One name may lead to several bodies; a name that was derived never leads to a body when it is what
/// another is really called.
#[must_use]
pub fn names(lists: &Lists<'_>) -> Vec<(String, u16)> {
    let stated: Vec<BTreeSet<String>> = lists.bodies.iter().map(|body| stated(body, lists)).collect();
    let own: BTreeSet<(&str, usize)> =
        stated.iter().enumerate().flat_map(|(at, names)| names.iter().map(move |name| (name.as_str(), at))).collect();
    let belongs_to_another = |name: &str, at: usize| {
        own.range((name, 0)..).take_while(|(other, _)| *other == name).any(|(_, owner)| *owner != at)
    };
    let mut all = BTreeSet::new();
    for ((at, body), names) in lists.bodies.iter().enumerate().zip(&stated) {
        let Ok(place) = u16::try_from(at) else { break };
        all.extend(names.iter().map(|name| (name.clone(), place)));
        let derived = names.iter().flat_map(|name| derived(name, body.kind()));
        all.extend(derived.filter(|name| !belongs_to_another(name, at)).map(|name| (name, place)));
    }
    all.into_iter().collect()
}

/// What a body is really called: its name, what it is also known as and, of a council, the name of its area.
fn stated(body: &Body<'_>, lists: &Lists<'_>) -> BTreeSet<String> {
    let place = lists.areas.iter().find(|area| area.id == body.id).map(|area| area.name);
    let names = std::iter::once(body.name).chain(body.also_known_as.iter().copied()).chain(place);
    names.map(plain_form).collect()
}

/// The other ways to write a name that the kind of body allows.
fn derived(name: &str, kind: BodyKind) -> Vec<String> {
    match kind {
        BodyKind::LocalAuthority => council_names(name),
        BodyKind::HealthBoard => health_names(name),
        BodyKind::Police => police_names(name),
    }
}

/// `plymouth` and `plymouth council`, `plymouth city council` and `plymouth city`.
fn council_names(name: &str) -> Vec<String> {
    match name.strip_suffix(" council") {
        Some(place) => vec![place.to_owned()],
        None if name.split(' ').any(|word| word == "council") => Vec::new(),
        None => vec![format!("{name} council")],
    }
}

/// `nhs devon ccg`, `devon ccg`, `nhs devon`.
fn health_names(name: &str) -> Vec<String> {
    let without_nhs = name.strip_prefix("nhs ");
    let without_form = name.strip_suffix(" icb").or_else(|| name.strip_suffix(" ccg"));
    without_nhs.into_iter().chain(without_form).map(str::to_owned).collect()
}

/// `kent police` and `kent constabulary`.
fn police_names(name: &str) -> Vec<String> {
    let swapped = |from: &str, to: &str| name.strip_suffix(from).map(|place| format!("{place}{to}"));
    swapped(" police", " constabulary").or_else(|| swapped(" constabulary", " police")).into_iter().collect()
}

/// A name without what people write differently: case, `&`, punctuation, the article, and the long form of CCG and ICB.
#[must_use]
pub fn plain_form(name: &str) -> String {
    let mut spaced = String::with_capacity(name.len() + 4);
    for letter in name.chars() {
        match letter {
            '&' => spaced.push_str(" and "),
            '\'' | '\u{2019}' | '.' => {}
            letter if letter.is_alphanumeric() => spaced.extend(letter.to_lowercase()),
            _ => spaced.push(' '),
        }
    }
    let mut words: Vec<&str> = spaced.split_whitespace().collect();
    if words.len() > 1 && words.first() == Some(&"the") {
        words.remove(0);
    }
    let joined = words.join(" ");
    joined.replace("clinical commissioning group", "ccg").replace("integrated care board", "icb")
}
