use masa::reference::Reference;

#[test]
fn whoever_the_law_and_guidance_have_reports_sent_to_is_there() {
    let reference = Reference::bundled();
    let ids: Vec<_> = reference.receivers().iter().map(|receiver| receiver.id).collect();
    assert_eq!(ids, ["child-safeguarding-practice-review-panel", "secretary-of-state", "what-works-centre"]);
    let called = |text| reference.receiver_called(text).map(|receiver| receiver.id);
    for (text, id) in [
        ("the Child Safeguarding Practice Review Panel", "child-safeguarding-practice-review-panel"),
        ("Department for Education", "secretary-of-state"),
        ("What Works Centre for Children\u{2019}s Social Care", "what-works-centre"),
        ("Foundations - What Works Centre for Children & Families", "what-works-centre"),
    ] {
        assert_eq!(called(text), Some(id), "{text}");
    }
    for other in
        ["Plymouth Child Safeguarding Practice Review Panel", "Child Death Overview Panel", "Foundations for Life", ""]
    {
        assert_eq!(called(other), None, "{other}");
    }
    assert!(reference.receivers().iter().all(|receiver| !receiver.source.is_empty()));
}
