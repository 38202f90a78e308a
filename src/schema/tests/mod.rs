mod conformance;
mod page;
mod sentences;
mod step;
