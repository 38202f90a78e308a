use std::cell::RefCell;

use super::{BodyKind, Life, Lists, Share, area, body, holiday, partnership};
use crate::finding::{Code, Finding, did_you_mean};
use crate::source::{SourceProvider, Sources};
use crate::time::Date;
use crate::yaml::{self, Decoder, Fields, NodeId, Spanned, Tree};

/// The files that the lists are read from, in the order in which [`Trees::parse`] takes them.
pub const FILES: [&str; 5] =
    ["areas.yaml", "health-bodies.yaml", "forces.yaml", "bank-holidays.yaml", "partnerships.yaml"];

/// The files as trees, from which the lists borrow their texts.
#[derive(Debug)]
pub struct Trees<'t> {
    areas: Tree<'t>,
    health_bodies: Tree<'t>,
    forces: Tree<'t>,
    bank_holidays: Tree<'t>,
    partnerships: Tree<'t>,
}

impl<'t> Trees<'t> {
    /// Reads the texts of [`FILES`], in that order, as YAML.
    ///
    /// # Errors
    /// Everything that is wrong with any of them; nothing in particular if it is not so many texts.
    pub fn parse(sources: &'t Sources) -> Result<Self, Vec<Finding>> {
        let (mut trees, mut findings) = (Vec::new(), Vec::new());
        for (file, source) in sources.iter() {
            let parsed = yaml::parse(file, source.text());
            findings.extend(parsed.findings);
            trees.extend(parsed.tree);
        }
        match <[Tree<'t>; 5]>::try_from(trees) {
            Ok([areas, health_bodies, forces, bank_holidays, partnerships]) => {
                Ok(Self { areas, health_bodies, forces, bank_holidays, partnerships })
            }
            Err(_) => Err(findings),
        }
    }

    /// Reads the lists out of the trees.
    ///
    /// # Errors
    /// Everything that is missing, of the wrong kind or unknown, every id that stands twice or leads nowhere, and files
    /// whose data dates differ.
    pub fn lists(&self) -> Result<Lists<'_>, Vec<Finding>> {
        let trees = [&self.areas, &self.health_bodies, &self.forces, &self.bank_holidays, &self.partnerships];
        let [areas, health, forces, holidays, ended] = trees.map(Reading::new);
        let area_list = area::read(&areas);
        let mut bodies = area_list.councils;
        bodies.extend(body::read_health(&health));
        bodies.extend(body::read_forces(&forces));
        bodies.sort_by_key(|body| body.value.id);
        let mut area_rows = area_list.areas;
        area_rows.sort_by_key(|area| area.id);
        let holiday_list = holiday::read(&holidays);
        let partnerships = partnership::read(&ended);

        let readings = [areas, health, forces, holidays, ended];
        check_ids(&readings, &bodies);
        let data_date = common_date(&readings);
        let findings: Vec<_> = readings.into_iter().flat_map(Reading::finish).collect();
        let since = area_list.partners_from.zip(area_list.overlaps_from);
        match (data_date, since, holiday_list) {
            (Some(data_date), Some((partners_from, overlaps_from)), Some((bank_holidays, holidays)))
                if findings.is_empty() =>
            {
                let bodies = bodies.into_iter().map(|body| body.value).collect();
                Ok(Lists {
                    data_date,
                    partners_from,
                    overlaps_from,
                    areas: area_rows,
                    bodies,
                    partnerships,
                    bank_holidays,
                    holidays,
                })
            }
            _ => Err(findings),
        }
    }
}

/// One file while it is read: what was wrong so far, and the ids that it refers to.
pub(super) struct Reading<'a, 't> {
    pub decoder: Decoder<'a, 't>,
    root: NodeId,
    data_date: Option<Spanned<Date>>,
    wanted: RefCell<Vec<(Spanned<&'a str>, BodyKind)>>,
}

impl<'a, 't> Reading<'a, 't> {
    fn new(tree: &'a Tree<'t>) -> Self {
        let decoder = Decoder::new(tree, Code::Schema);
        let mut reading = Self { decoder, root: tree.root(), data_date: None, wanted: RefCell::default() };
        if let Some((_, node)) = tree.get(tree.root(), "data-date") {
            reading.data_date = reading.decoder.text(node).and_then(|text| reading.date(text));
        }
        reading
    }

    /// The keys of the whole file.
    pub fn top(&self) -> Option<Fields<'_, 'a, 't>> {
        let fields = self.decoder.fields(self.root)?;
        fields.need("data-date");
        Some(fields)
    }

    /// Notes that a body of that kind has to be in the lists.
    pub fn refers(&self, id: Spanned<&'a str>, kind: BodyKind) -> &'a str {
        self.wanted.borrow_mut().push((id, kind));
        id.value
    }

    /// Notes the same of every text of a list, if there is a list.
    pub fn refers_all(&self, list: Option<NodeId>, kind: BodyKind) -> Vec<&'a str> {
        let ids = list.into_iter().flat_map(|list| self.decoder.items(list));
        ids.filter_map(|id| self.decoder.text(id)).map(|id| self.refers(id, kind)).collect()
    }

