//! How much room a text takes, at most: the widest of Arial, Liberation Sans and `DejaVu` Sans, which is as wide as Verdana.

/// How a text is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Face {
    /// Its size in pixels.
    pub size: i32,
    /// Whether it is bold.
    pub bold: bool,
}

/// From blank to tilde, in thousandths of the size.
const REGULAR: [i32; 95] = [
    318, 401, 460, 838, 637, 951, 780, 275, 391, 391, 500, 838, 318, 361, 318, 337, 637, 637, 637, //
    637, 637, 637, 637, 637, 637, 637, 337, 337, 838, 838, 838, 557, 1016, 685, 687, 723, 771, 667, //
    611, 778, 752, 295, 500, 667, 558, 863, 749, 788, 667, 788, 723, 667, 611, 732, 685, 989, 686, //
    667, 686, 391, 337, 391, 838, 557, 500, 613, 635, 550, 635, 616, 353, 635, 634, 278, 278, 580, //
    278, 975, 634, 612, 635, 635, 412, 521, 393, 634, 592, 818, 592, 592, 525, 637, 337, 637, 838,
];

/// The same in bold.
const BOLD: [i32; 95] = [
    349, 457, 521, 838, 696, 1002, 873, 307, 458, 458, 523, 838, 380, 416, 380, 366, 696, 696, 696, //
    696, 696, 696, 696, 696, 696, 696, 400, 400, 838, 838, 838, 611, 1000, 774, 763, 734, 831, 684, //
    684, 821, 837, 373, 557, 775, 638, 996, 837, 851, 733, 851, 771, 721, 683, 813, 774, 1104, 771, //
    725, 726, 458, 366, 458, 838, 557, 500, 675, 716, 593, 716, 679, 436, 716, 712, 343, 343, 666, //
    343, 1042, 712, 688, 716, 716, 494, 596, 479, 712, 652, 924, 646, 652, 583, 712, 366, 712, 838,
];

/// The room that one character takes, in thousandths of the size.
fn of_character(character: char, bold: bool) -> i32 {
    let table = if bold { &BOLD } else { &REGULAR };
    let ascii = u32::from(character).checked_sub(32).and_then(|at| usize::try_from(at).ok());
    if let Some(known) = ascii.and_then(|at| table.get(at)) {
        return *known;
    }
    let wide = match character {
        '\u{2018}'..='\u{201b}' | '·' => 400,
        '\u{a3}' | '\u{b0}' | '–' => 700,
        '\u{201c}'..='\u{201f}' => 600,
        '\u{df}'..='\u{ff}' if character != 'æ' => 700,
        '\u{c0}'..='\u{de}' if character != 'Æ' => 860,
        '\u{300}'..='\u{36f}' => 300,
        '\u{1c4}'..='\u{1cc}' | '\u{1f1}'..='\u{1f3}' => 1600,
        '\u{a0}'..='\u{24f}' => 1170,
        '\u{250}'..='\u{52f}' => 1220,
        '\u{2030}'..='\u{2031}' => 1800,
        // Ligatures that write out whole sentences, and cuneiform.
        '\u{fdf0}'..='\u{fdff}' | '\u{12000}'..='\u{1254f}' => 12_000,
        // Emoji and the letters of the East are the widest of the rest.
        _ => 1400,
    };
    if bold { wide + wide / 6 } else { wide }
}

/// The room that a text takes, in pixels.
pub(super) fn width(text: &str, face: Face) -> i32 {
    let thousandths: i32 =
        text.chars().map(|character| of_character(character, face.bold)).fold(0, i32::saturating_add);
    thousandths.saturating_mul(face.size).saturating_add(999) / 1000
}

/// A text in lines that are no wider than `most`; what needs more than `lines` of them is cut short.
pub(super) fn wrap(text: &str, face: Face, most: i32, lines: usize) -> Vec<String> {
    let mut done: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        if width(&longer, face) <= most {
            line = longer;
            continue;
        }
        if !line.is_empty() {
            done.push(std::mem::take(&mut line));
        }
        // A word that is wider than the line goes on in the next one.
        for character in word.chars() {
            line.push(character);
            if width(&line, face) > most && line.chars().count() > 1 {
                line.pop();
                done.push(std::mem::take(&mut line));
                line.push(character);
            }
        }
    }
    if !line.is_empty() {
        done.push(line);
    }
    if done.len() > lines {
        done.truncate(lines);
        if let Some(last) = done.last_mut() {
            while width(&format!("{last}…"), face) > most && last.pop().is_some() {}
            last.push('…');
        }
    }
    done
}

#[cfg(test)]
mod tests {
    use super::*;

    const FACE: Face = Face { size: 12, bold: false };

    #[test]
    fn every_line_fits_and_nothing_is_lost() {
        let text = "Multi-agency arrangements Donaudampfschifffahrtsgesellschaftskapitän for £1,000 – 子供 👨 of all";
        for most in [40, 80, 200, 2000] {
            let lines = wrap(text, FACE, most, 99);
            assert!(lines.iter().all(|line| width(line, FACE) <= most), "{lines:?}");
            let letters = |text: &str| text.chars().filter(|c| *c != ' ').collect::<String>();
            assert_eq!(letters(&lines.concat()), letters(text));
        }
    }

    #[test]
    fn what_is_too_long_is_seen_to_be_cut() {
        let lines = wrap(&"word ".repeat(60), FACE, 100, 3);
        assert_eq!(lines.len(), 3);
        assert!(lines[2].ends_with('…') && width(&lines[2], FACE) <= 100);
    }
}
