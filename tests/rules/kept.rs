//! Pages that are made from what is there, and kept with it.

use std::fs;
use std::path::Path;

/// Holds a page to what it is made of; `MASA_WRITE=1` writes it.
pub fn up_to_date(path: &str, page: &str) {
    let whole = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if std::env::var_os("MASA_WRITE").is_some() {
        fs::write(&whole, page).unwrap();
    }
    let written = fs::read_to_string(&whole).unwrap_or_default();
    assert!(written == page, "{path} is out of date: MASA_WRITE=1 cargo test --test rules");
}
