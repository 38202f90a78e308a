mod conformance;
mod generated;
mod maker;
mod page;
mod sentences;
mod step;
