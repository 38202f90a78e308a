use std::sync::LazyLock;

use super::field::{Field, FieldId, Natural};
use super::{people, records, structure};

macro_rules! kinds {
    ($($kind:ident $name:literal $fields:path, $natural:expr;)*) => {
        /// A kind of element.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        #[expect(missing_docs, reason = "each kind is documented by the title of its definition in the schema")]
        pub enum Kind { $($kind),* }

        impl Kind {
            /// Every kind.
            pub const ALL: &'static [Self] = &[$(Self::$kind),*];

            /// Its name in rules (`applies: {to: …}`), kebab-case.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$kind => $name),* }
            }

            /// Its fields, in the order of the published schema.
            #[must_use]
            pub const fn fields(self) -> &'static [Field] {
                match self { $(Self::$kind => $fields),* }
            }

            /// How an element of the kind is told from its siblings.
            #[must_use]
            pub const fn natural(self) -> Natural {
                match self { $(Self::$kind => $natural),* }
            }
        }
    };
}

kinds! {
    Arrangement "arrangement" structure::ARRANGEMENT, Natural::Id;
    Source "source" records::SOURCE, Natural::Id;
    Event "event" records::EVENT, Natural::WithParent(&["what", "by"]);
    Area "area" structure::AREA, Natural::Id;
    Body "body" people::BODY, Natural::Id;
    Collective "collective" people::COLLECTIVE, Natural::Id;
    Post "post" people::POST, Natural::Id;
    Partner "partner" people::PARTNER, Natural::Fields(&["body|kind"]);
    Claim "claim" people::CLAIM, Natural::Fields(&["body|sector"]);
    Group "group" structure::GROUP, Natural::Id;
    Chair "chair" people::CHAIR, Natural::WithParent(&["as", "post|body"]);
    Member "member" people::MEMBER, Natural::WithParent(&["post|body|bodies|group|sector|called"]);
    Function "function" structure::FUNCTION_FIELDS, Natural::Fields(&["function"]);
    Agreement "agreement" records::AGREEMENT, Natural::Id;
    Document "document" records::DOCUMENT, Natural::Id;
    Succession "succession" structure::SUCCESSION, Natural::Fields(&["kind", "areas"]);
    Scrutiny "scrutiny" people::SCRUTINY, Natural::Fields(&["by"]);
    Scrutineer "scrutineer" people::SCRUTINEER, Natural::Fields(&["post|group|body|words"]);
    Content "content" records::CONTENT, Natural::Id;
    Departure "departure" records::DEPARTURE, Natural::Fields(&["from"]);
    Report "report" records::REPORT, Natural::Fields(&["kind", "period|title"]);
    Budget "budget" records::BUDGET, Natural::Fields(&["year", "pot"]);
    Contribution "contribution" records::CONTRIBUTION, Natural::WithParent(&["payer", "kind"]);
    SpendingLine "spending-line" records::SPENDING, Natural::WithParent(&["item"]);
    SupportUnit "support-unit" records::SUPPORT_UNIT, Natural::WithParent(&[]);
    ChildDeathReview "child-death-review" records::CHILD_DEATH_REVIEW, Natural::WithParent(&[]);
    AgencyList "agency-list" records::AGENCY_LIST, Natural::Fields(&["force", "title"]);
    Agency "agency" records::AGENCY, Natural::Fields(&["body|kind"]);
    Plan "plan" records::PLAN, Natural::Fields(&["name"]);
    Count "count" records::COUNT, Natural::Fields(&["of", "year"]);
    Inspection "inspection" records::INSPECTION, Natural::Fields(&["by", "date"]);
    Intervention "intervention" records::INTERVENTION, Natural::Fields(&["kind", "body"]);
    SecureSetting "secure-setting" records::SECURE_SETTING, Natural::Fields(&["body"]);
}

/// How many places the names of one kind's fields are spread over, more than twice as many as any kind has fields.
const SLOTS: usize = 128;

/// The fields of every kind by their names, since names are looked up for every fact that Rust code reads: each stands at the
/// place of its name, or at the next one that was free.
static PLACES: LazyLock<Vec<[Option<FieldId>; SLOTS]>> = LazyLock::new(|| {
    let spread = |kind: &Kind| {
        let mut places = [None; SLOTS];
        for (at, field) in (0u8..).map(FieldId).zip(kind.fields()) {
            let (before, after) = places.split_at_mut(place(field.name));
            let free = after.iter_mut().chain(before).find(|place| place.is_none());
            if let Some(free) = free {
                *free = Some(at);
            }
        }
        places
    };
    Kind::ALL.iter().map(spread).collect()
});

/// The place of a name: its length, its first, middle and last letters.
fn place(name: &str) -> usize {
    let bytes = name.as_bytes();
    let letter = |at: usize| bytes.get(at).map_or(0, |letter| usize::from(*letter));
    let last = bytes.len().saturating_sub(1);
    (bytes.len() + letter(0) * 3 + letter(last / 2) * 7 + letter(last) * 11) % SLOTS
}

impl Kind {
    /// The field of that kebab-case name.
    #[must_use]
    pub fn field(self, name: &str) -> Option<FieldId> {
        let places = PLACES.get(self as usize)?;
        let mut slot = place(name);
        loop {
            let at = (*places.get(slot)?)?;
            if self.definition(at)?.name == name {
                return Some(at);
            }
            slot = (slot + 1) % SLOTS;
        }
    }

    /// The definition of a field, when the id is one of this kind's.
    #[must_use]
    pub fn definition(self, id: FieldId) -> Option<&'static Field> {
        self.fields().get(usize::from(id.0))
    }

    /// The kind of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.name() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_is_found_by_its_name_and_no_other_is() {
        for kind in Kind::ALL {
            for name in Kind::ALL.iter().flat_map(|kind| kind.fields()).map(|field| field.name) {
                let at = kind.fields().iter().position(|field| field.name == name);
                assert_eq!(kind.field(name).map(|found| usize::from(found.0)), at, "{name} of {}", kind.name());
            }
            assert_eq!(kind.field("no-such-field"), None);
            assert_eq!(kind.field(""), None);
        }
    }
}
