use std::borrow::Cow;

/// A text that is safe to print: white space becomes single spaces' worth of blanks, control characters become visible.
///
/// What a file says must never steer the terminal: escape sequences, C1 controls, and the marks that turn the direction
/// of writing or take no room are written out as `\u{1b}`, and so are the two that are no characters, which XML may not hold.
/// A joiner stays where it has a part in how a word is written; see [`is_part_of_a_word`].
pub(super) fn plain(text: &str) -> Cow<'_, str> {
    if first_unsafe(text).is_none() {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for (at, character) in text.char_indices() {
        if is_part_of_a_word(text, at, character) {
            out.push(character);
        } else {
            push(&mut out, character);
        }
    }
    Cow::Owned(out)
}

/// Whether a character is one of the two joiners, between letters of a script that is spelt with them (Persian, Hindi) or emoji that are
/// one with it (Unicode Standard Annex 31, 2.3, which admits them there). Between Latin letters or alone it could only hide something.
pub(super) fn is_part_of_a_word(text: &str, at: usize, character: char) -> bool {
    if !matches!(character, '\u{200c}' | '\u{200d}') {
        return false;
    }
    let before = text.get(..at).and_then(|before| before.chars().next_back());
    let after = text.get(at + character.len_utf8()..).and_then(|after| after.chars().next());
    // A letter of India may end in the sign that it has no vowel, an emoji in the one that it is coloured.
    let ends_one =
        |letter: char| is_spelt_with_joiners(letter) || matches!(letter, '\u{900}'..='\u{1cff}' | '\u{fe0f}');
    before.is_some_and(ends_one) && after.is_some_and(is_spelt_with_joiners)
}

/// Whether a joiner may stand beside it: the letters from Hebrew on, and emoji.
fn is_spelt_with_joiners(letter: char) -> bool {
    let is_emoji = matches!(letter, '\u{2190}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}');
    is_emoji || (letter >= '\u{590}' && letter.is_alphanumeric())
}

/// Where the first character stands that must not be printed as it is.
pub(super) fn first_unsafe(text: &str) -> Option<usize> {
    let mut at = 0;
    loop {
        at += leading(text.as_bytes().get(at..)?, is_printable);
        let character = text.get(at..)?.chars().next()?;
        if is_unsafe(character) {
            return Some(at);
        }
        at += character.len_utf8();
    }
}

/// Printable ASCII, nearly all of most texts.
const fn is_printable(byte: u8) -> bool {
    byte.wrapping_sub(b' ') < 0x7f - b' '
}

/// How many bytes at the start fit: looked at in blocks that the processor takes at once.
fn leading(bytes: &[u8], fits: impl Fn(u8) -> bool + Copy) -> usize {
    let long = whole_blocks::<32>(bytes, fits);
    let rest = bytes.get(long..).unwrap_or_default();
    let short = whole_blocks::<8>(rest, fits);
    let rest = rest.get(short..).unwrap_or_default();
    long + short + rest.iter().take_while(|byte| fits(**byte)).count()
}

/// How many bytes the blocks at the start have all of whose bytes fit.
fn whole_blocks<const BLOCK: usize>(bytes: &[u8], fits: impl Fn(u8) -> bool + Copy) -> usize {
    let whole = |block: &[u8; BLOCK]| block.iter().fold(true, |all, byte| all & fits(*byte));
    bytes.as_chunks::<BLOCK>().0.iter().take_while(|block| whole(block)).count() * BLOCK
}

/// Appends one character in its printable form.
pub(super) fn push(out: &mut String, character: char) {
    match character {
        '\n' | '\r' => out.push(' '),
        '\t' => out.push_str("    "),
        _ if is_unsafe(character) => out.extend(character.escape_unicode()),
        _ => out.push(character),
    }
}

pub(super) fn is_unsafe(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{fffe}'..='\u{ffff}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_unsafe_character_is_found_wherever_it_stands() {
        for before in 0..70 {
            for unsafe_one in ['\n', '\u{7f}', '\u{85}', '\u{feff}', '\u{e0001}'] {
                let text = format!("{}é{unsafe_one}{}", "a".repeat(before), "b".repeat(40));
                assert_eq!(first_unsafe(&text), Some(before + 2), "{text:?}");
            }
            assert_eq!(first_unsafe(&"a£’".repeat(before)), None);
        }
    }

    #[test]
    fn joiners_stay_where_a_word_is_spelt_with_them() {
        for word in ["می\u{200c}خواهم", "क्\u{200d}ष", "👩\u{200d}⚕\u{fe0f}", "🏳\u{fe0f}\u{200d}🌈", "👩🏽\u{200d}🏫"]
        {
            assert_eq!(plain(word), word);
            assert_eq!(plain(&format!("{word}\u{202e}")), format!("{word}\\u{{202e}}"));
        }
        assert_eq!(plain("pay\u{200d}pal \u{200c}می\u{200c} خ"), "pay\\u{200d}pal \\u{200c}می\\u{200c} خ");
        assert_eq!(plain("م\u{200c}\u{200c}خ م\u{200b}خ م\u{200f}خ"), "م\\u{200c}\\u{200c}خ م\\u{200b}خ م\\u{200f}خ");
        assert_eq!(plain("\u{200d}"), "\\u{200d}");
    }

    #[test]
    fn what_could_steer_a_terminal_is_written_out() {
        assert_eq!(plain("a\u{1b}[31mb\u{7}"), "a\\u{1b}[31mb\\u{7}");
        assert_eq!(plain("a\u{202e}b\u{9b}c"), "a\\u{202e}b\\u{9b}c");
        assert_eq!(plain("two\nlines\tand a tab"), "two lines    and a tab");
        assert!(matches!(plain("£ é – fine"), Cow::Borrowed("£ é – fine")));
    }
}