    /// The days under `from`, which may be left out, and `until`.
    pub fn life(&self, fields: &Fields<'_, 'a, 't>) -> Life {
        self.life_from(fields, fields.opt_text("from"))
    }

    /// The days under `from`, which has to be there, and `until`.
    pub fn dated_life(&self, fields: &Fields<'_, 'a, 't>) -> Life {
        self.life_from(fields, fields.text("from"))
    }

    fn life_from(&self, fields: &Fields<'_, 'a, 't>, from: Option<Spanned<&'a str>>) -> Life {
        let day = |text: Option<Spanned<&'a str>>| text.and_then(|text| self.date(text));
        let (from, until) = (day(from), day(fields.opt_text("until")));
        if let (Some(first), Some(last)) = (from, until)
            && last.value < first.value
        {
            self.decoder.refuse(last.span, format!("`{}` comes before `{}`", last.value, first.value), "");
        }
        Life { from: from.map(|day| day.value), until: until.map(|day| day.value) }
    }

    /// A written day.
    pub fn date(&self, text: Spanned<&'a str>) -> Option<Spanned<Date>> {
        match Date::parse(text.value) {
            Ok(date) => Some(text.map(|_| date)),
            Err(error) => {
                self.decoder.refuse(text.span, error.to_string(), error.mend());
                None
            }
        }
    }

    /// A fraction of the whole.
    pub fn share(&self, text: Spanned<&'a str>) -> Option<Share> {
        let share = Share::parse(text.value);
        if share.is_none() {
            let message = format!("`{}` is no share of a whole", text.value);
            self.decoder.refuse(text.span, message, "write a fraction up to 1, with four decimal places at most");
        }
        share
    }

    /// A number that is small and not negative.
    pub fn number<N: TryFrom<i64>>(&self, number: Spanned<i64>) -> Option<N> {
        let fits = N::try_from(number.value).ok();
        if fits.is_none() {
            self.decoder.refuse(number.span, format!("`{}` is out of range here", number.value), "");
        }
        fits
    }

    fn finish(self) -> Vec<Finding> {
        self.decoder.finish()
    }
}

/// Refuses ids that stand twice or are no slugs, and references to bodies that are not there or are of another kind.
fn check_ids(readings: &[Reading<'_, '_>; 5], bodies: &[Spanned<super::Body<'_>>]) {
    let reading_of =
        |span: crate::source::Span| readings.iter().find(|reading| reading.decoder.tree().file() == span.file);
    let refuse = |span, message: String, mend: String| {
        if let Some(reading) = reading_of(span) {
            reading.decoder.refuse(span, message, mend);
        }
    };
    for pair in bodies.windows(2) {
        if let [first, second] = pair
            && first.value.id == second.value.id
        {
            refuse(second.span, format!("the id `{}` is already taken", second.value.id), String::new());
        }
    }
    for body in bodies.iter().filter(|body| !is_slug(body.value.id)) {
        let message = format!("the id `{}` is not lower-case words joined by hyphens", body.value.id);
        refuse(body.span, message, String::new());
    }
    for (id, kind) in readings.iter().flat_map(|reading| reading.wanted.borrow().clone()) {
        let of_kind = || bodies.iter().map(|body| &body.value).filter(|body| body.kind() == kind);
        if of_kind().all(|body| body.id != id.value) {
            let message = format!("there is no {} `{}` in the lists", kind.words(), id.value);
            let mend = did_you_mean(id.value, of_kind().map(|body| body.id));
            refuse(id.span, message, mend.map_or_else(String::new, |id| format!("did you mean `{id}`?")));
        }
    }
}

fn is_slug(id: &str) -> bool {
    let word =
        |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
    id.split('-').all(word)
}

/// The data date of the lists; files that disagree are refused.
fn common_date(readings: &[Reading<'_, '_>; 5]) -> Option<Date> {
    let first = readings.iter().find_map(|reading| reading.data_date)?;
    for reading in readings {
        if let Some(date) = reading.data_date.filter(|date| date.value != first.value) {
            let message = format!("the data date is `{}` here and `{}` in another file", date.value, first.value);
            reading.decoder.refuse(date.span, message, "bring all files up to the same day");
        }
    }
    Some(first.value)
}

/// A finding as a build or a test reports it: file, line, column and sentence.
#[must_use]
pub fn in_words(finding: &Finding, sources: &Sources) -> String {
    let span = finding.primary.span;
    let (line, column) = sources.place(span).map_or((1, 1), |place| (place.line, place.column));
    let mend = if finding.mend.is_empty() { String::new() } else { format!(" ({})", finding.mend) };
    format!("{}:{line}:{column}: {}{mend}", sources.name(span.file), finding.message)
}
