/// How a scalar is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ScalarStyle {
    /// Without quotes; the only style that can be anything but text.
    Plain,
    /// `'…'`
    SingleQuoted,
    /// `"…"`
    DoubleQuoted,
    /// `|`, line breaks kept.
    Literal,
    /// `>`, line breaks folded.
    Folded,
}

/// A value that is neither a list nor a mapping, as written.
///
/// Numbers and truth values follow the YAML 1.2 core schema, narrowed to what people mean: `012` and `0x1F` (which look
/// like codes), `1_000`, `.inf`, `no`, `yes` and `2020-09-15` are text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scalar<'a> {
    /// The value after quotes, escapes and folding are resolved.
    pub text: &'a str,
    /// How it is written.
    pub style: ScalarStyle,
}

impl<'a> Scalar<'a> {
    /// True for `~`, `null` and nothing at all, without quotes.
    #[must_use]
    pub fn is_null(self) -> bool {
        self.plain().is_some_and(|text| matches!(text, "" | "~" | "null" | "Null" | "NULL"))
    }

    /// The truth value, for `true` and `false` without quotes.
    #[must_use]
    pub fn as_bool(self) -> Option<bool> {
        match self.plain()? {
            "true" | "True" | "TRUE" => Some(true),
            "false" | "False" | "FALSE" => Some(false),
            _ => None,
        }
    }

    /// The whole number, for decimal digits without quotes and without leading zeros.
    #[must_use]
    pub fn as_i64(self) -> Option<i64> {
        let text = self.plain()?;
        is_whole(unsigned(text)).then(|| text.parse().ok()).flatten()
    }

    /// The number, whole or not, without quotes and without leading zeros.
    #[must_use]
    pub fn as_f64(self) -> Option<f64> {
        let text = self.plain()?;
        is_number(unsigned(text)).then(|| text.parse().ok()).flatten().filter(|number: &f64| number.is_finite())
    }

    fn plain(self) -> Option<&'a str> {
        (self.style == ScalarStyle::Plain).then_some(self.text)
    }
}

fn unsigned(text: &str) -> &str {
    text.strip_prefix(['-', '+']).unwrap_or(text)
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_whole(digits: &str) -> bool {
    is_digits(digits) && (digits.len() == 1 || !digits.starts_with('0'))
}

fn is_number(text: &str) -> bool {
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (text, None),
    };
    let good_mantissa = match mantissa.split_once('.') {
        Some(("", decimals)) => is_digits(decimals),
        Some((whole, decimals)) => is_whole(whole) && (decimals.is_empty() || is_digits(decimals)),
        None => is_whole(mantissa),
    };
    good_mantissa && exponent.is_none_or(|exponent| is_digits(unsigned(exponent)))
}

#[cfg(test)]
mod tests {
    use super::{Scalar, ScalarStyle};

    fn plain(text: &str) -> Scalar<'_> {
        Scalar { text, style: ScalarStyle::Plain }
    }

    #[test]
    fn numbers_are_what_people_mean_by_numbers() {
        for (text, whole) in [("0", 0), ("7", 7), ("-12", -12), ("+3", 3), ("9223372036854775807", i64::MAX)] {
            assert_eq!(plain(text).as_i64(), Some(whole), "{text}");
        }
        for (text, number) in [("0.5", 0.5), (".5", 0.5), ("1.", 1.0), ("-2.50", -2.5), ("1e3", 1000.0), ("7", 7.0)] {
            assert_eq!(plain(text).as_f64(), Some(number), "{text}");
        }
    }

    #[test]
    fn codes_days_and_words_stay_text() {
        let texts = "012 00 1_000 0x1F 0o17 .inf -.Inf .nan 2020-09-15 2022/23 12:30 1.2.3 yes no on off y n - + . 1e e1 \
                     £5 5% 9223372036854775808x";
        for text in texts.split_whitespace() {
            let scalar = plain(text);
            assert_eq!((scalar.as_i64(), scalar.as_f64(), scalar.as_bool()), (None, None, None), "{text}");
            assert!(!scalar.is_null(), "{text}");
        }
        assert_eq!(plain("9223372036854775808").as_i64(), None);
        assert_eq!(plain("1e999").as_f64(), None);
    }

    #[test]
    fn only_plain_scalars_are_anything_but_text() {
        for style in [ScalarStyle::SingleQuoted, ScalarStyle::DoubleQuoted, ScalarStyle::Literal, ScalarStyle::Folded] {
            for text in ["1", "true", "", "~"] {
                let scalar = Scalar { text, style };
                assert_eq!((scalar.as_i64(), scalar.as_bool(), scalar.is_null()), (None, None, false));
            }
        }
        assert_eq!(plain("true").as_bool(), Some(true));
        assert_eq!(plain("False").as_bool(), Some(false));
        for text in ["", "~", "null", "Null", "NULL"] {
            assert!(plain(text).is_null(), "{text}");
        }
    }
}
