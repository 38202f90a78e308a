//! The partners of some areas, each with the posts that customarily lead for it.

use crate::reference::{AreaCard, Body, BodyKind, Form, HealthPartner};

/// A body that is a partner by law.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Partner {
    pub(super) id: String,
    pub(super) name: String,
    /// Its kind as the format writes it.
    pub(super) kind: &'static str,
    /// Why it is one, a sentence.
    pub(super) why: String,
    /// The customary title of its head.
    pub(super) lead: String,
    /// A customary title of whoever the head delegates to.
    pub(super) delegate: &'static str,
}

/// The partners of all areas together: councils, health boards, forces, each once and in the order of the areas; then the
/// boards of which only a sliver lies in any of the areas.
pub(super) fn partners(areas: &[AreaCard<'_>]) -> (Vec<Partner>, Vec<Partner>) {
    let mut all: Vec<Partner> = areas.iter().map(council).collect();
    let boards = boards(areas);
    let is_marginal = |rows: &[(&AreaCard<'_>, HealthPartner<'_>)]| rows.iter().all(|(_, one)| one.overlap.marginal);
    let (slivers, whole): (Vec<_>, Vec<_>) = boards.into_iter().partition(|rows| is_marginal(rows));
    all.extend(whole.iter().filter_map(|rows| board(rows, areas.len() > 1)));
    for force in areas.iter().filter_map(|card| card.partners.as_ref()).flat_map(|partners| &partners.police) {
        if all.iter().all(|known| known.id != force.id) {
            all.push(police(force));
        }
    }
    (all, slivers.iter().filter_map(|rows| board(rows, areas.len() > 1)).collect())
}

/// Each health board with the areas in which any part of its own lies.
fn boards<'c, 'r>(areas: &'c [AreaCard<'r>]) -> Vec<Vec<(&'c AreaCard<'r>, HealthPartner<'r>)>> {
    let mut boards: Vec<Vec<(&AreaCard<'_>, HealthPartner<'_>)>> = Vec::new();
    for card in areas {
        for one in card.partners.iter().flat_map(|partners| &partners.health) {
            let same = |rows: &&mut Vec<(&AreaCard<'_>, HealthPartner<'_>)>| {
                rows.first().is_some_and(|(_, known)| known.body.id == one.body.id)
            };
            match boards.iter_mut().find(same) {
                Some(rows) => rows.push((card, *one)),
                None => boards.push(vec![(card, *one)]),
            }
        }
    }
    boards
}

fn council(card: &AreaCard<'_>) -> Partner {
    Partner {
        id: card.council.id.to_owned(),
        name: card.council.name.to_owned(),
        kind: BodyKind::LocalAuthority.id(),
        why: format!("{}, the council of {}.", card.council.name, card.area.name),
        lead: "Chief Executive".to_owned(),
        delegate: "Director of Children's Services",
    }
}

fn board(rows: &[(&AreaCard<'_>, HealthPartner<'_>)], several: bool) -> Option<Partner> {
    let (_, first) = rows.first()?;
    let body = first.body;
    let extent = rows.iter().map(|(card, one)| {
        let extent = one.overlap.in_words();
        if several { format!("in {} it {extent}", card.area.name) } else { format!("it {extent}") }
    });
    let extent = extent.collect::<Vec<_>>().join("; ");
    let why = if rows.iter().all(|(_, one)| one.overlap.marginal) {
        format!(
            "{}, a health board of which only a sliver is here: {extent}. By the letter of the Act it is a partner; ask \
             whether another board acts for it, before you leave it out.",
            body.name
        )
    } else {
        format!("{}, a health board: {extent}.", body.name)
    };
    let lead = if body.form == Form::Ccg { "Accountable Officer" } else { "Chief Executive" };
    Some(Partner {
        id: body.id.to_owned(),
        name: body.name.to_owned(),
        kind: BodyKind::HealthBoard.id(),
        why,
        lead: lead.to_owned(),
        delegate: "Chief Nursing Officer",
    })
}

fn police(force: &Body<'_>) -> Partner {
    let lead = force.chief_officer.unwrap_or("Chief Constable");
    Partner {
        id: force.id.to_owned(),
        name: force.name.to_owned(),
        kind: BodyKind::Police.id(),
        why: format!("{}; the partner is its {lead}.", force.name),
        lead: lead.to_owned(),
        // The two forces of London have commissioners, and commanders below them.
        delegate: if lead == "Chief Constable" { "Assistant Chief Constable" } else { "Commander" },
    }
}
