mod conformance;
mod generated;
mod maker;
mod notations;
mod page;
mod sentences;
mod step;
