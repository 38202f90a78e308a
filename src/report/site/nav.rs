use super::places::Here;

/// A link to a main page.
pub(super) struct Item {
    pub words: &'static str,
    pub href: String,
    pub is_here: bool,
}

/// The main pages.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Main {
    Overview,
    Compare,
    Step,
    Provisions,
    Rules,
    /// None of them.
    Other,
}

/// The links that every page begins with.
pub(super) fn nav(from: Here<'_>, here: Main) -> Vec<Item> {
    let step = from.places.has_step.then_some((Main::Step, "The change", "restructure.html"));
    let all = [
        Some((Main::Overview, "Areas", "index.html")),
        Some((Main::Compare, "Compare two", "compare.html")),
        step,
        Some((Main::Provisions, "Provisions", "provisions/index.html")),
        Some((Main::Rules, "Rules", "rules/index.html")),
    ];
    let item =
        |(main, words, path): (Main, &'static str, &str)| Item { words, href: from.to(path), is_here: main == here };
    all.into_iter().flatten().map(item).collect()
}
