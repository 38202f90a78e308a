use std::fmt::Write as _;

use thiserror::Error;

use crate::reference::{Area, AreaAnswer, AreaCard, AreaLine, Body, HealthPartner, Overlap, Partners, Share, as_known};
use crate::time::Date;

/// Why `masa areas AREA` has no area to show; each is wrong usage.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum AreasError {
    /// Nothing in the lists is called that.
    #[error("there is no area `{text}`{mend}")]
    Unknown {
        /// As typed.
        text: String,
        /// What to type instead, with its punctuation.
        mend: String,
    },
    /// The name alone cannot tell.
    #[error("`{text}` is the name of several areas, but not of just one on {day}: {areas}; give an id or another day")]
    Several {
        /// As typed.
        text: String,
        /// The day in words.
        day: String,
        /// Each with its days.
        areas: String,
    },
}

/// The answer to `masa areas AREA`, one screen of plain text.
///
/// # Errors
/// When the text names no area, or several and none of them alone on the day.
pub fn render_answer(text: &str, day: Date, answer: &AreaAnswer<'_>) -> Result<String, AreasError> {
    found(text, day, answer).map(render)
}

/// The one area that an answer is about.
///
/// # Errors
/// When the text names no area, or several and none of them alone on the day.
pub fn found<'a, 'r>(text: &str, day: Date, answer: &'a AreaAnswer<'r>) -> Result<&'a AreaCard<'r>, AreasError> {
    match answer {
        AreaAnswer::Card(card) => Ok(card),
        AreaAnswer::Several(areas) => {
            let each: Vec<_> = areas.iter().map(|area| with_days(area, day)).collect();
            Err(AreasError::Several { text: text.to_owned(), day: day.in_words(), areas: each.join("; ") })
        }
        AreaAnswer::Unknown { did_you_mean } => {
            let mend = match did_you_mean {
                Some(area) => format!("; did you mean `{}` ({})?", area.id, area.name),
                None => "; `masa areas` lists them all".to_owned(),
            };
            Err(AreasError::Unknown { text: text.to_owned(), mend })
        }
    }
}

