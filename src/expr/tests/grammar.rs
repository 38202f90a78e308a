//! Reading and printing.

use proptest::prelude::*;

use crate::expr::{Mistake, Scope, compile, parse::parse as parse_from};

fn parse(text: &str) -> Result<super::super::ast::Ast, super::super::ExprError> {
    parse_from(text, 0)
}

fn printed(text: &str) -> String {
    parse(text).unwrap_or_else(|error| panic!("{text}: {error}")).to_string()
}

#[test]
fn signs_bind_as_in_cel() {
    assert_eq!(printed("a || b && c"), "a || b && c");
    assert_eq!(printed("(a || b) && c"), "(a || b) && c");
    assert_eq!(printed("a + b * c == d"), "a + b * c == d");
    assert_eq!(printed("(a + b) * c"), "(a + b) * c");
    assert_eq!(printed("a - (b - c)"), "a - (b - c)");
    assert_eq!(printed("((a - b)) - c"), "a - b - c");
    assert_eq!(printed("!(a.b)"), "!a.b");
    assert_eq!(printed("!(a == b)"), "!(a == b)");
    assert_eq!(printed("a ? b : c ? d : e"), "a ? b : c ? d : e");
    assert_eq!(printed("(a ? b : c) ? d : e"), "(a ? b : c) ? d : e");
    assert_eq!(printed("x in [1, -2, 0x1F]"), "x in [1, -2, 31]");
    assert_eq!(printed("a.b.exists(c, c.for != 'x')"), "a.b.exists(c, c.for != \"x\")");
    assert_eq!(printed("a // the rest is a remark\n && b"), "a && b");
}

#[test]
fn texts_are_written_as_in_cel() {
    for (written, read) in [
        (r#""a""#, "a"),
        (r"'it''s'", ""),
        (r"'\u00e9\x41\101\n'", "éAA\n"),
        ("'''a\n'b'''", "a\n'b"),
        (r"r'\d+'", r"\d+"),
        (r#""""say "yes" """"#, r#"say "yes" "#),
    ] {
        match parse(written) {
            Ok(ast) => assert_eq!(ast.to_string(), printed(&format!("{read:?}").replace("\\'", "'")), "{written}"),
            Err(_) => assert_eq!(read, "", "{written}"),
        }
    }
}

#[test]
fn what_is_too_long_or_too_deep_is_refused() {
    let refused = |text: &str| compile(text, &Scope::new()).unwrap_err().remove(0).mistake;
    assert_eq!(refused(&"(".repeat(3000)), Mistake::TooDeep);
    assert_eq!(refused(&format!("{}true", "!".repeat(3000))), Mistake::TooDeep);
    assert_eq!(refused(&format!("1{}", " + 1".repeat(900))), Mistake::TooDeep);
    assert_eq!(refused(&format!("true{}", " && true".repeat(600))), Mistake::TooLong);
    assert!(compile(&format!("true{}", " && true".repeat(500)), &Scope::new()).is_ok(), "long but flat");
}

/// Pieces that make expressions, right and wrong ones.
fn soup() -> impl Strategy<Value = String> {
    let pieces = [
        "groups",
        "partners",
        "day",
        "x",
        "g",
        ".",
        ".",
        "(",
        ")",
        "[",
        "]",
        ",",
        "&&",
        "||",
        "!",
        "?",
        ":",
        "==",
        "<",
        "in",
        "+",
        "-",
        "*",
        "/",
        "%",
        "1",
        "9223372036854775808",
        "'a'",
        "\"b",
        "exists",
        "all",
        "filter",
        "map",
        "size",
        "has",
        "matches",
        "tier",
        "members",
        "true",
        "null",
        "{",
        "é",
        " ",
        "date",
        "sum",
        "\\",
        "0x",
        "1.5",
        "r'['",
    ];
    prop::collection::vec(prop::sample::select(pieces.to_vec()), 0..40).prop_map(|pieces| pieces.join(" "))
}

/// Right expressions of any type, by their grammar alone.
fn right() -> impl Strategy<Value = String> {
    let leaf =
        prop::sample::select(vec!["a", "b.c", "1", "-3", "true", "'t'", "[]", "[1, 2]", "size(x)", "a.exists(m, m)"]);
    leaf.prop_map(str::to_owned).prop_recursive(5, 40, 3, |inner| {
        prop_oneof![
            (inner.clone(), prop::sample::select(vec!["&&", "||", "==", "<", "in", "+", "-", "*", "%"]), inner.clone())
                .prop_map(|(a, sign, b)| format!("({a}) {sign} ({b})")),
            (inner.clone(), prop::sample::select(vec!["&&", "||", "+", "-", "*"]), inner.clone())
                .prop_map(|(a, sign, b)| format!("{a} {sign} {b}")),
            inner.clone().prop_map(|a| format!("!({a})")),
            inner.clone().prop_map(|a| format!("-({a})")),
            inner.clone().prop_map(|a| format!("({a}).f")),
            (inner.clone(), inner.clone(), inner.clone()).prop_map(|(a, b, c)| format!("({a}) ? ({b}) : {c}")),
            (inner.clone(), inner).prop_map(|(a, b)| format!("f({a}, {b})")),
        ]
    })
}

proptest! {
    #[test]
    fn no_text_makes_the_reader_fall(text in "\\PC{0,200}") {
        let _ = compile(&text, &Scope::new());
    }

    #[test]
    fn mistakes_lie_within_the_text(text in soup()) {
        if let Err(errors) = compile(&text, &Scope::new()) {
            prop_assert!(!errors.is_empty());
            for error in errors {
                prop_assert!(text.get(error.range.clone()).is_some(), "{error:?} in {text}");
            }
        }
    }

    #[test]
    fn what_is_printed_reads_as_the_same(text in right()) {
        let first = printed(&text);
        prop_assert_eq!(printed(&first), first);
    }

    #[test]
    fn what_masa_reads_the_other_reader_reads_too(text in right()) {
        prop_assert!(parse(&text).is_ok(), "{}", text);
        prop_assert!(cel::Program::compile(&text).is_ok(), "{}", text);
    }
}
