//! Whose post is meant where posts of several bodies have one title.

use std::collections::BTreeSet;

use super::parties::{Called, Piece};
use super::promise::Part;

/// What joins the title of a post to its body.
const OF: [&str; 3] = ["of", "at", "in"];

/// What follows a title and a word that joins it to its body, and how many words that leaves out.
pub(super) fn whose(rest: &[String]) -> Option<(usize, &[String])> {
    let (of, rest) = rest.split_first()?;
    let is_the = rest.first().is_some_and(|word| word == "the");
    let skipped = usize::from(is_the);
    OF.contains(&of.as_str()).then_some((1 + skipped, rest.get(skipped..)?))
}

/// Whose post is meant by a title, with the body that stands behind it. It belongs to nobody that could be told where that body has no such
/// post, or where none is named and several have one.
pub(super) fn post_meant(titles: &[&Called], whose: Option<&(usize, Piece)>) -> Piece {
    let of_parties = || titles.iter().filter(|title| title.part == Part::Party);
    let long = titles.first().map(|title| title.words.len()).unwrap_or_default();
    let (whom, long): (BTreeSet<&BTreeSet<String>>, usize) = match whose {
        Some((skipped, body)) => {
            let of_it = of_parties().filter(|title| !title.whom.is_disjoint(&body.whom));
            (of_it.map(|title| &title.whom).collect(), long + skipped + body.long)
        }
        None => (of_parties().map(|title| &title.whom).collect(), long),
    };
    let mut whom = whom.into_iter();
    match (whom.next(), whom.next()) {
        (Some(whom), None) => Piece { part: Part::Party, whom: whom.clone(), is_after: false, long },
        _ => Piece { part: Part::Stranger, whom: BTreeSet::new(), is_after: false, long },
    }
}
