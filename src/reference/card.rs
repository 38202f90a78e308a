use super::{Area, Body, HealthPartner, Partners, Reference, Resolution};
use crate::time::{Date, Day};

/// Everything that there is to say of one area on one day.
#[derive(Clone, Debug, PartialEq)]
pub struct AreaCard<'r> {
    /// The area.
    pub area: &'r Area<'static>,
    /// Its council.
    pub council: &'r Body<'static>,
    /// The day.
    pub day: Date,
    /// Who has to be a partner here; nothing when the area is not in force on the day.
    pub partners: Option<Partners<'r>>,
    /// Health bodies that were partners here before, latest first.
    pub health_before: Vec<HealthPartner<'r>>,
    /// Health bodies that are to be partners here, as far as is known.
    pub health_after: Vec<HealthPartner<'r>>,
    /// Areas that it was made from.
    pub predecessors: Vec<&'r Area<'static>>,
    /// Areas that it went into, or is ordered to go into.
    pub successors: Vec<&'r Area<'static>>,
    /// Other areas that bear the same name on other days.
    pub namesakes: Vec<&'r Area<'static>>,
    /// Whether there were safeguarding partners at all on the day.
    pub duty_begun: bool,
    /// The day the lists speak for.
    pub data_date: Date,
}

/// One area in a list of all.
#[derive(Clone, Debug, PartialEq)]
pub struct AreaLine<'r> {
    /// The area.
    pub area: &'r Area<'static>,
    /// Its partners on the day.
    pub partners: Partners<'r>,
}

/// The answer to a question about an area, by id or name.
#[derive(Clone, Debug, PartialEq)]
pub enum AreaAnswer<'r> {
    /// One area.
    Card(Box<AreaCard<'r>>),
    /// The name has belonged to several, none of them, or more than one, in force on the day.
    Several(Vec<&'r Area<'static>>),
    /// There is none.
    Unknown {
        /// What was probably meant.
        did_you_mean: Option<&'r Area<'static>>,
    },
}

impl Reference {
    /// What the lists hold of an area, by its id, as it was on a day.
    #[must_use]
    pub fn describe_area(&self, area: &str, day: Date) -> Option<AreaCard<'_>> {
        let area = self.area(area)?;
        let by_id = |ids: &[&str]| ids.iter().filter_map(|id| self.area(id)).collect();
        let mut before: Vec<_> = self.health_of(area).filter(|one| one.overlap.life.ended_before(day)).collect();
        before.sort_by_key(|one| std::cmp::Reverse(one.overlap.life.until));
        let after = self.health_of(area).filter(|one| one.overlap.life.begins_after(day));
        Some(AreaCard {
            area,
            council: self.body(area.id)?,
            day,
            partners: self.partners_of(area.id, day),
            health_before: before,
            health_after: after.collect(),
            predecessors: by_id(&area.predecessors),
            successors: by_id(&area.successors),
            namesakes: self.areas().iter().filter(|one| one.name == area.name && one.id != area.id).collect(),
            duty_begun: day >= self.partners_from(),
            data_date: self.data_date(),
        })
    }

    /// The same for an area as somebody writes it.
    #[must_use]
    pub fn answer_area(&self, text: &str, day: Date) -> AreaAnswer<'_> {
        match self.resolve_area(text, Day::from(day)) {
            Resolution::One(id) => self
                .describe_area(id, day)
                .map_or(AreaAnswer::Unknown { did_you_mean: None }, |card| AreaAnswer::Card(Box::new(card))),
            Resolution::Several(ids) => AreaAnswer::Several(ids.into_iter().filter_map(|id| self.area(id)).collect()),
            Resolution::None { did_you_mean } => {
                AreaAnswer::Unknown { did_you_mean: did_you_mean.and_then(|id| self.area(id)) }
            }
        }
    }

    /// Every area in force on a day with its partners, in order of id.
    #[must_use]
    pub fn list_areas<'r>(&'r self, day: Date) -> Vec<AreaLine<'r>> {
        let line = |area: &'r Area<'static>| Some(AreaLine { area, partners: self.partners_of(area.id, day)? });
        self.areas_on(day).filter_map(line).collect()
    }
}

/// How far what the lists say of a day can be relied on, in words.
#[must_use]
pub fn as_known(day: Date, data_date: Date) -> String {
    let known = format!("areas and bodies as known on {}", data_date.in_words());
    if day > data_date { format!("{known}; of later days only what is ordered") } else { known }
}
