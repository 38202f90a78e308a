//! Which of several things of a kind a text means, and what of it: `the Review of Child A` is another than `the Review of Child B`, rapid
//! reviews are others than practice reviews, and who pays for a review need not be who sees it through.

use std::collections::BTreeSet;

/// What things of the kind are called anyway, with capitals or without.
const KINDS: &str = "\
    review reviews child baby family children young person case local serious safeguarding practice rapid incident record records \
    file files archive archives data controller controllers processor partnership partnerships council councils joint \
    arrangements board lcspr lcsprs scr scrs";
/// Sorts of a kind, which are handed over by themselves.
const SORTS: &str = "rapid practice";
/// What is done that others may do beside whoever sees to a thing, and how its words begin.
const ACTS: [(&str, &str); 4] =
    [("records", "record file archiv"), ("control", "control"), ("publish", "publi"), ("pay", "pay paid fund cost")];

/// What is done with records by whoever has them. Without such a word `the controller of the records` has nothing but the say over them.
const KEEPS: &str = "\
    keep keeps kept hold holds held host hosts hosted store stores stored retain retains retained archive archives \
    archived custody custodian keeper look looks looked take takes taken go goes pass passes passed hand handed \
    transfer transfers transferred move moves moved stay stays with responsible";

/// What a text means of a kind of things.
#[derive(Default)]
pub(super) struct Matter {
    /// The words by which it names some of them, as `A` in `the Review of Child A`.
    names: BTreeSet<String>,
    /// The sorts of them that it names.
    sorts: BTreeSet<String>,
    /// What of it is done; nothing where it is seen to as a whole.
    acts: BTreeSet<&'static str>,
}

impl Matter {
    /// Of the words of a text, as they are written and without the names of those who do something.
    pub(super) fn of<'w>(words: impl Iterator<Item = &'w str>) -> Self {
        let (mut found, mut is_kept) = (Self::default(), false);
        for (at, word) in words.enumerate() {
            let plain = word.to_lowercase();
            is_kept |= KEEPS.split(' ').any(|keeps| keeps == plain);
            let begins = |stems: &str| stems.split(' ').any(|stem| plain.starts_with(stem));
            found.acts.extend(ACTS.iter().filter(|(_, stems)| begins(stems)).map(|(act, _)| *act));
            let is_at_the_start = at == 0 && word.chars().skip(1).all(char::is_lowercase);
            if SORTS.split(' ').any(|sort| sort == plain) {
                found.sorts.insert(plain);
            } else if !is_at_the_start
                && word.starts_with(|letter: char| letter.is_uppercase() || letter.is_ascii_digit())
                && !KINDS.split(' ').any(|kind| kind == plain)
            {
                found.names.insert(plain);
            }
        }
        if found.acts.contains("control") && !is_kept {
            found.acts.remove("records");
        }
        // Who pays for a thing does nothing else of it by that.
        if found.acts.contains("pay") {
            found.acts.retain(|act| *act == "pay");
        }
        found
    }

    /// Whether two texts mean different things of a kind for certain.
    pub(super) fn is_another_than(&self, other: &Self) -> bool {
        let apart = |a: &BTreeSet<String>, b: &BTreeSet<String>| !a.is_empty() && !b.is_empty() && a.is_disjoint(b);
        let is_another_act = self.acts != other.acts && self.acts.is_disjoint(&other.acts);
        is_another_act || apart(&self.names, &other.names) || apart(&self.sorts, &other.sorts)
    }
}

#[cfg(test)]
mod tests {
    use super::Matter;

    fn are_apart(one: &str, other: &str) -> bool {
        let of = |text: &str| Matter::of(text.split(' '));
        of(one).is_another_than(&of(other))
    }

    #[test]
    fn things_of_a_kind_are_told_apart_by_their_names_and_sorts() {
        assert!(are_apart("sees the Review of Child A through", "sees the Review of Child B through"));
        assert!(are_apart("sees Practice Review 1 through", "sees Practice Review 2 through"));
        assert!(are_apart("sees the rapid reviews through", "sees the Practice Reviews through"));
        assert!(!are_apart("sees the Review of Child A through", "sees all practice reviews through"));
        assert!(!are_apart("sees the Review of Child A through", "Sees the Reviews of Child A and Child B through"));
        assert!(!are_apart("keeps the Records", "keeps the Archives"));
        assert!(!are_apart("keeps the records and is their controller", "is the controller"));
        assert!(are_apart("keeps the records", "is the controller"));
        assert!(are_apart("keeps the records", "is the controller of the records"));
        assert!(are_apart("keeps the records", "controls the data within the records"));
        assert!(!are_apart("keeps the records", "is the controller of the records and keeps them"));
        assert!(!are_apart("controls the records", "is the controller of the records"));
        assert!(are_apart("sees the review through", "pays for the review"));
        assert!(!are_apart("A review of Child B goes on", "The review of Child B goes on"));
    }
}
