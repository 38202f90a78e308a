use super::*;

fn folder_with(names: &[&str]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for name in names {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, "x: 1").unwrap();
    }
    folder
}

fn names(gathered: &Gathered) -> Vec<(&str, bool)> {
    gathered.found.iter().map(|file| (file.name.rsplit('/').next().unwrap(), file.named)).collect()
}

#[test]
fn folders_are_searched_in_order_without_ignored_files() {
    let folder = folder_with(&["b.yaml", "a.yml", "c.txt", "left-out.yaml", "sub/d.YAML", ".hidden.yaml"]);
    fs::write(folder.path().join(".gitignore"), "left-out.yaml\n").unwrap();
    let gathered = gather(&[folder.path().to_owned(), folder.path().join("b.yaml")]);
    assert_eq!(names(&gathered), [("a.yml", false), ("b.yaml", true), ("d.YAML", false)]);
}

#[test]
fn an_ignored_file_that_is_named_is_read() {
    let folder = folder_with(&["left-out.yaml"]);
    fs::write(folder.path().join(".ignore"), "*.yaml\n").unwrap();
    let gathered = gather(&[folder.path().to_owned(), folder.path().join("left-out.yaml")]);
    assert_eq!(names(&gathered), [("left-out.yaml", true)]);
}

#[test]
fn one_file_by_two_ways_is_one_file() {
    let folder = folder_with(&["a.yaml", "sub/b.yaml"]);
    let around = folder.path().join("sub/../a.yaml");
    let gathered = gather(&[folder.path().join("a.yaml"), around, folder.path().to_owned()]);
    assert_eq!(names(&gathered), [("a.yaml", true), ("b.yaml", false)]);
}

#[test]
fn a_path_that_is_not_there_is_named_with_the_nearest_that_is() {
    let folder = folder_with(&["plymouth.yaml", "torbay.yaml"]);
    let error = gather(&[folder.path().join("plymuoth.yaml")]).whole().unwrap_err();
    let like = shown(&folder.path().join("plymouth.yaml"));
    assert!(error.to_string().ends_with(&format!("did you mean `{like}`?")), "{error}");
    let error = gather(&[PathBuf::from("no/such/file.yaml")]).whole().unwrap_err();
    assert_eq!(error.to_string(), "there is no file or folder `no/such/file.yaml`, nor a folder `no/such`");
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_nowhere_stays_in_and_a_pipe_does_not() {
    let folder = folder_with(&["a.yaml"]);
    std::os::unix::fs::symlink("nowhere", folder.path().join("broken.yaml")).unwrap();
    std::os::unix::net::UnixListener::bind(folder.path().join("socket.yaml")).unwrap();
    let gathered = gather(&[folder.path().to_owned()]);
    assert_eq!(names(&gathered), [("a.yaml", false), ("broken.yaml", false)]);
}

#[test]
fn names_have_no_leading_dot() {
    assert_eq!(shown(Path::new("./arrangements/x.yaml")), "arrangements/x.yaml");
    assert_eq!(shown(Path::new(".//x.yaml")), "x.yaml");
    assert_eq!(shown(Path::new(".")), ".");
}

#[cfg(windows)]
#[test]
fn names_have_forward_slashes() {
    assert_eq!(shown(Path::new(r"arrangements\x.yaml")), "arrangements/x.yaml");
}
