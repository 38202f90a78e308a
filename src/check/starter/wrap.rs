//! Lines that fit on a screen.

/// The longest line, in characters.
const WIDTH: usize = 120;

/// Folds remarks that are too long. One that stands behind a key moves above it; what is to be filled in stays as it is,
/// and so does what is stated, in which `##` may be anything.
pub(super) fn wrapped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    for line in text.lines().map(str::trim_end) {
        let too_long = line.trim_start().starts_with('#') && line.chars().count() > WIDTH;
        match line.split_once("##").filter(|_| too_long) {
            Some((before, remark)) if before.trim().is_empty() => fold(before, remark, &mut out),
            Some((entry, remark)) => {
                let blanks: String = entry.chars().take_while(|letter| *letter == ' ').collect();
                fold(&blanks, &format!(" `{}`: {}", key(entry), remark.trim()), &mut out);
                out.push_str(entry.trim_end());
                out.push('\n');
            }
            None => {
                out.push_str(line);
                out.push('\n');
            }
        }
    }
    out
}

/// The key that a line is about.
fn key(entry: &str) -> &str {
    let entry = entry.trim_start_matches(['#', ' ', '-']);
    entry.split_once(':').map_or(entry, |(key, _)| key)
}

/// What goes on after the first line stands two blanks further in than what it began with.
fn fold(before: &str, remark: &str, out: &mut String) {
    let blanks = remark.len() - remark.trim_start().len();
    let mut line = format!("{before}##{}", " ".repeat(blanks));
    let mut begun = false;
    for word in remark.split_whitespace() {
        if begun && line.chars().count() + 1 + word.chars().count() > WIDTH {
            out.push_str(&line);
            out.push('\n');
            line = format!("{before}##{}{word}", " ".repeat(blanks + 2));
        } else {
            if begun {
                line.push(' ');
            }
            line.push_str(word);
        }
        begun = true;
    }
    out.push_str(&line);
    out.push('\n');
}

#[cfg(test)]
mod tests {
    use super::{WIDTH, wrapped};

    #[test]
    fn a_long_remark_is_folded_and_keeps_its_words() {
        let remark = format!("  ## {}\n", "word ".repeat(60).trim_end());
        let text = wrapped(&remark);
        assert!(text.lines().count() == 3 && text.lines().all(|line| line.chars().count() <= WIDTH), "{text}");
        assert!(text.lines().all(|line| line.starts_with("  ## ")), "{text}");
        assert_eq!(text.split_whitespace().filter(|word| *word == "word").count(), 60);
    }

    #[test]
    fn a_long_remark_behind_a_key_moves_above_it() {
        let remark = "word ".repeat(21);
        let text = wrapped(&format!("    # rank: director  ## {remark}\n"));
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines.first().copied(), Some(format!("    ## `rank`: {}", remark.trim_end()).as_str()));
        assert_eq!(lines.last().copied(), Some("    # rank: director"));
    }

    #[test]
    fn what_is_to_be_filled_in_is_not_folded() {
        let line = format!("# title: {}\n", "long ".repeat(40).trim_end());
        assert_eq!(wrapped(&line), line);
    }

    #[test]
    fn what_is_stated_is_not_folded() {
        let line = format!("name: \"A name  ## with {}\"\n", "long ".repeat(40).trim_end());
        assert_eq!(wrapped(&line), line);
    }
}
