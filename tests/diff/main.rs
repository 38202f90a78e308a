//! What differs between two sides: cases as files, and what must hold of any two.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::panic,
    reason = "a test stops where it fails"
)]

#[cfg(test)]
mod ahead;
#[cfg(test)]
mod as_one;
#[cfg(test)]
mod bodies_there;
#[cfg(test)]
mod by_area;
#[cfg(test)]
mod cases;
#[cfg(test)]
mod compared;
#[cfg(test)]
mod day_one;
#[cfg(test)]
mod defects;
#[cfg(test)]
mod front_door;
#[cfg(test)]
mod groups;
#[cfg(test)]
mod handovers;
#[cfg(test)]
mod in_part;
#[cfg(test)]
mod json;
#[cfg(test)]
mod judged;
#[cfg(test)]
mod later_end;
#[cfg(test)]
mod leads_nowhere;
#[cfg(test)]
mod measured;
mod nobody_there;
#[cfg(test)]
mod old_files;
#[cfg(test)]
mod once;
#[cfg(test)]
mod order;
#[cfg(test)]
mod own_part;
#[cfg(test)]
mod placed;
mod reported_together;
#[cfg(test)]
mod signed;
#[cfg(test)]
mod stated;
#[cfg(test)]
mod steps;
#[cfg(test)]
mod swapped;
mod terms;
#[cfg(test)]
mod unreadable;
#[cfg(test)]
mod vesting_day;
#[cfg(test)]
mod whose_post;
#[cfg(test)]
mod worded;
