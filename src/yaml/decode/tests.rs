use super::{Decoder, Spanned};
use crate::finding::{Code, Finding};
use crate::source::FileId;
use crate::yaml::parse;

#[derive(Clone, Copy, Debug, PartialEq)]
enum Force {
    Must,
    Should,
}

const FORCES: [(&str, Force); 2] = [("must", Force::Must), ("should", Force::Should)];

#[derive(Debug, Default, PartialEq)]
struct Provision {
    id: Option<String>,
    force: Option<Force>,
    most: Option<i64>,
    machine: Option<bool>,
    areas: Vec<String>,
    editions: Vec<(String, String)>,
    place: Option<String>,
}

fn provision(decoder: &Decoder<'_, '_>) -> Provision {
    let Some(fields) = decoder.fields(decoder.tree().root()) else { return Provision::default() };
    let provision = Provision {
        id: fields.text("id").map(|id| id.owned().value),
        force: fields.one_of("force", &FORCES).map(|force| force.value),
        most: fields.opt_int("most").map(|most| most.value),
        machine: fields.opt_bool("machine").map(|machine| machine.value),
        areas: fields.texts("areas").into_iter().map(|area| area.value.to_owned()).collect(),
        editions: fields
            .map("editions")
            .into_iter()
            .filter_map(|(name, node)| Some((name.value.to_owned(), decoder.text(node)?.value.to_owned())))
            .collect(),
        place: fields.opt_fields("cite").and_then(|cite| {
            let place = cite.text("place").map(|place| place.value.to_owned());
            cite.finish();
            place
        }),
    };
    fields.finish();
    provision
}

/// What is decoded, and per finding what is underlined, what is said and what is to be done.
fn decoded(text: &str) -> (Provision, Vec<[String; 3]>) {
    let tree = parse(FileId(0), text).tree.unwrap();
    let decoder = Decoder::new(&tree, Code::Pack);
    let provision = provision(&decoder);
    let said = |finding: Finding| {
        assert_eq!(finding.code, Code::Pack);
        [finding.primary.span.slice(text).unwrap().to_owned(), finding.message.into(), finding.mend.into()]
    };
    (provision, decoder.finish().into_iter().map(said).collect())
}

#[test]
fn a_right_file_is_decoded_without_a_word() {
    let text = "id: 012\nforce: should\nmost: 3\nmachine: true\nareas: [dorset, 'x y']\neditions: {wt2018: a}\ncite: {place: p}\n";
    let (provision, findings) = decoded(text);
    assert_eq!(findings, Vec::<[String; 3]>::new());
    assert_eq!(
        provision,
        Provision {
            id: Some("012".into()),
            force: Some(Force::Should),
            most: Some(3),
            machine: Some(true),
            areas: vec!["dorset".into(), "x y".into()],
            editions: vec![("wt2018".into(), "a".into())],
            place: Some("p".into()),
        }
    );
}

#[test]
fn every_error_is_named_in_the_order_of_the_text() {
    let text = "force: shuold\nmost: '3'\nmachine: yes\nareas: dorset\neditions:\n  wt2018: []\ncite:\n  plaec: p\n  note: n\nextra: 1\n";
    let (provision, findings) = decoded(text);
    assert_eq!(provision, Provision::default());
    let list = "put it in brackets, `[one, two]`, or on lines of their own that begin with a dash";
    let expected = [
        ["force", "`id` is missing here", "add `id:` with its value"],
        ["shuold", "`shuold` is none of `must`, `should`", "did you mean `should`?"],
        ["'3'", "`most` is `3`, but has to be a whole number", "write digits only, without quotes"],
        ["yes", "`machine` is `yes`, but has to be `true` or `false`", "write `true` or `false`, without quotes"],
        ["dorset", "`areas` is `dorset`, but has to be a list", list],
        ["wt2018", "`wt2018` is a list, but has to be a text", "write a text there"],
        ["cite", "`place` is missing here", "add `place:` with its value"],
        ["plaec", "the key `plaec` is not known here", "did you mean `place`?"],
        ["note", "the key `note` is not known here", "the keys here are `place`"],
        [
            "extra",
            "the key `extra` is not known here",
            "the keys here are `id`, `force`, `most`, `machine`, `areas`, `editions`, `cite`",
        ],
    ];
    assert_eq!(findings, expected.map(|finding| finding.map(str::to_owned)));
}

#[test]
fn a_key_without_a_value_is_missing_its_value() {
    let (_, findings) = decoded("id:\nforce: must\ncite: {place: ''}\n");
    let expected = [
        ["id", "`id` has no value", "write the value after the colon"],
        ["''", "`place` is empty, but has to be a text", "write a text there"],
    ];
    assert_eq!(findings, expected.map(|finding| finding.map(str::to_owned)));
}

#[test]
fn a_file_that_is_no_mapping_is_named_once() {
    let (provision, findings) = decoded("- id: x\n");
    assert_eq!(provision, Provision::default());
    assert_eq!(findings.len(), 1);
    assert_eq!(findings[0][1], "this is a list, but has to be keys with values");
}

#[test]
fn values_know_their_places() {
    let text = "a: [x, 7]\n";
    let tree = parse(FileId(0), text).tree.unwrap();
    let decoder = Decoder::new(&tree, Code::Schema);
    let fields = decoder.fields(tree.root()).unwrap();
    let items = fields.list("a");
    let number: Option<Spanned<i64>> = items.get(1).and_then(|item| decoder.int(*item));
    assert_eq!(number.map(|number| (number.value, number.span.slice(text).unwrap())), Some((7, "7")));
    assert_eq!(fields.key_span("a").slice(text), Some("a"));
}
