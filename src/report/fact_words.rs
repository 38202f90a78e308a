//! What a fact is called on a page for those who do not keep the file.

/// `partners[0].lead` in words: `lead (partners, 1st)`.
pub(super) fn in_words(fact: &str) -> String {
    let mut parts: Vec<String> = fact.split('.').map(part).collect();
    let last = parts.pop().unwrap_or_default();
    if parts.is_empty() { last } else { format!("{last} ({})", parts.join("; ")) }
}

/// One key, and which entry under it.
fn part(key: &str) -> String {
    let (name, entry) = key.split_once('[').unwrap_or((key, ""));
    let name = name.replace('-', " ");
    match entry.trim_end_matches(']').parse::<usize>() {
        Ok(at) => format!("{name}, {}", ordinal(at.saturating_add(1))),
        Err(_) => name,
    }
}

fn ordinal(number: usize) -> String {
    let ending = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}

#[cfg(test)]
mod tests {
    use super::in_words;

    #[test]
    fn a_path_is_told_from_its_end() {
        let told = [
            ("published-contents", "published contents"),
            ("partners[0].lead", "lead (partners, 1st)"),
            ("groups.qpag.reports-to", "reports to (groups; qpag)"),
            ("budgets[1].contributions[10].amount", "amount (budgets, 2nd; contributions, 11th)"),
            ("reports[2]", "reports, 3rd"),
        ];
        for (fact, words) in told {
            assert_eq!(in_words(fact), words);
        }
    }
}
