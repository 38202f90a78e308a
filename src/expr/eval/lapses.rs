//! Stretches between two days in which too much time went by without one of the days.

use super::super::function::Function;
use super::super::gaps::Why;
use super::super::program::NodeId;
use super::super::value::{Kleene, Member, Placed, Seq, Site, Thing, Value};
use super::Evaluator;
use super::calls::{Asked, known};
use crate::expr::error::EvalError;
use crate::model::vocab::key;
use crate::time::Day;

/// A yearly report is due twelve months after the one before.
const MONTHS_BETWEEN_REPORTS: i32 = 12;

/// A day with the value it came from.
type Dated<'a> = (Day, Placed<'a>);

/// The days that should not lie too far from each other.
struct Row<'a> {
    days: Seq<'a>,
    from: Dated<'a>,
    until: Dated<'a>,
    months: i32,
}

/// The days on which the yearly reports were published, as they were looked up once.
pub(super) struct Published<'a> {
    /// For which area, if for any.
    area: Option<(Thing<'a>, Option<Site>)>,
    asked_on: Option<Day>,
    days: Placed<'a>,
}

impl<'a> Evaluator<'a> {
    fn row(&mut self, args: &[NodeId; 4]) -> Asked<Row<'a>> {
        let [days, from, until, months] = *args;
        let (days, _) = self.seq(days)?;
        let (from, until, months) = (self.asked_day(from)?, self.asked_day(until)?, self.asked_span(months)?);
        Ok(match (from, until, months) {
            (Ok(from), Ok(until), Ok(months)) => Ok(Row { days, from, until, months }),
            (Err(gap), ..) | (_, Err(gap), _) | (.., Err(gap)) => Err(gap),
        })
    }

    /// Whether between two days never more than so many months went by without one of the days.
    ///
    /// Days that may be there beside the certain ones can only shorten the gaps, so that nothing has to be asked of what
    /// follows them.
    pub(super) fn no_gap_longer_than(&mut self, args: &[NodeId; 4]) -> Result<Kleene, EvalError> {
        let row = known!(self.row(args));
        let mut kept = Kleene::True;
        for start in self.starts(&row) {
            let covered = self.covered(&row, &start)?;
            kept = self.and(kept, covered);
        }
        Ok(kept)
    }

    /// Where the stretch that is still running begins, if it is too long for certain, else the first that is, none where there is
    /// no such stretch; or where it ends, which is the last day asked about where no day follows or there is no such stretch.
    pub(super) fn gap(&mut self, function: Function, args: &[NodeId; 4]) -> Result<Placed<'a>, EvalError> {
        let begins = function == Function::GapBegins;
        let [_, _, until, _] = *args;
        let Ok(row) = self.row(args)? else {
            return if begins { Ok(Placed::bare(Value::None)) } else { self.value(until) };
        };
        let starts = self.starts(&row);
        let mut first: Option<&Dated<'a>> = None;
        for start in &starts {
            let is_running = !starts.iter().any(|other| !other.0.on_or_before(start.0).is_true());
            let is_earlier = first.is_none_or(|first| start.0.before(first.0).is_true());
            if (is_running || is_earlier) && self.covered(&row, start)? == Kleene::False {
                first = Some(start);
                if is_running {
                    break;
                }
            }
        }
        let Some(first) = first else {
            return Ok(if begins { Placed::bare(Value::None) } else { row.until.1 });
        };
        if begins {
            return Ok(first.1.clone());
        }
        let mut ends = &row.until;
        for later in starts.iter().filter(|start| start.0.after(first.0).is_true()) {
            if later.0.before(ends.0).is_true() {
                ends = later;
            }
        }
        Ok(ends.1.clone())
    }

    /// The days on which the yearly reports were published, for an area or at all; one that is not final, or not the
    /// partners' own, may not count.
    pub(super) fn published_reports(&mut self, area: Option<&Placed<'a>>) -> Result<Placed<'a>, EvalError> {
        let asked_on = self.asked_on;
        let of = match area.map(|area| (&area.value, area.at)) {
            Some((Value::Thing(area), at)) => Some((*area, at)),
            Some(_) => return self.look_up_reports(area),
            None => None,
        };
        let is_it = |known: &&Published<'a>| {
            let same_area = match (known.area, of) {
                (Some((known, there)), Some((area, at))) => there == at && known.same_as(area, self.context.models),
                (known, area) => known.is_none() && area.is_none(),
            };
            same_area && known.asked_on == asked_on
        };
        if let Some(known) = self.published.iter().find(is_it) {
            return Ok(known.days.clone());
        }
        let days = self.look_up_reports(area)?;
        self.published.push(Published { area: of, asked_on, days: days.clone() });
        Ok(days)
    }

    fn look_up_reports(&mut self, area: Option<&Placed<'a>>) -> Result<Placed<'a>, EvalError> {
        let reports = match self.context.arrangement() {
            Some(root) => self.named(root, key!("reports")),
            None => Placed::bare(Value::None),
        };
        let Value::List(seq) = reports.value else {
            return Ok(Placed { value: Value::List(Seq::Empty { open: None }), at: reports.at });
        };
        let mut members = Vec::new();
        for at in 0..Self::len(&seq) {
            let Some(member) = self.member(&seq, at) else { continue };
            let mut maybe = member.maybe;
            let what = match member.what.value {
                Value::Thing(report) => {
                    let kind = self.named(report, key!("kind"));
                    match kind.value {
                        Value::Unknown(gap) => maybe = Some(self.gaps.join(maybe, gap)),
                        ref kind if kind.text() != Some("yearly") => continue,
                        _ => {}
                    }
                    // What was not produced cannot have been published.
                    if matches!(self.state_of(report), Ok(Some("not-produced"))) {
                        continue;
                    }
                    if let Kleene::Unknown(gap) = self.is_their_own_finished(report)? {
                        maybe = Some(self.gaps.join(maybe, gap));
                    }
                    self.day_of(report, "published", area)?
                }
                _ => member.what,
            };
            // What is said not to have been published is none of them, whatever else is open about it.
            if matches!(what.value, Value::None) {
                continue;
            }
            members.push(Member { what, maybe });
        }
        let open = self.tail(&seq);
        Ok(Placed { value: Value::List(Seq::Made { members: members.into(), open }), at: reports.at })
    }

    /// Whether a report that takes in a day goes on no further than the day by which it has to be out: twelve months after that day, and after
    /// the last report that was published, where that comes later than the day. One that goes on beyond may be out by then or not.
    pub(super) fn can_be_out(&mut self, report: NodeId, day: NodeId) -> Result<Kleene, EvalError> {
        let report = known!(self.asked_element(report));
        let (day, _) = known!(self.asked_day(day));
        let period = self.named(report, key!("period"));
        let Value::Period(own) = period.value else { return Ok(Kleene::True) };
        let Some(end) = own.last_day() else { return Ok(Kleene::True) };
        let next = self.last_published()?.map(|last| last.plus_months(MONTHS_BETWEEN_REPORTS));
        let next = next.filter(|next| next.after(day).is_true());
        let is_beyond = |due: Day| due.before(end).is_true();
        if is_beyond(day.plus_months(MONTHS_BETWEEN_REPORTS)) || next.is_some_and(is_beyond) {
            let why =
                "it goes on beyond the day by which the next report has to be out, twelve months after the one before";
            return Ok(Kleene::Unknown(self.miss(period.at, Why::Open(why))));
        }
        Ok(Kleene::True)
    }

    /// The last of the days on which reports of the arrangement that is judged are said to have been published.
    fn last_published(&mut self) -> Result<Option<Day>, EvalError> {
        let Value::List(published) = self.published_reports(None)?.value else { return Ok(None) };
        let days = (0..Self::len(&published)).filter_map(|at| match self.member(&published, at)?.what.value {
            Value::Day(day) => Some(day),
            _ => None,
        });
        Ok(days.max_by_key(|day| day.last()))
    }

    /// Whether a report is final and that of the partners; what speaks against it leaves it open.
    fn is_their_own_finished(&mut self, report: Thing<'a>) -> Result<Kleene, EvalError> {
        let state = self.named(report, key!("state")).at;
        let is_final = match self.state_of(report) {
            Err(gap) => Kleene::Unknown(gap),
            Ok(word) => Kleene::from(word.is_none_or(|word| word == "final")),
        };
        let open = Kleene::Unknown(self.miss(state, Why::Open("a report that is not final does not count")));
        let mut counts = self.or(is_final, open);
        let paper = self.named(report, key!("document"));
        if let Value::Thing(text) = paper.value {
            let finished = match self.state_of(text) {
                Err(gap) => Kleene::Unknown(gap),
                Ok(word) => Kleene::from(word.is_none_or(|word| !matches!(word, "draft" | "promised" | "placeholder"))),
            };
            let open =
                Kleene::Unknown(self.miss(paper.at, Why::Open("the document that it stands in is not finished")));
            let finished = self.or(finished, open);
            counts = self.and(counts, finished);
        } else if let Value::Unknown(gap) = paper.value
            && !self.gaps.is_not_stated(gap)
        {
            counts = self.and(counts, Kleene::Unknown(gap));
        }
        let whose = self.named(report, key!("for"));
        match whose.value {
            Value::None => {}
            Value::Unknown(gap) if self.gaps.is_not_stated(gap) => {}
            Value::Unknown(gap) => counts = self.and(counts, Kleene::Unknown(gap)),
            _ => {
                let open = Kleene::Unknown(self.miss(whose.at, Why::Open("it reports for another body")));
                counts = self.and(counts, open);
            }
        }
        let issuers = self.named(report, key!("issued-by"));
        if let Value::List(seq) = issuers.value
            && !self.is_silent(&seq)
        {
            let theirs = self.exists_over(&seq, |evaluator, member| match member.value {
                Value::Thing(who) => evaluator.is_of_partners(who),
                Value::Unknown(gap) => Ok(Kleene::Unknown(gap)),
                _ => Ok(Kleene::False),
            })?;
            let open = Kleene::Unknown(self.miss(issuers.at, Why::Open("none of the partners is said to issue it")));
            let theirs = self.or(theirs, open);
            counts = self.and(counts, theirs);
        }
        Ok(counts)
    }

    /// The day from which to count, and each certain day after it.
    fn starts(&mut self, row: &Row<'a>) -> Vec<Dated<'a>> {
        let mut starts = vec![row.from.clone()];
        for at in 0..Self::len(&row.days) {
            let Some(member) = self.member(&row.days, at) else { continue };
            if let (Value::Day(day), None) = (&member.what.value, member.maybe)
                && !day.before(row.from.0).is_true()
            {
                starts.push((*day, member.what));
            }
        }
        starts
    }

    /// Whether one of the days follows a start in time, or nothing has to yet.
    fn covered(&mut self, row: &Row<'a>, start: &Dated<'a>) -> Result<Kleene, EvalError> {
        let limit = start.0.plus_months(row.months);
        let over = self.of_days(row.until.0.on_or_before(limit), (&start.1, start.0), (&row.until.1, row.until.0));
        if over == Kleene::True {
            return Ok(over);
        }
        let followed = self.exists_over(&row.days, |evaluator, member| Ok(evaluator.follows(start, limit, &member)))?;
        Ok(self.or(over, followed))
    }

    /// Whether a day comes after a start, and by a limit.
    fn follows(&mut self, start: &Dated<'a>, limit: Day, member: &Placed<'a>) -> Kleene {
        match member.value {
            Value::Unknown(gap) => Kleene::Unknown(gap),
            // However vague a day is, it does not come after itself.
            Value::Day(_) if member.at.is_some() && member.at == start.1.at => Kleene::False,
            Value::Day(day) => {
                let truth = day.after(start.0).and(day.on_or_before(limit));
                self.of_days(truth, (&start.1, start.0), (member, day))
            }
            _ => Kleene::False,
        }
    }
}
