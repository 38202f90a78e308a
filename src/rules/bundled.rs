//! The packs that masa is built with.

use super::pack::PackOfTexts;

static PACKS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/rule-packs.postcard"));

#[expect(clippy::expect_used, reason = "INVARIANT: the build script wrote the bytes from a value of the same type")]
pub(super) fn packs() -> Vec<PackOfTexts> {
    postcard::from_bytes(PACKS).expect("the packs read as the build script wrote them")
}
