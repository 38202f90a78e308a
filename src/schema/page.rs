/// Being built.
#[must_use]
pub fn format_page() -> String { String::new() }
