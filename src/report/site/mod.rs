//! A site of plain pages about a set of arrangements, to be read in a browser without anything from elsewhere.
//!
//! Comes in: a [`crate::finding::Site`], the texts behind it, and a step from one set to another where one is told. Goes out: the
//! files of the site, each with its path.
//! This folder must not know where the files are written, nor put anything in an order of merit.

mod area;
mod compare;
mod counted;
mod days;
mod duties;
mod facts;
mod law;
mod money;
mod nav;
mod overview;
mod pages;
mod places;
mod rows;
mod rules;
mod settle;
mod step;

pub use pages::{SiteError, SiteFile, Told, site_files};
