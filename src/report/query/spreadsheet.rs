use super::telling::value;
use crate::finding::{Answer, Queried, Unread};
use crate::report::spreadsheet::table;
use crate::report::telling::{missing, places};
use crate::report::wording::area_name;
use crate::source::SourceProvider;

/// The columns that every answer has, before those asked for and after them.
const BEFORE: [&str; 7] = ["areas", "arrangement", "describes", "status", "file", "judged on", "answer"];
const AFTER: [&str; 2] = ["rests on", "missing"];

/// What every answer has a column for: no column that is asked for may be called so.
pub const QUERY_COLUMNS: [&str; 9] = {
    let [areas, arrangement, describes, status, file, judged, answer] = BEFORE;
    let [rests, missing] = AFTER;
    [areas, arrangement, describes, status, file, judged, answer, rests, missing]
};

/// Writes the answers as CSV (RFC 4180) in UTF-8: a row of headings, then one for each arrangement. Beside each value asked for
/// stands its place.
///
/// # Errors
///
/// When the writer of CSV refuses a row, which no answers are known to make it do.
pub fn query_csv(queried: &Queried, sources: &dyn SourceProvider) -> Result<String, csv::Error> {
    let asked = queried.columns.iter().flat_map(|column| [column.clone(), format!("place of {column}")]);
    let headings = BEFORE.iter().map(|heading| (*heading).to_owned()).chain(asked);
    let headings: Vec<String> = headings.chain(AFTER.iter().map(|heading| (*heading).to_owned())).collect();
    let width = headings.len();
    let answers = queried.answers.iter().map(|answer| row(answer, sources));
    table(
        [headings]
            .into_iter()
            .chain(answers)
            .chain(queried.meta.unread.iter().map(|file| unread(*file, width, sources))),
    )
}

/// A row for a file that could not be read, with nothing but its name and that.
fn unread(unread: Unread, width: usize, sources: &dyn SourceProvider) -> Vec<String> {
    let mut row = vec![String::new(); width];
    for (heading, cell) in BEFORE.iter().zip(&mut row) {
        match *heading {
            "file" => *cell = sources.name(unread.file).into_owned(),
            "answer" => unread.words().clone_into(cell),
            _ => {}
        }
    }
    row
}

fn row(answer: &Answer, sources: &dyn SourceProvider) -> Vec<String> {
    let head = &answer.head;
    let mut row = vec![
        area_name(head),
        head.id.clone(),
        head.describes.clone(),
        head.status.clone(),
        sources.name(head.file).into_owned(),
        head.judged.day.clone(),
        answer.reply.words().to_owned(),
    ];
    row.extend(answer.cells.iter().flat_map(|cell| [value(cell), places(&cell.places, sources)]));
    row.extend([places(&answer.places, sources), missing(&answer.gaps, sources).join("; ")]);
    row
}
