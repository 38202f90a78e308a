use crate::law::{Called, Catalogue, Place};

/// Where agencies stand that are called so.
fn place(words: &str) -> String {
    shown(&Called { words: Some(words), ..Called::default() })
}

fn body(kind: Option<&str>, name: &str) -> String {
    shown(&Called { body_kind: kind, names: vec![name], ..Called::default() })
}

fn shown(called: &Called<'_>) -> String {
    match Catalogue::bundled().schedule().unwrap().place(called) {
        Place::Under(entries) => entries.iter().map(|entry| entry.paragraph.to_string()).collect::<Vec<_>>().join(" "),
        Place::Nowhere(without) => format!("none: {}", without.says),
        Place::Unclear => "unclear".to_owned(),
    }
}

#[test]
fn agencies_are_matched_by_what_an_arrangement_calls_them() {
    let cases = [
        ("all early years settings", "13"),
        ("all children's centres", "14"),
        ("all primary education settings", "1 4"),
        ("all special schools", "1 4 8"),
        ("the pupil referral unit", "6"),
        ("universities", "11"),
        ("further education colleges", "10"),
        ("NHS hospital trusts", "16 17"),
        ("NHS Foundation Trusts", "17"),
        ("registered providers of fostering agencies", "20"),
        ("providers of private children\u{2019}s homes", "21"),
        ("providers of residential holiday schemes for disabled children", "23"),
        ("the community rehabilitation company", "27"),
        ("youth offending teams", "31"),
        ("the local border force and customs", "35"),
        ("Border Force/Customs", "35"),
        ("local charities", "36"),
        ("sports and leisure", "38"),
        ("schools, colleges and universities", "1 2 4 10 11"),
        ("private schools", "7"),
        ("GP practices", "none: general practices"),
        ("the fire and rescue service", "none: fire and rescue services"),
    ];
    for (words, expected) in cases {
        assert_eq!(place(words), expected, "{words}");
    }
}

#[test]
fn what_is_not_wholly_accounted_for_is_unclear() {
    let unclear = [
        "language schools",
        "private training providers",
        "colleges and private training providers",
        "schools and GP practices",
        "public health",
        "the regional adoption agency",
        "a lay member",
        "drug and alcohol support services",
        "religious and faith groups",
        "all agencies",
        "",
    ];
    for words in unclear {
        assert_eq!(place(words), "unclear", "{words}");
    }
}

#[test]
fn single_bodies_are_matched_by_their_kind_and_by_what_their_name_holds() {
    assert_eq!(body(Some("charity"), "NSPCC"), "36");
    assert_eq!(body(None, "CAFCASS"), "25");
    assert_eq!(body(None, "South West Ambulance NHS Foundation Trust"), "17");
    assert_eq!(body(Some("nhs-trust"), "Hospitals of Exampleshire"), "16 17");
    assert_eq!(body(None, "British Transport Police"), "32");
    assert_eq!(body(Some("prison-service"), "HM Prison and Probation Service"), "26 27");
    assert_eq!(body(Some("fire-and-rescue"), "Devon and Somerset Fire and Rescue"), "none: fire and rescue services");
    assert_eq!(body(Some("gp-practice"), "The Surgery"), "none: general practices");
    // A school's name, an academy for police and a body that may be a charity are no evidence.
    for name in ["Exampleshire Schools Trust", "National Police Academy", "Livewell Southwest"] {
        assert_eq!(body(None, name), "unclear", "{name}");
    }
    assert_eq!(body(Some("housing"), "Exampleshire Homes"), "unclear");
}

#[test]
fn a_paragraph_that_is_stated_decides() {
    let stated = |paragraph| shown(&Called { paragraph: Some(paragraph), words: Some("GPs"), ..Called::default() });
    assert_eq!(stated(36), "36");
    assert_eq!(stated(39), "unclear");
    assert_eq!(stated(-1), "unclear");
}

#[test]
fn what_speaks_for_an_entry_and_against_any_is_unclear() {
    let both = Called { body_kind: Some("gp-practice"), words: Some("charities"), ..Called::default() };
    assert_eq!(shown(&both), "unclear");
}
