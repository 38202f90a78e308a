//! `bank-holidays.yaml`.

use super::BankHoliday;
use super::read::Reading;
use crate::time::Holidays;
use crate::yaml::NodeId;

/// The holidays with their names, and as calendar arithmetic takes them.
pub(super) fn read<'a>(reading: &Reading<'a, '_>) -> Option<(Vec<BankHoliday<'a>>, Holidays)> {
    let top = reading.top()?;
    let first_year = top.int("first-year").and_then(|number| reading.number(number));
    let last_year = top.int("last-year").and_then(|number| reading.number(number));
    let list = top.need("bank-holidays")?;
    let mut named: Vec<_> = reading.decoder.items(list).filter_map(|node| holiday(reading, node)).collect();
    named.sort_by_key(|holiday| holiday.day);
    top.finish();
    match Holidays::new(named.iter().map(|holiday| holiday.day).collect(), first_year?, last_year?) {
        Ok(holidays) => Some((named, holidays)),
        Err(error) => {
            reading.decoder.refuse(reading.decoder.tree().span(list), error.to_string(), "");
            None
        }
    }
}

fn holiday<'a>(reading: &Reading<'a, '_>, node: NodeId) -> Option<BankHoliday<'a>> {
    let fields = reading.decoder.fields(node)?;
    let day = fields.text("day").and_then(|text| reading.date(text));
    let name = fields.text("name");
    let in_place_of = fields.opt_text("in-place-of").and_then(|text| reading.date(text));
    let special = fields.opt_bool("special").is_some_and(|flag| flag.value);
    fields.finish();
    Some(BankHoliday { day: day?.value, name: name?.value, in_place_of: in_place_of.map(|day| day.value), special })
}
