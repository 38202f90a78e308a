use granit_parser::ErrorKind;

use super::scene::{Scene, Stop};
use super::{brackets, lines, quotes, structure};

/// Says in plain words why the parser gave up.
pub(in crate::yaml) fn explain(scene: &Scene<'_, '_>, kind: &ErrorKind) -> Stop {
    use ErrorKind as E;
    match kind {
        E::MappingValueNotAllowed => lines::colon(scene),
        E::SimpleKeyExpected | E::InvalidSimpleKey => lines::no_key(scene),
        E::ExpectedBlockMappingKey | E::UnexpectedEofBlockMapping | E::ExpectedNodeContent => lines::among_keys(scene),
        E::ExpectedBlockSequenceEntry | E::UnexpectedEofBlockSequence => lines::in_list(scene),
        E::BlockSequenceEntryNotAllowed => lines::dash_beside_key(scene),
        E::ExpectedDocumentStart => lines::after_value(scene),
        E::TabNotAllowed
        | E::TabInBlockIndentation
        | E::TabInIndentation
        | E::TabInPlainScalar
        | E::TabAtBlockScalarStart => lines::tab(scene),
        E::InvalidIndentation
        | E::InvalidBlockScalarIndent
        | E::InvalidQuotedScalarIndent
        | E::InvalidFlowScalarIndent => lines::indentation(scene),
        E::UnclosedQuotedScalar | E::DocumentIndicatorInQuotedScalar => quotes::unclosed(scene),
        E::InvalidTrailingSingleQuotedScalar => quotes::trailing(scene, '\''),
        E::InvalidTrailingDoubleQuotedScalar => quotes::trailing(scene, '"'),
        E::UnknownQuotedScalarEscape | E::InvalidQuotedScalarHexEscape | E::InvalidUnicodeEscape => {
            quotes::escape(scene)
        }
        E::UnexpectedCharacter { character } => quotes::reserved_sign(scene, Some(*character)),
        E::PlainScalarStartsWithDashFlowIndicator | E::MissingAnchorOrAliasName => quotes::reserved_sign(scene, None),
        E::UnclosedFlowCollection { open } => brackets::unclosed(scene, *open),
        E::MismatchedFlowCollectionEnd { open, close } => brackets::mismatched(scene, *open, *close),
        E::MisplacedFlowCollectionEnd => brackets::misplaced(scene),
        E::BlockEntryInFlowCollection => brackets::dash(scene),
        E::InvalidColonPlacement
        | E::ExpectedFlowMappingSeparator
        | E::ExpectedFlowSequenceSeparator
        | E::UnexpectedEofFlowSequence
        | E::UnexpectedEofFlowMapping
        | E::UnexpectedEofImplicitFlowMapping
        | E::FlowMappingValueAdjacentCollection => brackets::unexpected(scene),
        _ => rare(scene, kind),
    }
}

fn rare(scene: &Scene<'_, '_>, kind: &ErrorKind) -> Stop {
    use ErrorKind as E;
    match kind {
        E::DirectiveDisallowed | E::MissingDocumentEndBeforeDirective => Stop::new(
            scene.rest_of_line(scene.at),
            "a line that begins with `%` is an instruction to YAML programs, which is not used here",
            "delete the line, and a line `---` after it",
        )
        .patched(scene.letter_span(), "#"),
        E::RecursionLimitExceeded => structure::too_deep(scene.letter_span()),
        E::InvalidDocumentEnd => Stop::new(
            scene.around(),
            "`...` at the beginning of a line ends the file, so nothing can follow it",
            "delete the three dots, or put them in quotes if they are part of a text",
        ),
        E::InvalidBlockScalarHeader | E::ZeroBlockScalarIndent => Stop::new(
            scene.rest_of_line(scene.at),
            "after `|` or `>` the line has to end; the text begins on the next line",
            "begin a new line after the sign; or put the text in quotes if the sign is part of it",
        ),
        E::CommentNotSeparated => Stop::new(
            scene.letter_span(),
            "there is no blank before `#`",
            "put a blank before `#` if a comment begins here; put the text in quotes if `#` is part of it",
        )
        .patched(scene.rest_of_line(scene.at), " "),
        E::CommentInterceptedScalar => lines::comment_in_text(scene),
        E::BomInsideDocument => Stop::new(
            scene.letter_span(),
            "an invisible byte-order mark stands in the middle of the file, as happens when files are joined",
            "delete the invisible character before this text",
        ),
        E::MappingKeyNotAllowed => Stop::new(
            scene.around(),
            "no key can begin here",
            "begin a new line for the key; put the text in quotes if `?` is part of it",
        ),
        E::ExpectedWhitespace | E::InvalidBlockEntryWhitespace | E::InvalidMappingValueWhitespace => {
            Stop::new(scene.around(), "a blank is missing here", "put a blank after the colon or the dash")
        }
        _ if scene.letter() == Some('!') => {
            Stop { finding: structure::tag(scene.around(), scene.source()), patch: None }
        }
        _ => unknown(scene).with_detail(format!("the YAML parser says: {kind}")),
    }
}

/// What is said when the parser's reason has no plain words.
pub(super) fn unknown(scene: &Scene<'_, '_>) -> Stop {
    Stop::new(
        scene.around(),
        "this cannot be read as YAML",
        "compare it with the lines around it: blanks at the beginning, a blank after each colon and dash, and quotes around a text with special signs",
    )
}
