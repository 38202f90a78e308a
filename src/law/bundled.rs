use std::sync::OnceLock;

use super::Catalogue;

static CATALOGUE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/law-catalogue.postcard"));

impl Catalogue {
    /// The catalogue that masa is built with, read when first asked for.
    #[must_use]
    pub fn bundled() -> &'static Self {
        static BUNDLED: OnceLock<Catalogue> = OnceLock::new();
        BUNDLED.get_or_init(read)
    }
}

#[expect(clippy::expect_used, reason = "INVARIANT: the build script wrote the bytes from a value of the same type")]
fn read() -> Catalogue {
    postcard::from_bytes(CATALOGUE).expect("the catalogue reads as the build script wrote it")
}
