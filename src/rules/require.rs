//! Packs whose content is fixed, so that a verdict can be repeated later by the very same rules.

use std::fmt;

use thiserror::Error;

use super::rulebook::Rulebook;
use crate::finding::did_you_mean;
use crate::source::ContentHash;

/// A pack that has to have a certain content: `statute@3f9c2a1`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Requirement {
    /// Name of the pack.
    pub pack: String,
    /// At least the first digits of its hash, in small letters.
    hash: String,
}

/// What is no requirement.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum RequirementError {
    /// No name, or no hash.
    #[error("`{0}` is no pack with its hash, such as `statute@3f9c2a1`")]
    Form(String),
    /// Something else than digits.
    #[error("`{0}` is no hash: it is made of the digits 0 to 9 and a to f")]
    Digits(String),
    /// Too few or too many digits.
    #[error("`{hash}` has {} digits, and a hash is given by its first {} or more, {} at most", .hash.len(), ContentHash::SHOWN, ContentHash::DIGITS)]
    Length {
        /// As given.
        hash: String,
    },
}

/// A pack that is another than the one required.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Unmet {
    /// Another content.
    #[error(
        "the pack `{pack}` is required with the content {required}, and the one that would run is version {version} with the content {found}; bring those rules back, or require what there is now"
    )]
    Other {
        /// Name.
        pack: String,
        /// The hash required, as far as it was given.
        required: String,
        /// The version that there is.
        version: String,
        /// As many digits of its hash.
        found: String,
    },
    /// No such pack.
    #[error("the pack `{pack}` is required with the content {required}, and there is no such pack; {mend}")]
    Missing {
        /// Name.
        pack: String,
        /// The hash required.
        required: String,
        /// What to do.
        mend: String,
    },
}

impl Requirement {
    /// Reads `NAME@HASH`.
    ///
    /// # Errors
    /// Anything else, a hash of fewer digits than reports print among it.
    pub fn parse(text: &str) -> Result<Self, RequirementError> {
        let (pack, hash) = text.split_once('@').ok_or_else(|| RequirementError::Form(text.to_owned()))?;
        if pack.is_empty() || hash.is_empty() {
            return Err(RequirementError::Form(text.to_owned()));
        }
        if !hash.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return Err(RequirementError::Digits(hash.to_owned()));
        }
        if !(ContentHash::SHOWN..=ContentHash::DIGITS).contains(&hash.len()) {
            return Err(RequirementError::Length { hash: hash.to_owned() });
        }
        Ok(Self { pack: pack.to_owned(), hash: hash.to_ascii_lowercase() })
    }
}

impl fmt::Display for Requirement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}@{}", self.pack, self.hash)
    }
}

impl Rulebook<'_> {
    /// How a requirement is not met; nothing when it is.
    #[must_use]
    pub fn unmet(&self, required: &Requirement) -> Option<Unmet> {
        let Requirement { pack, hash } = required;
        let Some(there) = self.packs().iter().find(|there| there.name == *pack) else {
            let mend = match did_you_mean(pack, self.packs().iter().map(|there| there.name.as_str())) {
                Some(like) => format!("did you mean `{like}`?"),
                None => "add its folder with `--rules`".to_owned(),
            };
            return Some(Unmet::Missing { pack: pack.clone(), required: hash.clone(), mend });
        };
        let found: String = there.hash.whole().chars().take(hash.len()).collect();
        (found != *hash).then(|| Unmet::Other {
            pack: pack.clone(),
            required: hash.clone(),
            version: there.version.clone(),
            found,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::law::Catalogue;

    fn told(text: &str) -> String {
        Requirement::parse(text).map_or_else(|error| error.to_string(), |required| required.to_string())
    }

    #[test]
    fn a_name_and_enough_digits_are_a_requirement() {
        assert_eq!(told("statute@3F9C2A1"), "statute@3f9c2a1");
        assert_eq!(told("statute"), "`statute` is no pack with its hash, such as `statute@3f9c2a1`");
        assert_eq!(told("@3f9c2a1"), "`@3f9c2a1` is no pack with its hash, such as `statute@3f9c2a1`");
        assert_eq!(told("a@3f9c2ag"), "`3f9c2ag` is no hash: it is made of the digits 0 to 9 and a to f");
        assert_eq!(told("a@3f9c2a"), "`3f9c2a` has 6 digits, and a hash is given by its first 7 or more, 64 at most");
        assert!(told(&format!("a@{}", "0".repeat(65))).contains("has 65 digits"));
    }

    #[test]
    fn a_pack_meets_every_beginning_of_its_hash_and_no_other() {
        let book = Rulebook::bundled(Catalogue::bundled());
        let there = &book.packs()[0];
        for digits in [7, 8, 40, 64] {
            let required = Requirement::parse(&format!("{}@{}", there.name, &there.hash.whole()[..digits])).unwrap();
            assert_eq!(book.unmet(&required), None);
        }
        let other = Requirement::parse(&format!("{}@0000000", there.name)).unwrap();
        let unmet = book.unmet(&other).unwrap().to_string();
        assert!(unmet.contains("0000000") && unmet.contains(there.hash.short()), "{unmet}");
        let missing = book.unmet(&Requirement::parse("statue@0000000").unwrap()).unwrap().to_string();
        assert!(missing.ends_with("there is no such pack; did you mean `statute`?"), "{missing}");
    }
}
