use crate::source::FileId;
use crate::yaml::parse;

#[test]
fn arrangements_of_this_repository_are_accepted() {
    for entry in std::fs::read_dir("arrangements").unwrap() {
        let path = entry.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        let tree = parse(FileId(0), &text).tree.unwrap();
        let found: Vec<_> = crate::schema::check(&tree).findings.into_iter().map(|f| (f.message, f.primary.span.slice(&text).unwrap().to_owned(), f.mend)).collect();
        assert_eq!(found, [], "{}", path.display());
    }
}
