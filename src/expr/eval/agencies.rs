//! Where an agency stands in the Schedule of the Regulations, and which edition a text names.

use super::super::function::Function;
use super::super::gaps::{GapId, Why};
use super::super::program::NodeId;
use super::super::statute::{AgencyCalled, AgencyPlace, EditionNamed};
use super::super::value::{Kleene, Member, Placed, Seq, Thing, Value};
use super::Evaluator;
use crate::expr::error::EvalError;

/// The heading by which an arrangement says that an agency is not in the Schedule.
const NOT_LISTED: &str = "not-in-the-regulations";

/// Why what an agency is called leaves it open whether it is listed.
const BY_NAME: &str = "what it is called does not show whether an entry of the Regulations' list covers it; a charity is covered by paragraph 36, \
    a religious organisation of certain kinds by 37";

impl<'a> Evaluator<'a> {
    /// `in_the_schedule` and `matched`, which is never unknown, like `stated`.
    pub(super) fn schedule_tells(&mut self, function: Function, of: NodeId) -> Result<Kleene, EvalError> {
        Ok(match (function, self.asked_thing(of)?) {
            (Function::Matched, Ok((agency, _))) => {
                Kleene::from(matches!(self.place(agency), Ok(AgencyPlace::Under(_))))
            }
            (Function::Matched, Err(_)) => Kleene::False,
            (_, Ok((agency, _))) => self.in_the_schedule(agency),
            (_, Err(gap)) => Kleene::Unknown(gap),
        })
    }

    /// Whether the Schedule has an entry for an agency.
    fn in_the_schedule(&mut self, agency: Thing<'a>) -> Kleene {
        match self.place(agency) {
            Ok(AgencyPlace::Under(_)) => Kleene::True,
            Ok(AgencyPlace::Nowhere(_)) => Kleene::False,
            Ok(AgencyPlace::Unclear) if self.is_said_not_listed(agency) => Kleene::False,
            Ok(AgencyPlace::Unclear) => Kleene::Unknown(self.what_would_tell(agency)),
            Err(gap) => Kleene::Unknown(gap),
        }
    }

    /// `schedule_entries`, `schedule_headings` and `without_entry`.
    pub(super) fn of_the_schedule(&mut self, function: Function, agency: Thing<'a>) -> Placed<'a> {
        let place = match self.place(agency) {
            Ok(AgencyPlace::Unclear) if !self.is_said_not_listed(agency) => Err(self.what_would_tell(agency)),
            other => other,
        };
        let open = place.as_ref().err().copied();
        if function == Function::WithoutEntry {
            return Placed::bare(match (place, open) {
                (_, Some(gap)) => Value::Unknown(gap),
                (Ok(AgencyPlace::Nowhere(says)), _) => Value::Text(says),
                _ => Value::None,
            });
        }
        let mut values = Vec::new();
        if let Ok(AgencyPlace::Under(entries)) = place {
            for entry in entries {
                let value = match function {
                    Function::ScheduleHeadings => entry.heading,
                    _ => entry.shown,
                };
                if !values.contains(&value) {
                    values.push(value);
                }
            }
        }
        let word = function == Function::ScheduleHeadings;
        let member = |value| Member {
            what: Placed::bare(if word { Value::Word(value) } else { Value::Text(value) }),
            maybe: None,
        };
        let members: Vec<_> = values.into_iter().map(member).collect();
        Placed::bare(Value::List(Seq::Made { members: members.into(), open }))
    }

    /// Where the Schedule has an agency, or what is missing to ask.
    pub(super) fn place(&mut self, agency: Thing<'a>) -> Result<AgencyPlace<'a>, GapId> {
        let mut called = AgencyCalled::default();
        let stated = self.known_of(agency, "paragraph")?;
        called.paragraph = match stated.value {
            Value::Int(paragraph) => Some(paragraph),
            _ => None,
        };
        called.words = self.text_of(agency, "kind")?;
        if let Value::Thing(body) = self.known_of(agency, "body")?.value {
            called.body_kind = self.text_of(body, "kind")?;
            called.names.extend(self.text_of(body, "name")?);
            if let Value::List(others) = self.named(body, "known-as").value {
                let others = self.members(&others);
                called.names.extend(others.into_iter().filter_map(|member| match member.what.value {
                    Value::Text(name) => Some(name),
                    _ => None,
                }));
            }
        }
        let place = self.context.statute.place(&called);
        if called.paragraph.is_some() && place == AgencyPlace::Unclear {
            return Err(self.miss(stated.at, Why::NoParagraph));
        }
        Ok(place)
    }

    fn text_of(&mut self, thing: Thing<'a>, name: &str) -> Result<Option<&'a str>, GapId> {
        Ok(match self.known_of(thing, name)?.value {
            Value::Text(text) | Value::Word(text) => Some(text),
            _ => None,
        })
    }

    /// A fact; that it is not stated is an answer, that it is disputed or in doubt is none.
    fn known_of(&mut self, thing: Thing<'a>, name: &str) -> Result<Placed<'a>, GapId> {
        let placed = self.named(thing, name);
        match placed.value {
            Value::Unknown(gap) if !self.gaps.is_not_stated(gap) => Err(gap),
            _ => Ok(placed),
        }
    }

    fn is_said_not_listed(&mut self, agency: Thing<'a>) -> bool {
        self.named(agency, "category").value.text() == Some(NOT_LISTED)
    }

    /// Why it cannot be told by what it is called, and the kind of a body of which none is stated.
    fn what_would_tell(&mut self, agency: Thing<'a>) -> GapId {
        let mut missing = None;
        let paragraph = self.named(agency, "paragraph");
        if let Value::Unknown(gap) = paragraph.value {
            let gap = if self.gaps.is_not_stated(gap) { self.miss(paragraph.at, Why::Open(BY_NAME)) } else { gap };
            missing = Some(gap);
        }
        if let Value::Thing(body) = self.named(agency, "body").value
            && let Value::Unknown(gap) = self.named(body, "kind").value
        {
            missing = Some(self.gaps.join(missing, gap));
        }
        missing.unwrap_or_else(|| self.miss(None, Why::NoParagraph))
    }

    /// What people call the Act, the Regulations or the guidance that a text names; the text where it names none that is known.
    pub(super) fn instrument_named(&self, named: Placed<'a>) -> Placed<'a> {
        match named.value {
            Value::Text(text) => {
                Placed { value: Value::Text(self.context.statute.instrument(text).unwrap_or(text)), ..named }
            }
            _ => named,
        }
    }

    /// The id of the edition that a text names; none where it names none that is known.
    pub(super) fn edition_named(&mut self, named: &Placed<'a>) -> Placed<'a> {
        let value = match &named.value {
            Value::Text(text) => match self.context.statute.edition(text) {
                EditionNamed::One(id) => Value::Text(id),
                EditionNamed::None => Value::None,
                EditionNamed::Unclear => Value::Unknown(self.miss(named.at, Why::WhichEdition)),
            },
            Value::Unknown(gap) => Value::Unknown(*gap),
            _ => Value::None,
        };
        Placed { value, at: named.at }
    }
}
