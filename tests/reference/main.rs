//! The checks of the bundled reference lists: counts by day, references both ways, shares, and facts known independently.

mod counts;
mod days;
mod facts;
mod holidays;
mod links;
mod overlaps;
mod partnerships;
