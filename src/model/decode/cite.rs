use super::{Decoder, names, offset};
use crate::finding::{Code, Finding, did_you_mean};
use crate::model::facts::ElementId;
use crate::model::store::{Cite, Held, Slot};
use crate::model::vocab::{FieldId, Kind};
use crate::yaml::{NodeId, NodeKind};

impl Decoder<'_, '_> {
    /// Reads `cabinet 3.10`, or a list of such, as a range of the model's citations.
    pub(super) fn cites(&mut self, node: NodeId) -> (u32, u32) {
        let tree = self.tree;
        let start = offset(self.model.cites.len());
        match tree.kind(node) {
            NodeKind::Scalar => self.cite(node),
            NodeKind::Sequence if !tree.is_empty(node) => tree.items(node).for_each(|item| self.cite(item)),
            _ => self.passed_over += 1,
        }
        (start, offset(self.model.cites.len()))
    }

    fn cite(&mut self, node: NodeId) {
        let Some(text) = self.tree.text(node).map(str::trim).filter(|text| !text.is_empty()) else {
            self.passed_over += 1;
            return;
        };
        let (source, place) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
        let place = self.keep_within(place.trim_start());
        let Slot { lo, hi, .. } = self.slot(Held::NotStated, self.span(node));
        self.cited.push((source, self.part));
        self.model.cites.push(Cite { source: None, place, lo, hi });
    }

    /// `cites: {lead: cabinet 3.1, delegates: cabinet 3.2}`; a citation in the value's own wrapping goes before these.
    pub(super) fn cite_fields(&mut self, element: ElementId, kind: Kind, node: NodeId) {
        let tree = self.tree;
        if tree.kind(node) != NodeKind::Mapping {
            self.passed_over += 1;
        }
        for (key, value) in tree.entries(node) {
            let field = tree.text(key).and_then(|name| names::field(kind, name, 0)).map(|(at, _)| FieldId(at));
            let (Some(field), Some(mut slot)) = (field, field.and_then(|field| self.model.slot(element, field))) else {
                self.passed_over += 1;
                continue;
            };
            let cites = self.cites(value);
            if slot.cites.0 == slot.cites.1 {
                slot.cites = cites;
                self.put(element, field, slot);
            }
        }
    }

    /// Leads every citation to its source, and reports those whose source is not there.
    pub(super) fn link_citations(&mut self) {
        for (at, (word, part)) in self.cited.iter().enumerate() {
            let Some(part) = self.parts.get(*part) else { continue };
            let found = part.ids.get(word).and_then(|ids| ids.iter().find(|id| id.kind == Kind::Source));
            let Some(cite) = self.model.cites.get_mut(at) else { continue };
            if let Some(found) = found {
                cite.source = found.element;
                continue;
            }
            let span = crate::source::Span::new(part.tree.file(), cite.lo - part.base, cite.hi - part.base);
            let sources = part.ids.iter().filter(|(_, ids)| ids.iter().any(|id| id.kind == Kind::Source));
            let mut sources: Vec<&str> = sources.map(|(id, _)| *id).collect();
            sources.sort_unstable();
            let mend = match did_you_mean(word, sources.iter().copied()) {
                Some(source) => format!("did you mean `{source}`?"),
                None if sources.is_empty() => {
                    format!("name the paper under `sources`, as `{word}:` with its title and date")
                }
                None => format!("name the paper under `sources`, or cite one of `{}`", sources.join("`, `")),
            };
            let message = format!("`{word}` is cited here, but no paper of that name stands under `sources`");
            self.findings.push(Finding::unreadable(Code::Reference, span, message, mend));
        }
    }
}
