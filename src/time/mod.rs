//! Days, periods and financial years; the arithmetic follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
/// Being built.
pub struct Day(pub i32);
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
/// Being built.
pub struct Period(pub i32);
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
/// Being built.
pub struct FinancialYear(pub i32);
