//! Who chairs a group and who leads for a partner, as lines of text.

use super::sketch::{Sketch, capital, named};
use super::standing::{aside, aside_of, is_gone};
use crate::check::diff::{called, led, text};
use crate::model::vocab::{Kind, key};
use crate::model::{ElementId, Fact};

impl Sketch<'_> {
    /// Says who chairs a group.
    pub(super) fn tell_chairs(&mut self, at: usize, group: ElementId) {
        let model = self.model;
        for chair in led(model, group, key!("chairs")) {
            if is_gone(model, chair, self.day) {
                continue;
            }
            let role = capital(&text(model, chair, key!("as")).unwrap_or("chair").replace('-', " "));
            let mut who = self.holders(chair, &["post", "body"]);
            let among = self.holders(chair, &["among"]);
            if who.is_empty() && !among.is_empty() {
                who = format!("in turn among {among}");
                let now = self.holders(chair, &["now"]);
                if !now.is_empty() {
                    who = format!("{who}, now {now}");
                }
            }
            if who.is_empty() {
                who.push_str(text(model, chair, key!("turn")).unwrap_or("nobody named"));
            }
            if text(model, chair, key!("for")) == Some("agenda-only") {
                who.push_str(", for the agenda only");
            }
            let aside = aside(model, chair, self.day);
            let aside = if who.ends_with(&aside) { "" } else { &aside };
            self.tell(at, format!("{role}: {who}{aside}"), Some(chair));
        }
    }

    /// Says on which groups somebody sits, and as what: whoever scrutinises may be a member of what is scrutinised.
    pub(super) fn tell_places(&mut self, at: usize, holder: ElementId) {
        let model = self.model;
        for group in model.of_kind(Kind::Group) {
            for seat in led(model, group, key!("members")) {
                let holds = ["post", "body", "bodies", "group"]
                    .into_iter()
                    .any(|field| led(model, seat, field).contains(&holder));
                if !holds || is_gone(model, seat, self.day) {
                    continue;
                }
                let role = text(model, seat, key!("as")).unwrap_or("has a place").replace('-', " ");
                let aside = aside(model, seat, self.day);
                self.tell(at, format!("{}: {role}{aside}", model.name(group)), Some(seat));
            }
        }
    }

    /// What stands in these fields of a seat, by name, with how far each has come.
    pub(super) fn holders(&self, seat: ElementId, fields: &[&str]) -> String {
        let held = fields.iter().flat_map(|field| named(self.model, seat, field));
        let held = held.map(|(holder, said)| {
            format!("{}{}", called(self.model, holder), aside_of(self.model, holder, said, self.day))
        });
        held.collect::<Vec<_>>().join(", ")
    }

    /// Says who leads for a partner and who acts for its lead.
    pub(super) fn tell_leads(&mut self, at: usize, partner: ElementId) {
        let model = self.model;
        for (field, role) in [("lead", "Lead"), ("delegates", "Delegate")] {
            let posts = named(model, partner, field);
            for (post, said) in &posts {
                let words = format!("{role}: {}{}", model.name(*post), aside_of(model, *post, said, self.day));
                self.tell(at, words, Some(*post));
            }
            if posts.is_empty() {
                match model.named(partner, field) {
                    Fact::None(_) => self.tell(at, format!("{role}: none, as stated"), None),
                    Fact::Uncertain(..) => self.tell(at, format!("{role}: none, in doubt"), None),
                    Fact::Disputed(..) => self.tell(at, format!("{role}: sources disagree"), None),
                    _ => self.miss(at, &format!("{role}: not stated")),
                }
            }
        }
        let others = self.holders(partner, &["acts-for"]);
        if !others.is_empty() {
            self.tell(at, format!("Acts for {others}"), None);
        }
    }
}
