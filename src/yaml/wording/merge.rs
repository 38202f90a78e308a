use super::structure::refused;
use crate::finding::Finding;
use crate::source::{FileId, Span};

/// Of how many signs git makes its marks.
const LENGTH: usize = 7;

/// A line that git leaves where two versions of a file could not be put together.
struct Mark {
    sign: u8,
    span: Span,
}

/// That versions of the file stand in it side by side; nothing where no line shows it.
///
/// A mark stands at the very beginning of its line, where no line of a block text can be.
pub(in crate::yaml) fn unresolved_merge(file: FileId, text: &str) -> Option<Finding> {
    let marks = marks(file, text);
    // A row of `=` or `|` alone may be anything.
    let first = marks.first().filter(|_| marks.iter().any(|mark| matches!(mark.sign, b'<' | b'>')))?;
    let finding = refused(
        first.span,
        "the file holds an unresolved merge: git left two versions of the same lines in it, and the marks around them",
        "the one version stands between `<<<<<<<` and `=======`, the other between `=======` and `>>>>>>>`: keep what is right of \
         both, delete every line with such a mark, save the file, and tell git with `git add`",
    );
    let mut finding = finding.saying(says(first.sign));
    // The rest of the first place; the others are soon found by the same marks.
    for mark in marks.iter().skip(1).take_while(|mark| mark.sign != b'<') {
        finding = finding.with_related(mark.span, says(mark.sign));
    }
    let begun = marks.iter().filter(|mark| mark.sign == b'<').count();
    if begun > 1 {
        finding.detail = format!("{begun} places of this file are left like this").into();
    }
    Some(finding)
}

/// That a mark of a merge which somebody resolved was left behind, where reading stops at nothing else.
pub(in crate::yaml) fn left_of_a_merge(file: FileId, text: &str, stop: &Finding) -> Option<Finding> {
    let place = stop.primary.span;
    let mark = marks(file, text).into_iter().find(|mark| mark.span.lo <= place.lo && place.lo < mark.span.hi)?;
    Some(refused(
        mark.span,
        "a mark of an unresolved merge is left in the file: git writes such a line between two versions of the same lines",
        "check that what stands above and below it is meant to be there, and nothing twice; then delete the line",
    ))
}

const fn says(sign: u8) -> &'static str {
    match sign {
        b'<' => "the one version begins under this line",
        b'|' => "what both come from begins under this line",
        b'=' => "the other version begins under this line",
        _ => "the other version ends above this line",
    }
}

fn marks(file: FileId, text: &str) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut lo = 0_usize;
    for line in text.split_inclusive('\n') {
        let bare = line.trim_end_matches(['\n', '\r']);
        // A byte-order mark stands before the first line and is no part of it.
        let written = bare.trim_start_matches('\u{feff}');
        if let Some(sign) = mark(written) {
            let from = lo.saturating_add(bare.len() - written.len());
            let [from, to] = [from, lo.saturating_add(bare.len())].map(|at| u32::try_from(at).unwrap_or(u32::MAX));
            marks.push(Mark { sign, span: Span::new(file, from, to) });
        }
        lo = lo.saturating_add(line.len());
    }
    marks
}

/// The sign of a mark: seven of it, with a name behind a blank or with nothing.
fn mark(line: &str) -> Option<u8> {
    let sign = *line.as_bytes().first().filter(|sign| matches!(sign, b'<' | b'|' | b'=' | b'>'))?;
    let rest = line.trim_start_matches(char::from(sign));
    let named = rest.is_empty() || rest.starts_with(' ') && sign != b'=';
    (line.len() - rest.len() == LENGTH && named).then_some(sign)
}
