use super::{PlacedProvision, reading};
use crate::law::catalogue::{Decided, Fact, Instrument, Limit, Provision, Start};
use crate::source::Span;
use crate::time::Date;
use crate::yaml::{Decoder, Fields, NodeId, NodeKind, Spanned};

/// Reads one provision; an edition's provisions, and those of Regulations, begin and end with it unless they say otherwise.
pub(super) fn read(decoder: &Decoder, item: NodeId, instrument: &Instrument) -> Option<PlacedProvision> {
    let fields = decoder.fields(item)?;
    let id = fields.text("id");
    let place = fields.text("place");
    let force = fields.one_of("force", &reading::FORCES);
    let bearer = fields.text("bearer");
    let says = fields.text("says");
    let certainty = fields.one_of("certainty", &reading::CERTAINTIES);
    let force_certainty = fields.opt_one_of("force-certainty", &reading::CERTAINTIES).or(certainty);
    let start = start(decoder, &fields, instrument);
    let start_certainty = fields.opt_one_of("from-certainty", &reading::CERTAINTIES).or(certainty);
    let until = fields.opt("until").and_then(|node| reading::date(decoder, node)).or(instrument.until);
    let sources = reading::sources(decoder, &fields, instrument);
    let paper = fields.opt_one_of("paper", &reading::PAPERS);
    let at_most = limit(decoder, &fields);
    let decided = fields.need("decided").and_then(|node| decided(decoder, node));
    let same = placed(fields.texts("same-duty-as"));
    let carried = placed(fields.texts("carried-from"));
    let facts: Vec<_> = fields
        .map("facts")
        .into_iter()
        .filter_map(|(name, node)| Some((name, fact(decoder, name.value, node)?)))
        .collect();
    let note = fields.opt_text("note").map_or("", |note| note.value);
    fields.finish();
    let texts = |names: &[(String, Span)]| names.iter().map(|(name, _)| name.clone()).collect();
    Some(PlacedProvision {
        span: id?.span,
        place: place?.span,
        force: force?.span,
        facts: facts.iter().map(|(name, _)| (name.value.to_owned(), name.span)).collect(),
        provision: Provision {
            id: id?.value.to_owned(),
            instrument: instrument.id.clone(),
            place: place?.value.to_owned(),
            force: force?.value,
            force_certainty: force_certainty?.value,
            bearer: bearer?.value.to_owned(),
            says: says?.value.to_owned(),
            start: start?,
            start_certainty: start_certainty?.value,
            until,
            certainty: certainty?.value,
            sources,
            paper: paper.map(|paper| paper.value),
            at_most,
            decided: decided?,
            same_duty_as: texts(&same),
            carried_from: texts(&carried),
            facts: facts.into_iter().map(|(name, fact)| (name.value.to_owned(), fact)).collect(),
            note: note.to_owned(),
        },
        names: same.into_iter().chain(carried).collect(),
    })
}

fn placed(texts: Vec<Spanned<&str>>) -> Vec<(String, Span)> {
    texts.into_iter().map(|text| (text.value.to_owned(), text.span)).collect()
}

#[derive(Clone, Copy)]
enum Commences {
    ByArea,
    NotYet,
}

fn start(decoder: &Decoder, fields: &Fields, instrument: &Instrument) -> Option<Start> {
    let words = [("by-area", Commences::ByArea), ("not-yet", Commences::NotYet)];
    let from = fields.opt("from").and_then(|node| reading::date(decoder, node));
    match fields.opt_one_of("commences", &words).map(|word| word.value) {
        None => Some(Start::On(from.unwrap_or(instrument.from))),
        Some(Commences::NotYet) => {
            if fields.opt("from").is_some() {
                let mend = "leave out `from`, or `commences`";
                decoder.refuse(fields.key_span("from"), "a provision that has not begun cannot have a first day", mend);
            }
            let expected = fields.text("expected")?.value.to_owned();
            Some(Start::NotYet { looked: instrument.as_at, expected })
        }
        Some(Commences::ByArea) => {
            let everywhere = fields.opt("everywhere-from").and_then(|node| reading::date(decoder, node));
            let areas: Vec<(String, Date)> = fields
                .map("areas")
                .into_iter()
                .filter_map(|(area, node)| Some((area.value.to_owned(), reading::date(decoder, node)?)))
                .collect();
            Some(Start::ByArea { earliest: from.unwrap_or(instrument.from), everywhere, areas })
        }
    }
}

