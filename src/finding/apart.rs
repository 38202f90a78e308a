use std::collections::BTreeMap;

/// The fewest words of what a provision asks that are told beside its place.
const FEWEST_WORDS: usize = 6;

/// What provisions are called, each given by its place and what it asks: by the place, and where others share that by the first
/// words of what it asks too, beyond those that all of them begin with.
#[must_use]
pub fn told_apart(provisions: &[(&str, &str)]) -> Vec<String> {
    let mut names: Vec<String> = provisions.iter().map(|(place, _)| (*place).to_owned()).collect();
    let mut places: BTreeMap<&str, Vec<(usize, Vec<&str>)>> = BTreeMap::new();
    for (at, (place, asks)) in provisions.iter().enumerate() {
        places.entry(place).or_default().push((at, asks.split_whitespace().collect()));
    }
    for (place, these) in places.into_iter().filter(|(_, these)| these.len() > 1) {
        let first = these.first().map_or(0, |(_, ask)| ask.len());
        let shared = (0..first).take_while(|word| alike(&these, *word)).count();
        for (at, own) in &these {
            let same =
                |count: usize| these.iter().filter(|(_, other)| begins_alike(own, other, shared + count)).count();
            let count = (FEWEST_WORDS..own.len()).find(|count| same(*count) == 1).unwrap_or(own.len());
            let told: Vec<&str> = own.iter().skip(shared).take(count).copied().collect();
            let more = if shared + told.len() < own.len() { "…" } else { "" };
            if let Some(name) = names.get_mut(*at) {
                *name = format!("{place}: {}{more}", told.join(" ").trim_end_matches([',', '.']));
            }
        }
    }
    names
}

/// Whether all have the same word at a place, and more after it.
fn alike(these: &[(usize, Vec<&str>)], word: usize) -> bool {
    let first = these.first().and_then(|(_, ask)| ask.get(word));
    these.iter().all(|(_, ask)| ask.get(word) == first && ask.len() > word + 1)
}

fn begins_alike(one: &[&str], other: &[&str], count: usize) -> bool {
    one.iter().take(count).eq(other.iter().take(count))
}

#[cfg(test)]
mod tests {
    use super::told_apart;

    #[test]
    fn provisions_of_one_place_are_told_apart_by_what_they_ask() {
        let names = told_apart(&[
            ("reg.3", "The partners have to be told of every death at once."),
            ("reg.4", "Others."),
            ("reg.3", "The partners have to publish it."),
        ]);
        assert_eq!(names, ["reg.3: be told of every death at…", "reg.4", "reg.3: publish it"]);
    }
}
