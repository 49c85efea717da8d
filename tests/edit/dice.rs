//! Random case files, which are laid out in every way that YAML has.

use casefile::model::Kind;

/// Chance, which is the same for the same seed.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// A number below this one.
    pub fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % sides
    }

    pub fn of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.roll(all.len())]
    }

    pub fn perhaps<T>(&mut self, what: impl FnOnce(&mut Self) -> T) -> Option<T> {
        (self.roll(2) == 0).then(|| what(self))
    }
}

/// A text that is hard on those who read and write YAML.
pub fn text(dice: &mut Dice) -> String {
    let pieces = [
        "said",
        "no",
        "null",
        "~",
        "17",
        "2025-03-01",
        "it's",
        "\"so\"",
        ": ",
        " #",
        "# not",
        "- ",
        "{",
        "}",
        "[",
        "]",
        ", ",
        "&a",
        "*a",
        "!t",
        "%",
        "\t",
        "\n",
        "\n\n",
        "  ",
        "é",
        "漢字",
        "¶6",
        "👩\u{200D}💻",
        "\u{202E}",
        "\\n",
        "|",
        ">",
        "...",
        "---",
        "word word word word word word word word word word word word word word word word word word word word",
    ];
    let count = 1 + dice.roll(5);
    let mut all: String = (0..count).map(|_| *dice.of(&pieces)).collect();
    // Something of it is seen.
    all += *dice.of(&["x", "y.", "z!"]);
    all
}

/// What a file says.
#[derive(Clone)]
enum Tree {
    Text(String),
    Nothing,
    List(Vec<Tree>),
    Map(Vec<(String, Tree)>),
}

use Tree::{List, Map, Nothing, Text};

struct Maker<'d> {
    dice: &'d mut Dice,
    /// How many remarks and quotes there are.
    remarks: usize,
    quotes: usize,
}

/// A case file without a mistake, and its records that can be changed.
pub fn case(dice: &mut Dice) -> (String, Vec<(Kind, String)>) {
    let mut maker = Maker {
        dice,
        remarks: 0,
        quotes: 0,
    };
    let (tree, records) = maker.tree();
    let mut text = match maker.dice.roll(20) {
        0 => maker.flow(&tree, 0) + "\n",
        _ => {
            let mut out = String::new();
            maker.block(&tree, 0, &mut out);
            out
        }
    };
    if maker.dice.roll(6) == 0 {
        text.insert_str(0, "---\n");
    }
    if maker.dice.roll(10) == 0 {
        text.push_str("...\n");
    } else if maker.dice.roll(6) == 0 {
        text.push_str("\n# remark at the end\n\n");
    } else if maker.dice.roll(5) == 0 && !text.contains("|\n") && !text.contains("|-\n") {
        text.truncate(text.trim_end_matches('\n').len());
    }
    if maker.dice.roll(5) == 0 {
        text = text.replace('\n', "\r\n");
    }
    if maker.dice.roll(8) == 0 {
        text.insert(0, '\u{FEFF}');
    }
    (text, records)
}