fn limit(decoder: &Decoder, fields: &Fields) -> Option<Limit> {
    let strength = fields.opt_one_of("at-most", &reading::STRENGTHS);
    let because = fields.opt_text("because");
    match (strength, because) {
        (Some(strength), Some(because)) => Some(Limit { strength: strength.value, because: because.value.to_owned() }),
        (Some(strength), None) => {
            decoder.refuse(strength.span, "`at-most` gives no reason", "add `because:` with one clause");
            None
        }
        (None, Some(because)) => {
            decoder.refuse(because.span, "`because` gives a reason for nothing", "add `at-most:`, or leave it out");
            None
        }
        (None, None) => None,
    }
}

/// How else than by rules alone a provision is decided, or that it is not.
#[derive(Clone, Copy)]
enum Way {
    InPart,
    Judgement,
    Reference,
    NoDuty,
    OutOfScope,
}

const WAYS: [(&str, Way); 5] = [
    ("in-part", Way::InPart),
    ("judgement", Way::Judgement),
    ("reference", Way::Reference),
    ("no-duty", Way::NoDuty),
    ("out-of-scope", Way::OutOfScope),
];

fn decided(decoder: &Decoder, node: NodeId) -> Option<Decided> {
    if decoder.tree().kind(node) != NodeKind::Mapping {
        return decoder.one_of(node, &[("machine", ())]).map(|_| Decided::Machine);
    }
    let fields = decoder.fields(node)?;
    let all = WAYS.map(|(key, way)| fields.opt_fields(key).map(|fields| (way, fields)));
    fields.finish();
    let mut stated = all.into_iter().flatten();
    let (Some((way, fields)), None) = (stated.next(), stated.next()) else {
        let message = "`decided` has to be `machine`, `in-part`, `judgement`, `reference`, `no-duty` or `out-of-scope`, and \
                       one of them only";
        decoder.refuse(decoder.tree().span(node), message, "");
        return None;
    };
    let of = |key| fields.text(key).map(|text| text.value.to_owned());
    let found = match way {
        Way::InPart => of("not-asked").map(|not_asked| Decided::InPart { not_asked }),
        Way::Judgement => of("ask").zip(of("evidence")).map(|(ask, evidence)| Decided::Judgement { ask, evidence }),
        Way::Reference => of("needs").map(|needs| Decided::Reference { needs }),
        Way::NoDuty => of("why").map(|why| Decided::NoDuty { why }),
        Way::OutOfScope => of("why").map(|why| Decided::OutOfScope { why }),
    };
    fields.finish();
    found
}

fn fact(decoder: &Decoder, name: &str, node: NodeId) -> Option<Fact> {
    if decoder.tree().kind(node) != NodeKind::Mapping {
        let day = reading::day(decoder, node)?;
        return Some(Fact::Day(if name.ends_with(Fact::LIMIT) { day.as_limit() } else { day }));
    }
    let fields = decoder.fields(node)?;
    let count = |key| fields.opt_int(key).and_then(|number| u32::try_from(number.value).ok());
    let all = [
        count("months").map(Fact::Months),
        count("days").map(Fact::Days),
        count("working-days").map(Fact::WorkingDays),
    ];
    fields.finish();
    let mut stated = all.into_iter().flatten();
    if let (Some(fact), None) = (stated.next(), stated.next()) {
        return Some(fact);
    }
    let message = "here has to be a day, or one of `months`, `days` and `working-days` with a whole number";
    decoder.refuse(decoder.tree().span(node), message, "");
    None
}
