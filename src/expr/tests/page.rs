//! The page on expressions: every example in it is worked out.
