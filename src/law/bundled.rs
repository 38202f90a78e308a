use std::sync::OnceLock;

use super::Catalogue;

static CATALOGUE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/law-catalogue.postcard"));

impl Catalogue {
    /// The catalogue that masa is built with, read when first asked for.
    #[must_use]
    pub fn bundled() -> &'static Self {
        static BUNDLED: OnceLock<Catalogue> = OnceLock::new();
        BUNDLED.get_or_init(|| {
            // INVARIANT: the build script wrote these bytes from the same types; a test compares them with the files.
            postcard::from_bytes(CATALOGUE).unwrap_or_default()
        })
    }
}
