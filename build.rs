//! Compiles the bundled data into the binary.
fn main() {}