impl Maker<'_> {
    fn tree(&mut self) -> (Tree, Vec<(Kind, String)>) {
        let mut ids: Vec<&str> = vec![
            "r", "history", "17", "no", "true", "1e3", "null", "x-1", "2025-03", "cites",
            "evidence", "y",
        ];
        let mut records = Vec::new();
        let mut sections = vec![
            ("format", Text("1".into())),
            ("title", Text(text(self.dice))),
            (
                "sources",
                map(["wire", "letter"].map(|id| (id, map([("title", Text(id.into()))])))),
            ),
            (
                "people",
                map(["a", "b"].map(|id| (id, map([("name", Text(id.into()))])))),
            ),
        ];
        for kind in [Kind::Evidence, Kind::Allegation, Kind::Question] {
            let mut section = Vec::new();
            for _ in 0..1 + self.dice.roll(3) {
                let id = ids.remove(self.dice.roll(ids.len())).to_owned();
                section.push((id.clone(), self.record(kind)));
                records.push((kind, id));
            }
            sections.push((kind.info().many, Map(section)));
        }
        match self.dice.roll(3) {
            0 => sections.push(("events", Nothing)),
            1 => sections.push((
                "events",
                map([("e", map([("title", Text(text(self.dice)))]))]),
            )),
            _ => {}
        }
        // Any order.
        let mut tree = Vec::new();
        while !sections.is_empty() {
            let (key, value) = sections.remove(self.dice.roll(sections.len()));
            tree.push((key.to_owned(), value));
        }
        (Map(tree), records)
    }

    fn record(&mut self, kind: Kind) -> Tree {
        let mut keys = vec![match kind {
            Kind::Evidence => ("description", Text(text(self.dice))),
            Kind::Allegation => ("statement", Text(text(self.dice))),
            _ => ("question", Text(text(self.dice))),
        }];
        if self.dice.roll(3) > 0 {
            keys.push(("cites", self.cites()));
        }
        if self.dice.roll(2) == 0 {
            keys.push(("note", Text(text(self.dice))));
        }
        let list = |maker: &mut Self, item: &mut dyn FnMut(&mut Self) -> Tree| {
            let count = maker.dice.roll(3);
            match (count, maker.dice.roll(2)) {
                (0, 0) => Nothing,
                _ => List((0..count).map(|_| item(maker)).collect()),
            }
        };
        match kind {
            Kind::Evidence | Kind::Allegation if self.dice.roll(4) > 0 => {
                let status = if kind == Kind::Evidence {
                    "described"
                } else {
                    "alleged"
                };
                let steps = list(self, &mut |maker| maker.part("status", status));
                keys.push(("history", steps));
            }
            _ => {}
        }
        if kind == Kind::Allegation && self.dice.roll(2) == 0 {
            let replies = list(self, &mut |maker| match maker.part("is", "denied") {
                Map(mut pairs) => {
                    pairs.insert(0, ("by".into(), Text("a".into())));
                    Map(pairs)
                }
                other => other,
            });
            keys.push(("responses", replies));
        }
        if kind == Kind::Question {
            match self.dice.roll(3) {
                0 => keys.push(("answer", Text(text(self.dice)))),
                1 => keys.push(("answer", Nothing)),
                _ => {}
            }
            if self.dice.roll(2) == 0 {
                keys.push(("status", Text("open".into())));
            }
        }
        let mut mixed = Vec::new();
        while !keys.is_empty() {
            let (key, value) = keys.remove(self.dice.roll(keys.len()));
            mixed.push((key.to_owned(), value));
        }
        Map(mixed)
    }

    fn part(&mut self, key: &str, word: &str) -> Tree {
        let mut pairs = vec![(key.to_owned(), Text(word.into()))];
        if self.dice.roll(2) == 0 {
            let key = if key == "status" {
                "because"
            } else {
                "statement"
            };
            pairs.push((key.into(), Text(text(self.dice))));
        }
        if self.dice.roll(2) == 0 {
            pairs.push(("cites".into(), self.cites()));
        }
        Map(pairs)
    }

    fn cites(&mut self) -> Tree {
        let cite = |maker: &mut Self| {
            let mut pairs = vec![("source".to_owned(), Text("wire".into()))];
            if maker.dice.roll(2) == 0 {
                pairs.push(("at".into(), Text("¶3".into())));
            }
            if maker.dice.roll(2) == 0 {
                maker.quotes += 1;
                let quote = format!("{} {}", text(maker.dice), maker.quotes);
                pairs.push(("quote".into(), Text(quote)));
            }
            Map(pairs)
        };
        List((0..1 + self.dice.roll(2)).map(|_| cite(self)).collect())
    }

    fn remark(&mut self) -> String {
        self.remarks += 1;
        format!("# remark {}: of, [all] \"that", self.remarks)
    }

    /// A scalar on one line.
    fn scalar(&mut self, text: &str) -> String {
        let is_plain = text
            .chars()
            .all(|c| c.is_ascii_alphabetic() || c == ' ' || c == '¶')
            && !["no", "null", "true", "y"].contains(&text)
            && text.trim() == text;
        let can_be_single = !text.contains(['\n', '\u{202E}', '\t']);
        match self.dice.roll(3) {
            0 if is_plain => text.to_owned(),
            1 if can_be_single => format!("'{}'", text.replace('\'', "''")),
            _ => {
                let mut out = String::from("\"");
                for c in text.chars() {
                    match c {
                        '"' => out.push_str("\\\""),
                        '\\' => out.push_str("\\\\"),
                        '\n' => out.push_str("\\n"),
                        '\u{202E}' => out.push_str("\\u202E"),
                        '\t' if self.dice.roll(2) == 0 => out.push_str("\\t"),
                        c => out.push(c),
                    }
                }
                out + "\""
            }
        }
    }

    fn key(&mut self, key: &str) -> String {
        match self.dice.roll(8) {
            0 => format!("'{key}'"),
            1 => format!("\"{key}\""),
            // A bare `null` is nothing, to the other parser as well, and no key.
            _ if key == "null" => "'null'".into(),
            _ => key.to_owned(),
        }
    }

    /// A value between braces or brackets, on one line or several.
    fn flow(&mut self, tree: &Tree, indent: usize) -> String {
        let pieces: Vec<String> = match tree {
            Text(text) => return self.scalar(text),
            Nothing => return "null".into(),
            List(items) => items
                .iter()
                .map(|item| self.flow(item, indent + 2))
                .collect(),
            Map(pairs) => pairs
                .iter()
                .map(|(key, value)| format!("{}: {}", self.key(key), self.flow(value, indent + 2)))
                .collect(),
        };
        let (open, close) = match tree {
            Map(_) => ('{', '}'),
            _ => ('[', ']'),
        };
        if pieces.is_empty() || self.dice.roll(5) > 0 {
            let blank = *self.dice.of(&["", "", " "]);
            return format!("{open}{blank}{}{blank}{close}", pieces.join(", "));
        }
        let margin = " ".repeat(indent + 2);
        let mut out = format!("{open}\n");
        let last = pieces.len() - 1;
        for (number, piece) in pieces.iter().enumerate() {
            let comma = if number < last || self.dice.roll(2) == 0 {
                ","
            } else {
                ""
            };
            out += &format!("{margin}{piece}{comma}");
            if self.dice.roll(4) == 0 {
                out += &format!(" {}", self.remark());
            }
            out.push('\n');
        }
        out + &margin + &close.to_string()
    }

    /// What may stand between lines.
    fn between(&mut self, indent: usize, out: &mut String) {
        match self.dice.roll(12) {
            0 => out.push('\n'),
            1 => {
                let remark = self.remark();
                *out += &format!("{}{remark}\n", " ".repeat(indent));
            }
            _ => {}
        }
    }

    fn end_of_line(&mut self, out: &mut String) {
        if self.dice.roll(6) == 0 {
            *out += &format!("  {}", self.remark());
        }
        out.push('\n');
    }

    /// Values one below the other.
    fn block(&mut self, tree: &Tree, indent: usize, out: &mut String) {
        let margin = " ".repeat(indent);
        match tree {
            Map(pairs) => {
                for (number, (key, value)) in pairs.iter().enumerate() {
                    if number > 0 {
                        self.between(indent, out);
                    }
                    let key = self.key(key);
                    *out += &format!("{margin}{key}:");
                    self.value(value, indent, out);
                }
            }
            List(items) => {
                for (number, item) in items.iter().enumerate() {
                    if number > 0 {
                        self.between(indent, out);
                    }
                    *out += &format!("{margin}-");
                    self.item(item, indent, out);
                }
            }
            Text(_) | Nothing => {}
        }
    }

    /// What stands behind a dash.
    fn item(&mut self, item: &Tree, indent: usize, out: &mut String) {
        match (item, self.dice.roll(4)) {
            (Map(pairs), 0) if !pairs.is_empty() => {
                out.push('\n');
                self.block(item, indent + 2, out);
            }
            (Map(pairs), 1 | 2) if !pairs.is_empty() => {
                let blanks = 1 + self.dice.roll(3);
                let mut lines = String::new();
                self.block(item, indent + 1 + blanks, &mut lines);
                *out += &lines[indent + 1..];
            }
            _ => {
                let written = self.flow(item, indent);
                *out += &format!(" {written}");
                self.end_of_line(out);
            }
        }
    }

    /// What stands behind the colon of a key.
    fn value(&mut self, value: &Tree, indent: usize, out: &mut String) {
        match value {
            Nothing => {
                *out += *self.dice.of(&["", " null", " ~"]);
                self.end_of_line(out);
            }
            Text(text) => {
                let is_block = text.contains('\n')
                    && !text.contains(['\u{202E}', '\t'])
                    && !text.starts_with([' ', '\n'])
                    && !text.ends_with('\n');
                if is_block && self.dice.roll(2) == 0 {
                    *out += " |-\n";
                    for line in text.split('\n') {
                        let margin = if line.is_empty() { 0 } else { indent + 2 };
                        *out += &format!("{}{line}\n", " ".repeat(margin));
                    }
                    return;
                }
                let written = self.scalar(text);
                *out += &format!(" {written}");
                self.end_of_line(out);
            }
            List(items) if items.is_empty() => {
                *out += " []";
                self.end_of_line(out);
            }
            _ if self.dice.roll(6) == 0 => {
                let written = self.flow(value, indent);
                *out += &format!(" {written}");
                self.end_of_line(out);
            }
            List(_) => {
                self.end_of_line(out);
                let deeper = self.dice.roll(4);
                self.block(value, indent + deeper, out);
            }
            Map(_) => {
                self.end_of_line(out);
                let deeper = 1 + self.dice.roll(4);
                self.block(value, indent + deeper, out);
            }
        }
    }
}

fn map<const N: usize>(pairs: [(&str, Tree); N]) -> Tree {
    Map(pairs.map(|(key, value)| (key.to_owned(), value)).into())
}
