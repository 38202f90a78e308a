use data_encoding::{BASE64, HEXLOWER};
use thiserror::Error;

use super::prose::text;
use crate::source::ContentHash;

/// A page that could not be written.
#[derive(Debug, Error)]
#[error("the page could not be written: {0}")]
pub struct HtmlError(#[from] askama::Error);

/// What every page looks like; within a page it stands as it is here.
pub(in crate::report) const STYLE: &str = include_str!("../../../templates/html/style.css");

/// What stands above everything of a page: its title, what it looks like, and what it may ask for.
pub(in crate::report) struct Head {
    pub title: String,
    /// Content Security Policy.
    pub policy: String,
    pub look: Look,
    /// Addresses of scripts.
    pub scripts: Vec<String>,
}

/// Where the style sheet stands.
pub(in crate::report) enum Look {
    /// In the page itself.
    Here(&'static str),
    /// At this address.
    At(String),
}

impl Head {
    /// Of a page that stands by itself, and asks for nothing.
    pub fn alone(title: &str) -> Self {
        Self {
            title: text(title),
            policy: format!("default-src 'none'; style-src '{}'; base-uri 'none'; form-action 'none'", allowed(STYLE)),
            look: Look::Here(STYLE),
            scripts: Vec::new(),
        }
    }

    /// Of a page of a site, which asks for nothing but files of the same site.
    pub fn of_site(title: &str, style: &str, scripts: Vec<String>) -> Self {
        let policy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; base-uri 'none'; \
                      form-action 'none'";
        Self { title: text(title), policy: policy.to_owned(), look: Look::At(style.to_owned()), scripts }
    }
}

/// What a policy has to say for a style sheet within the page to count: its SHA-256 in base64.
pub(in crate::report) fn allowed(style: &str) -> String {
    let bytes = HEXLOWER.decode(ContentHash::of(style).whole().as_bytes()).unwrap_or_default();
    format!("sha256-{}", BASE64.encode(&bytes))
}

#[cfg(test)]
mod tests {
    use super::{STYLE, allowed};

    #[test]
    fn a_style_sheet_is_allowed_by_its_hash() {
        assert_eq!(allowed("abc"), "sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
    }

    /// Within a page it would otherwise end the element, or be read as an entity where the page is read as XML.
    #[test]
    fn the_style_sheet_is_only_text_within_a_page_and_asks_for_nothing() {
        for never in ["<", "&", "url(", "@import", "\r"] {
            assert!(!STYLE.contains(never), "{never:?}");
        }
    }
}
