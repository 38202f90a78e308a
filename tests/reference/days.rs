//! Days as these tests write them.

use masa::time::Date;

/// The day written as ISO 8601.
#[expect(clippy::unwrap_used, reason = "a slip in a test has to stop it")]
pub fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}