/// One area on one day: who has to be a partner, by which id and name, what was before and what comes after.
#[must_use]
pub fn render(card: &AreaCard<'_>) -> String {
    let mut out = format!("{} ({}) on {}\n", card.area.name, card.area.id, card.day.in_words());
    let place = [card.area.region.to_owned(), card.area.life.in_words(card.data_date)];
    let _ = writeln!(out, "{}", place.into_iter().chain(children(card.area)).collect::<Vec<_>>().join(" · "));
    out.push_str(&match &card.partners {
        Some(partners) => partners_block(card, partners),
        None => not_in_force(card),
    });
    let before = card.health_before.iter().map(|one| health_then(one, card.data_date));
    out.push_str(&block("Health boards before", before));
    let after = card.health_after.iter().map(|one| health_then(one, card.data_date));
    out.push_str(&block("Health boards after", after));
    let areas = |areas: &[&Area<'_>]| areas.iter().map(|area| with_days(area, card.data_date)).collect::<Vec<_>>();
    out.push_str(&block("Made from", areas(&card.predecessors)));
    let over = card.area.life.ended_before(card.data_date);
    out.push_str(&block(if over { "Went into" } else { "To go into, by order" }, areas(&card.successors)));
    out.push_str(&block(&format!("Also called {} on other days", card.area.name), areas(&card.namesakes)));
    out.push_str(&block("Note", card.area.note.map(str::to_owned)));
    let _ = writeln!(out, "\n{}", as_known(card.day, card.data_date));
    out
}

/// The answer to `masa areas`: every area in force on a day, one a line, with its partners.
#[must_use]
pub fn render_list(lines: &[AreaLine<'_>], day: Date, data_date: Date) -> String {
    let width = lines.iter().map(|line| line.area.id.len()).max().unwrap_or(0);
    let mut out = format!("{} areas on {}\n\n", lines.len(), day.in_words());
    for line in lines {
        let bodies = [line.partners.council].into_iter();
        let bodies = bodies.chain(line.partners.health.iter().map(|one| one.body)).chain(line.partners.police.clone());
        let names: Vec<_> = bodies.map(Body::short_name).collect();
        let _ = writeln!(out, "{:width$}  {}", line.area.id, names.join(" · "));
    }
    let _ = writeln!(out, "\n{}", as_known(day, data_date));
    out
}

fn partners_block(card: &AreaCard<'_>, partners: &Partners<'_>) -> String {
    let heading = if card.duty_begun {
        "Safeguarding partners, by law"
    } else {
        "Safeguarding partners to be (there were none yet on this day)"
    };
    let mut out = format!("\n{heading}\n");
    out.push_str(&partner("council", partners.council, None));
    for one in &partners.health {
        out.push_str(&partner("health board", one.body, Some(lies_in(one.overlap))));
    }
    if !partners.health_known {
        out.push_str("  health board  not known: the lists hold none for this day\n");
    }
    for force in &partners.police {
        let officer = force.chief_officer.map(|title| format!("the partner is its {title}"));
        out.push_str(&partner("police", force, officer));
    }
    out
}

/// Name, id and other names, and what else there is to say, one below the other so that long names stay readable.
fn partner(kind: &str, body: &Body<'_>, more: Option<String>) -> String {
    let mut out = format!("  {kind:12}  {}\n", body.name);
    for line in std::iter::once(names_of(body)).chain(more) {
        let _ = writeln!(out, "  {:12}  {line}", "");
    }
    out
}

/// What a body is called beside its name, its id first.
fn names_of(body: &Body<'_>) -> String {
    let short = body.short_name();
    let short = Some(short.as_ref()).filter(|short| *short != body.name);
    let names: Vec<_> = short.into_iter().chain(body.also_known_as.iter().copied()).collect();
    if names.is_empty() { body.id.to_owned() } else { format!("{} · also {}", body.id, names.join(", ")) }
}

/// How much of the area a health board shares, in words.
fn lies_in(overlap: &Overlap<'_>) -> String {
    let mut words = overlap.in_words();
    if overlap.marginal {
        words = format!(
            "marginal: {words}, so ask before calling it missing;\n{:16}by the letter of the Act it is a partner",
            ""
        );
    }
    if overlap.derived {
        words.push_str(" (derived from the area that it is made from)");
    }
    words
}

fn not_in_force(card: &AreaCard<'_>) -> String {
    let (why, instead) =
        if ended(card) { ("had ended", "what it went into") } else { ("had not begun", "what it was made from") };
    format!("\nNo safeguarding partners: the area {why} on this day; see {instead}\n")
}

fn ended(card: &AreaCard<'_>) -> bool {
    card.area.life.ended_before(card.day)
}

fn health_then(one: &HealthPartner<'_>, data_date: Date) -> String {
    let share = match one.overlap.share {
        Share::WHOLE => String::new(),
        share if one.overlap.marginal => format!(", {} of children (marginal)", share.in_words()),
        share => format!(", {} of children", share.in_words()),
    };
    let days = one.overlap.life.in_words(data_date);
    format!("{} ({}), {days}{share}", one.body.short_name(), one.body.id)
}

fn with_days(area: &Area<'_>, today: Date) -> String {
    format!("{} ({}), {}", area.name, area.id, area.life.in_words(today))
}

fn children(area: &Area<'_>) -> Option<String> {
    area.under_18.map(|held| format!("{} children under 18 (estimate for mid-{})", thousands(held.count), held.year))
}

/// A heading with a line for each item; nothing without items.
fn block(heading: &str, items: impl IntoIterator<Item = String>) -> String {
    let lines: Vec<_> = items.into_iter().map(|item| format!("  {item}\n")).collect();
    if lines.is_empty() { String::new() } else { format!("\n{heading}\n{}", lines.concat()) }
}

/// `53291` as `53,291`.
fn thousands(count: u32) -> String {
    let digits = count.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests;
