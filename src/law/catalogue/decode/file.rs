use super::{PlacedInstrument, PlacedProvision, PlacedSchedule, provision, reading, schedule};
use crate::finding::{Code, Finding};
use crate::law::catalogue::{Instrument, ReadAt};
use crate::source::FileId;
use crate::yaml::{self, Decoder, Fields};

/// What came of one file.
#[derive(Debug, Default)]
pub(super) struct ReadFile {
    pub instrument: Option<PlacedInstrument>,
    pub provisions: Vec<PlacedProvision>,
    pub findings: Vec<Finding>,
}

/// Reads the file of one instrument.
pub(super) fn read(file: FileId, text: &str) -> ReadFile {
    let parsed = yaml::parse(file, text);
    let Some(tree) = parsed.tree else { return ReadFile { findings: parsed.findings, ..ReadFile::default() } };
    let decoder = Decoder::new(&tree, Code::Pack);
    let (mut instrument, mut provisions) = (None, Vec::new());
    if let Some(top) = decoder.fields(tree.root()) {
        let sources: Vec<ReadAt> = top
            .map("sources")
            .into_iter()
            .filter_map(|(id, at)| Some(ReadAt { id: id.value.to_owned(), at: decoder.text(at)?.value.to_owned() }))
            .collect();
        instrument = top.fields("instrument").and_then(|fields| read_instrument(&decoder, fields, sources));
        let items = top.list("provisions");
        let schedule = top.opt_fields("schedule");
        if let Some(placed) = &mut instrument {
            provisions.extend(items.into_iter().filter_map(|node| provision::read(&decoder, node, &placed.instrument)));
            let own: Vec<_> = provisions.iter().map(|placed| &placed.provision).collect();
            let list = schedule.and_then(|fields| schedule::read(&decoder, fields, &placed.instrument, &own));
            if let Some(PlacedSchedule { schedule, ids }) = list {
                placed.entries = ids;
                placed.instrument.schedule = Some(schedule);
            }
        }
        top.finish();
    }
    ReadFile { instrument, provisions, findings: decoder.finish() }
}

fn read_instrument(decoder: &Decoder, fields: Fields, sources: Vec<ReadAt>) -> Option<PlacedInstrument> {
    let id = fields.text("id");
    let title = fields.text("title");
    let short = fields.opt_text("short").or(title);
    let kind = fields.one_of("kind", &reading::KINDS);
    let published = fields.need("published").and_then(|node| reading::date(decoder, node));
    let from = fields.need("from").and_then(|node| reading::date(decoder, node));
    let until = fields.opt("until").and_then(|node| reading::date(decoder, node));
    let replaces = fields.opt_text("replaces");
    let replaced_by = fields.opt_text("replaced-by");
    let also_dated = fields.list("also-dated").into_iter().filter_map(|node| reading::day(decoder, node)).collect();
    let as_at = fields.need("as-at").and_then(|node| reading::date(decoder, node));
    fields.finish();
    let names = replaces.into_iter().chain(replaced_by).map(|name| (name.value.to_owned(), name.span)).collect();
    Some(PlacedInstrument {
        span: id?.span,
        names,
        entries: Vec::new(),
        instrument: Instrument {
            id: id?.value.to_owned(),
            title: title?.value.to_owned(),
            short: short?.value.to_owned(),
            kind: kind?.value,
            published: published?,
            from: from?,
            until,
            replaces: replaces.map(|name| name.value.to_owned()),
            replaced_by: replaced_by.map(|name| name.value.to_owned()),
            also_dated,
            as_at: as_at?,
            sources,
            schedule: None,
        },
    })
}
