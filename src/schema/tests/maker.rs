//! Makes files from the vocabulary alone, by a seed.

use crate::model::vocab::{Form, Kind, Origin, Type};

/// What to break.
#[derive(Clone, Copy, Debug)]
pub(super) enum Break {
    /// An unknown key in the entry of that number.
    Key(usize),
    /// The value of the field of that number.
    Value(usize),
}

/// A file that was made.
pub(super) struct Made {
    pub text: String,
    /// The text that ought to be underlined.
    pub broken: Option<String>,
    /// How many entries there are.
    pub entries: usize,
    /// How many values of fields there are.
    pub values: usize,
    /// Kinds that came up.
    pub kinds: Vec<Kind>,
}

pub(super) struct Maker {
    state: u64,
    breaking: Option<Break>,
    made: Made,
}

impl Maker {
    pub(super) fn whole(seed: u64) -> Self {
        let made = Made { text: String::new(), broken: None, entries: 0, values: 0, kinds: Vec::new() };
        Self { state: seed | 1, breaking: None, made }
    }

    pub(super) fn broken(seed: u64, breaking: Break) -> Self {
        Self { breaking: Some(breaking), ..Self::whole(seed) }
    }

    pub(super) fn file(mut self) -> Made {
        let fields = self.fields(Kind::Arrangement, 6);
        self.made.text = format!("masa: 1\nid: made\n{}\n", fields.join("\n"));
        self.made
    }

    /// xorshift64*, enough to choose by.
    fn choose(&mut self, below: usize) -> usize {
        self.state ^= self.state >> 12;
        self.state ^= self.state << 25;
        self.state ^= self.state >> 27;
        usize::try_from(self.state.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33).unwrap() % below
    }

    fn pick(&mut self, words: &[&str]) -> String {
        words[self.choose(words.len())].to_owned()
    }

    /// Keys with values of an entry, each field with a chance of one in `rarity`.
    fn fields(&mut self, kind: Kind, rarity: usize) -> Vec<String> {
        let mut lines = Vec::new();
        self.made.kinds.push(kind);
        if matches!(self.breaking, Some(Break::Key(at)) if at == self.made.entries) {
            lines.push("zqxjk: 1".to_owned());
            self.made.broken = Some("zqxjk".to_owned());
        }
        self.made.entries += 1;
        for field in kind.fields().iter().filter(|field| field.origin == Origin::Written) {
            let fixed = kind == Kind::Arrangement && matches!(field.name, "masa" | "id");
            if fixed || self.choose(rarity) != 0 {
                continue;
            }
            let value = self.value(&field.ty);
            lines.push(format!("{}: {value}", field.name));
        }
        match self.choose(8) {
            0 => lines.push("cite: cabinet 3.1".to_owned()),
            1 => lines.push("cite: [cabinet 3.1, cabinet appendix 2]".to_owned()),
            2 => lines.push("note: ask the clerk".to_owned()),
            3 => lines.push("doubt: two days are given".to_owned()),
            _ => {}
        }
        lines
    }

    fn entry(&mut self, kind: Kind) -> String {
        format!("{{{}}}", self.fields(kind, 3).join(", "))
    }

    /// A value as a field may state it.
    fn value(&mut self, ty: &'static Type) -> String {
        if matches!(self.breaking, Some(Break::Value(at)) if at == self.made.values) {
            self.made.values += 1;
            let (text, underlined) = wrong(ty);
            self.made.broken = Some(underlined.to_owned());
            return text.to_owned();
        }
        self.made.values += 1;
        match self.choose(12) {
            0 => "none".to_owned(),
            1 => format!("{{value: {}, cite: cabinet 3.1, doubt: hard to read}}", self.plain(ty)),
            2 => {
                let (one, other) = (self.plain(ty), self.plain(ty));
                format!("{{disputed: [{{value: {one}, cite: cabinet 1}}, {{value: {other}}}], cite: minutes 2}}")
            }
            _ => self.plain(ty),
        }
    }

    fn plain(&mut self, ty: &'static Type) -> String {
        match ty {
            Type::Text => self.pick(&["Executive Group", "\"none\"", "'one: two'", "2019", "true", "é £5"]),
            Type::Bool => self.pick(&["true", "false"]),
            Type::Int => self.pick(&["4", "0", "60"]),
            Type::Money => self.pick(&["75785", "75785.50", "\"£75,785.50\"", "-£7"]),
            Type::Share => self.pick(&["29", "29.5", "29%"]),
            Type::Day => self.day(),
            Type::Period => self.pick(&["2022-04/2023-03", "2022-04/..", "2022-04/", "2023/2025"]),
            Type::Year => self.pick(&["2022/23", "1999/00"]),
            Type::Word(list) if list.open && self.choose(4) == 0 => "own-word".to_owned(),
            Type::Word(list) => self.pick(list.words),
            Type::Ref(kinds) if kinds.contains(&Kind::Body) && self.choose(4) == 0 => {
                "{name: NSPCC, kind: charity}".to_owned()
            }
            Type::Ref(_) => self.pick(&["plymouth", "executive", "Devon & Cornwall Police"]),
            Type::Element(kind) => self.entry(*kind),
            Type::List { of: Type::Element(kind), form: Form::Keyed, .. } => {
                let count = self.choose(3);
                let entries: Vec<_> = (0..count).map(|at| format!("id-{at}: {}", self.entry(*kind))).collect();
                format!("{{{}}}", entries.join(", "))
            }
            Type::List { of, .. } => self.list(of),
        }
    }

    fn day(&mut self) -> String {
        self.pick(&[
            "2020-09-15",
            "2020-09~",
            "2024-24",
            "2020",
            "[2024-07-17..2025-03-31]",
            "\"[..2025]\"",
            "{words: over the coming months}",
            "{words: soon, not-before: 2020-09-15, not-after: 2021-03}",
        ])
    }

    fn list(&mut self, of: &'static Type) -> String {
        let element = matches!(of, Type::Element(_));
        if !element && self.choose(5) == 0 {
            return self.plain(of);
        }
        let count = self.choose(3);
        let items: Vec<_> = (0..count)
            .map(|_| match self.choose(8) {
                0 => format!("{{value: {}, doubt: hard to read}}", self.plain(of)),
                _ => self.plain(of),
            })
            .collect();
        format!("[{}]", items.join(", "))
    }
}

/// A value that a type cannot have, and what of it is underlined.
fn wrong(ty: &Type) -> (&'static str, &'static str) {
    let whole = |text| (text, text);
    match ty {
        Type::Bool | Type::Int => whole("perhaps"),
        Type::Word(list) if !list.open => whole("zqxjk"),
        Type::Ref(kinds) if kinds.contains(&Kind::Body) => whole("[plymouth]"),
        Type::Day => whole("[2019, 2020]"),
        Type::Element(_) | Type::List { of: Type::Element(_), form: Form::Sequence, .. } => whole("zqxjk"),
        Type::List { of: Type::Ref(kinds), .. } if kinds.contains(&Kind::Body) => ("[plymouth, [torbay]]", "[torbay]"),
        Type::List { form: Form::Keyed, .. } => whole("[zqxjk]"),
        _ => whole("{zqxjk: 1}"),
    }
}
