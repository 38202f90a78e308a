use super::{Body, BodyKind, Reference, lists::plain_form};
use crate::finding::did_you_mean;
use crate::time::Day;

/// What an id or a name leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Resolution {
    /// One body or area, by id. It need not be in force on the day: a name that is out of date still leads to its body.
    One(&'static str),
    /// Several, by id; the name alone cannot tell.
    Several(Vec<&'static str>),
    /// Nothing in the lists.
    None {
        /// The id of what was probably meant.
        did_you_mean: Option<&'static str>,
    },
}

impl Reference {
    /// The area that a document of that day means by `text`, an id or a name of the place or of its council.
    ///
    /// An id is taken as it is. A name leads to what bears it at some time within the bounds of the day, and only if
    /// nothing does, to what ever bore it: `Dorset` is one authority until 31 March 2019 and another from the day after.
    #[must_use]
    pub fn resolve_area(&self, text: &str, day: Day) -> Resolution {
        self.resolve(text, day, |body| body.kind() == BodyKind::LocalAuthority)
    }

    /// The body that a document of that day means by `text`; as [`Self::resolve_area`], for bodies of every kind.
    #[must_use]
    pub fn resolve_body(&self, text: &str, day: Day) -> Resolution {
        self.resolve(text, day, |_| true)
    }

    /// The councils that a document of that day may mean by `text`, an id or a name of the place or of the council: none,
    /// one or several ids, found as [`Self::resolve_area`] finds them but without a guess at what else was meant.
    #[must_use]
    pub fn areas_called(&self, text: &str, day: Day) -> Vec<&'static str> {
        self.called(text, day, |body| body.kind() == BodyKind::LocalAuthority)
    }

    /// The bodies that a document of that day may mean by `text`; as [`Self::areas_called`], for bodies of every kind.
    #[must_use]
    pub fn bodies_called(&self, text: &str, day: Day) -> Vec<&'static str> {
        self.called(text, day, |_| true)
    }

    fn resolve(&self, text: &str, day: Day, wanted: impl Fn(&Body<'static>) -> bool) -> Resolution {
        let found = self.called(text, day, &wanted);
        match found.as_slice() {
            [] => Resolution::None { did_you_mean: self.suggest(text, day, wanted) },
            [id] => Resolution::One(id),
            _ => Resolution::Several(found),
        }
    }

    fn called(&self, text: &str, day: Day, wanted: impl Fn(&Body<'static>) -> bool) -> Vec<&'static str> {
        if let Some(body) = self.body(text).filter(|body| wanted(body)) {
            return vec![body.id];
        }
        let bearers: Vec<_> = self.named(&plain_form(text)).filter(|body| wanted(body)).collect();
        let on_the_day: Vec<_> = bearers.iter().filter(|body| body.life.meets(day)).map(|body| body.id).collect();
        if on_the_day.is_empty() { bearers.iter().map(|body| body.id).collect() } else { on_the_day }
    }

    /// The nearest id or name, of a body in force on the day if one is near enough.
    fn suggest(&self, text: &str, day: Day, wanted: impl Fn(&Body<'static>) -> bool) -> Option<&'static str> {
        let plain = plain_form(text);
        let nearest = |among: &dyn Fn(&Body<'static>) -> bool| {
            let by_name = self.names().filter(|(_, body)| among(body));
            let name = did_you_mean(&plain, by_name.map(|(name, _)| name))?;
            self.named(name).find(|body| among(body)).map(|body| body.id)
        };
        nearest(&|body| wanted(body) && body.life.meets(day)).or_else(|| nearest(&wanted))
    }
}
