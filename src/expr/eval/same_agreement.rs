//! Whether an agreement of after is one of before, or only like it.

use super::super::gaps::Why;
use super::super::value::{Kleene, Seq, Thing, Value};
use super::Evaluator;
use crate::model::vocab::{Key, Kind, key};

/// The kinds that say themselves what is agreed: two of one kind between the same parties agree on the same.
const SAY_IT_ALL: [&str; 3] = ["combination-of-areas", "combination-for-child-death-reviews", "acting-for-another"];
const LIKE_IT: &str = "is of the same kind and between the same parties, and has another id and another title";
const OF_ANOTHER_KIND: &str = "has the same title and is of another kind";
const BY_ITS_ID: &str = "goes by the same id, and has another title and is of another kind";

impl<'a> Evaluator<'a> {
    /// Whether an agreement that one of before is known again by carries it on, by its id, its title or `formerly`. A kind and the parties may be
    /// those of another: that is told as the same, and settles nothing. Whatever is no agreement is asked nothing here.
    pub(super) fn is_the_same_agreement(&mut self, was: Thing<'a>, is: Thing<'a>) -> Kleene {
        let models = self.context.models;
        if was.kind(models) != Kind::Agreement || is.kind(models) != Kind::Agreement {
            return Kleene::True;
        }
        let titles = [self.said_under(was, key!("title")), self.said_under(is, key!("title"))];
        let kinds = [self.said_under(was, key!("kind")), self.said_under(is, key!("kind"))];
        let same = |[was, is]: [Option<&str>; 2]| was.zip(is).map(|(was, is)| was.to_lowercase() == is.to_lowercase());
        let (same_title, same_kind) = (same(titles), same(kinds));
        let says_it_all = || kinds.iter().flatten().all(|kind| SAY_IT_ALL.contains(kind));
        let common = if self.says_that_it_was(is, was) || self.says_that_it_was(was, is) {
            return Kleene::True;
        } else if self.goes_by_its_id(was, is) {
            (same_title == Some(false) && same_kind == Some(false)).then_some(BY_ITS_ID)
        } else if same_title == Some(true) {
            (same_kind == Some(false)).then_some(OF_ANOTHER_KIND)
        } else {
            (same_kind != Some(true) || !says_it_all()).then_some(LIKE_IT)
        };
        let Some(common) = common else { return Kleene::True };
        let [_, is_called] = titles;
        let title = is_called.or_else(|| is.id(models)).unwrap_or_default();
        let at = self.site_of(is);
        Kleene::Unknown(self.miss(at, Why::MayFollow(title, common)))
    }

    /// By its own id, or by that of the shared thing that both are one with.
    fn goes_by_its_id(&self, was: Thing<'a>, is: Thing<'a>) -> bool {
        let models = self.context.models;
        let shared = |thing: Thing<'a>| match thing {
            Thing::Of { model, element } => self.context.model(model).and_then(|held| held.one_with(element)),
            Thing::Body(_) | Thing::Area(_) => None,
        };
        let own = was.id(models).zip(is.id(models)).is_some_and(|(was, is)| was == is);
        own || shared(was).zip(shared(is)).is_some_and(|(was, is)| was == is)
    }

    /// Whether `formerly` of the one names the other, by its id or its title.
    fn says_that_it_was(&mut self, now: Thing<'a>, then: Thing<'a>) -> bool {
        let names = [then.id(self.context.models), self.said_under(then, key!("title"))];
        let former = Seq::of(self.named(now, key!("formerly")).value);
        self.members(&former).iter().any(|member| {
            let said = member.what.value.text().map(str::to_lowercase);
            said.is_some_and(|said| names.iter().flatten().any(|name| name.to_lowercase() == said))
        })
    }

    fn said_under(&mut self, thing: Thing<'a>, field: &'static Key) -> Option<&'a str> {
        match self.named(thing, field).value {
            Value::Text(words) | Value::Word(words) => Some(words),
            _ => None,
        }
    }
}
