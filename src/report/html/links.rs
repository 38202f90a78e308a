/// Where a page leads: on a site to pages of their own, on a page that stands by itself to a part of it or nowhere.
pub(in crate::report) trait Links {
    /// The address of a rule by its id.
    fn rule(&self, id: &str) -> Option<String>;

    /// The address of a provision by its id in the catalogue.
    fn provision(&self, id: &str) -> Option<String>;

    /// What a provision is called where others share its place; nothing where the page does not tell them apart.
    fn called(&self, _id: &str) -> Option<String> {
        None
    }
}
