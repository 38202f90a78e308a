//! The pictures in `docs/pictures`, as `masa graph` draws them.

use std::fs;

use super::masa::{code, err, masa, root};

const PICTURES: [(&str, &[&str]); 2] = [
    ("plymouth-2020-09", &["arrangements/plymouth-2020-09.yaml"]),
    (
        "pan-dorset-2021-to-2024",
        &["arrangements/pan-dorset-2024-03.yaml", "--before", "arrangements/pan-dorset-2021.yaml"],
    ),
];

/// `MASA_WRITE=1` writes them.
#[test]
fn the_pictures_of_the_handbook_are_up_to_date() {
    let folder = root().join("docs/pictures");
    let mut names = Vec::new();
    for (name, arguments) in PICTURES {
        let arguments: Vec<&str> = ["graph"].into_iter().chain(arguments.iter().copied()).collect();
        let run = masa(&arguments);
        assert_eq!((code(&run), err(&run)), (0, ""));
        let path = folder.join(format!("{name}.svg"));
        if std::env::var_os("MASA_WRITE").is_some() {
            fs::create_dir_all(&folder).unwrap();
            fs::write(&path, &run.stdout).unwrap();
        }
        let kept = fs::read(&path).unwrap_or_default();
        assert!(kept == run.stdout, "{} is out of date: MASA_WRITE=1 cargo test --test cli", path.display());
        names.push(format!("{name}.svg"));
    }
    let page = fs::read_to_string(root().join("docs/pictures.md")).unwrap();
    assert!(names.iter().all(|name| page.contains(&format!("](pictures/{name})"))));
    assert_eq!(fs::read_dir(folder).unwrap().count(), names.len(), "a picture that no page shows");
}
