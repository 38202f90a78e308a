//! The masa command.
fn main() {}
