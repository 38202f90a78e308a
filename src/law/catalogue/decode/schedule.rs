use super::reading;
use crate::law::catalogue::schedule::{Entry, Heading, KnownBy, Schedule, WithoutEntry};
use crate::law::catalogue::token::Cut;
use crate::law::catalogue::{Instrument, Provision};
use crate::source::Span;
use crate::yaml::{Decoder, Fields, NodeId};

/// A list with the places that checks point at.
#[derive(Debug)]
pub(in crate::law::catalogue) struct PlacedSchedule {
    pub schedule: Schedule,
    /// The ids of its entries.
    pub ids: Vec<(String, Span)>,
}

/// Reads the list of an instrument, whose provisions are read already.
pub(super) fn read(
    decoder: &Decoder,
    fields: Fields,
    instrument: &Instrument,
    provisions: &[&Provision],
) -> Option<PlacedSchedule> {
    let provision = fields.text("provision");
    let headings: Vec<Heading> = fields
        .map("headings")
        .into_iter()
        .filter_map(|(id, title)| {
            Some(Heading { id: id.value.to_owned(), title: decoder.text(title)?.value.to_owned() })
        })
        .collect();
    let mut read = EntryReader { decoder, instrument, headings: &headings, next: 1 };
    let entries: Vec<_> = fields.list("entries").into_iter().filter_map(|node| read.entry(node)).collect();
    let without_entry: Vec<_> =
        fields.list("without-entry").into_iter().filter_map(|node| without_entry(decoder, node)).collect();
    fields.finish();
    let provision = provision?;
    if !provisions.iter().any(|known| known.id == provision.value) {
        let message = format!("`{}` is no provision of this file", provision.value);
        decoder.refuse(provision.span, message, "name the provision that gives the list its force");
    }
    let (ids, entries) = entries.into_iter().map(|(span, entry)| ((entry.id.clone(), span), entry)).unzip();
    let schedule =
        Schedule { provision: provision.value.to_owned(), headings, entries, without_entry, cut: Cut::default() };
    Some(PlacedSchedule { schedule, ids })
}

struct EntryReader<'r, 'd, 't> {
    decoder: &'r Decoder<'d, 't>,
    instrument: &'r Instrument,
    headings: &'r [Heading],
    /// The number that the next entry has to have.
    next: u32,
}

impl EntryReader<'_, '_, '_> {
    fn entry(&mut self, item: NodeId) -> Option<(Span, Entry)> {
        let fields = self.decoder.fields(item)?;
        let id = fields.text("id");
        let paragraph = self.paragraph(&fields);
        let heading = fields.text("heading");
        let says = fields.text("says");
        let known_by = known_by(&fields);
        let open_ended = fields.opt_bool("open-ended").is_some_and(|open| open.value);
        let certainty = fields.one_of("certainty", &reading::CERTAINTIES);
        let sources = reading::sources(self.decoder, &fields, self.instrument);
        let note = fields.opt_text("note").map_or("", |note| note.value).to_owned();
        fields.finish();
        let (id, paragraph, heading, says) = (id?, paragraph?, heading?, says?);
        let Some(under) = self.headings.iter().find(|known| known.id == heading.value) else {
            let message = format!("`{}` is no heading of this list", heading.value);
            self.decoder.refuse(heading.span, message, "add it under `headings`");
            return None;
        };
        let entry = Entry {
            id: id.value.to_owned(),
            paragraph,
            heading: under.id.clone(),
            says: says.value.to_owned(),
            shown: format!("{}, {}", place(paragraph, under), says.value),
            place: place(paragraph, under),
            open_ended,
            known_by,
            certainty: certainty?.value,
            sources,
            note,
        };
        Some((id.span, entry))
    }

    /// The number of an entry; they follow one another.
    fn paragraph(&mut self, fields: &Fields) -> Option<u32> {
        let paragraph = fields.int("paragraph")?;
        let wanted = self.next;
        self.next += 1;
        if paragraph.value == i64::from(wanted) {
            return Some(wanted);
        }
        let message = format!("here has to be paragraph {wanted}, and not {}", paragraph.value);
        self.decoder.refuse(paragraph.span, message, "entries stand in the order of the list, and none is left out");
        None
    }
}

fn place(paragraph: u32, under: &Heading) -> String {
    format!("paragraph {paragraph} ({})", under.title)
}

fn without_entry(decoder: &Decoder, node: NodeId) -> Option<WithoutEntry> {
    let fields = decoder.fields(node)?;
    let says = fields.text("says");
    let known_by = known_by(&fields);
    fields.finish();
    Some(WithoutEntry { says: says?.value.to_owned(), known_by })
}

fn known_by(fields: &Fields) -> KnownBy {
    let texts = |key| fields.texts(key).into_iter().map(|text| text.value.to_owned()).collect();
    KnownBy { kinds: texts("kinds"), words: texts("words"), names: texts("names") }
}
