use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, FormatPattern, FormatUnderline};

use crate::finding::{Outcome, Strength, Unit};

/// The formats of all sheets. Outcomes differ in how dark they are and in weight and slant, so that they are told apart in grey; and each
/// is written in words.
pub(super) struct Styles {
    pub title: Format,
    pub heading: Format,
    pub section: Format,
    pub text: Format,
    pub unknown: Format,
    pub small: Format,
    pub link: Format,
}

const INK: u32 = 0x0B_0C_0C;
const FRAME: u32 = 0xB1_B4_B6;

fn plain() -> Format {
    Styles::usual()
        .set_font_color(INK)
        .set_text_wrap()
        .set_align(FormatAlign::Top)
        .set_border(FormatBorder::Thin)
        .set_border_color(FRAME)
}

fn small() -> Format {
    plain().set_font_size(8).set_font_color(0x50_5A_5F)
}

impl Styles {
    /// The font of everything that has no other.
    pub fn usual() -> Format {
        Format::new().set_font_name("Arial").set_font_size(10)
    }

    pub fn new() -> Self {
        Self {
            title: Self::usual().set_align(FormatAlign::Top),
            heading: plain().set_bold().set_background_color(0xDD_E1_E4),
            section: Format::new().set_font_name("Arial").set_font_size(11).set_bold(),
            text: plain(),
            unknown: plain().set_italic().set_font_color(0x50_5A_5F),
            small: small(),
            link: plain().set_font_color(0x1D_70_B8).set_underline(FormatUnderline::Single),
        }
    }

    /// Numbers stand in the form that their unit has.
    pub fn number(unit: Option<Unit>, whole: bool) -> Format {
        let side = if unit == Some(Unit::Count) { FormatAlign::Center } else { FormatAlign::Right };
        plain().set_align(side).set_num_format(match (unit, whole) {
            (Some(Unit::Pounds), true) => "[$£-809]#,##0;-[$£-809]#,##0",
            (Some(Unit::Pounds), false) => "[$£-809]#,##0.00;-[$£-809]#,##0.00",
            (Some(Unit::PerCent), _) => "0.0%",
            (_, true) => "#,##0",
            (_, false) => "#,##0.00",
        })
    }

    /// Darker and framed for what is found wanting, striped for what is open, light for what is in order.
    pub fn outcome(outcome: Option<Outcome>, strength: Strength, linked: bool) -> Format {
        let format = match (outcome, strength) {
            (Some(Outcome::NotMet), Strength::Duty) => wanting(0xE5_8A_80).set_border(FormatBorder::Thick),
            (Some(Outcome::NotMet), Strength::Guidance) => wanting(0xF0_AE_7E).set_border(FormatBorder::Medium),
            (Some(Outcome::NotMet), _) => wanting(0xF8_D8_C2),
            (Some(Outcome::Departs), _) => plain().set_italic().set_bold().set_background_color(0xFF_D9_66),
            (Some(Outcome::NotStated), _) => striped(FormatPattern::LightUp).set_italic(),
            (Some(Outcome::ForJudgement), _) => striped(FormatPattern::Gray0625),
            (Some(Outcome::Met), _) => plain().set_background_color(0xE3_F2_E6),
            (Some(Outcome::NotApplicable) | None, _) => plain().set_font_color(0x50_5A_5F),
        };
        if linked { format.set_underline(FormatUnderline::Single) } else { format }
    }
}

/// Light enough for black words, and for the blue that some programs give to every link whatever the cell says.
fn wanting(colour: u32) -> Format {
    plain().set_bold().set_background_color(colour)
}

/// Faint lines behind the words: words stay readable.
fn striped(pattern: FormatPattern) -> Format {
    plain().set_pattern(pattern).set_foreground_color(0xD5_D9_DC).set_background_color(Color::White)
}
