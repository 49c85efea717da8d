//! A library whose author wants something else than to be read: text that acts on a terminal, that
//! reads backwards, that has no width or too much, and more of everything than anybody writes.

use std::{fmt::Write, fs};

/// Text that must never reach a terminal as it is, as a YAML scalar.
const NASTY: [&str; 12] = [
    r#""\e]52;c;QQ==\a\e[2J\e[1;31m red""#,
    r#""user\u202Egpj.exe\u2066 \u2069""#,
    r#""zero\u200Bwidth\uFEFF and tag \U000E0068\U000E0069""#,
    r#""a\tb\rc\nd\x7f\u009b31m\u2028line""#,
    "漢字かなカナ한국어漢字かなカナ한국어漢字かなカナ한국어漢字かなカナ한국어",
    "👩‍💻👍🏽❤️🇸🇻👩🏻‍❤️‍💋‍👨🏻🏳️‍🌈 👩‍💻👍🏽❤️🇸🇻👩🏻‍❤️‍💋‍👨🏻🏳️‍🌈👩‍💻👍🏽❤️🇸🇻",
    "ﾊﾟﾋﾞﾊﾟﾋﾞﾊﾟﾋﾞ half-width marks ﾊﾟﾋﾞ",
    "שָׁלוֹם مُحَمَّد मुझे हिन्दी ไทยน้ำ",
    "\u{301}\u{302} marks with no letter",
    "\"   \"",
    "“”‘’«» ½ ﬁ ﷽ ꧅ 𒐫 ⸻",
    "a",
];

/// Writes the library and returns its folder.
pub fn library() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).expect(name);
    fs::create_dir(folder.path().join("sources")).expect("a folder");
    write("library.yaml", &shared());
    write("empty.yaml", "format: 1\ntitle: An empty case\n");
    write("hostile.yaml", &case());
    write(
        "broken.yaml",
        "format: 1\ntitle: \"\\e[2J\nallegations: {[\n\t}",
    );
    write(
        "no id\u{1b}[31m.yaml",
        "format: 1\ntitle: nobody can name this\n",
    );
    write("sources/held.txt", &document());
    folder
}

fn shared() -> String {
    let mut yaml = format!("format: 1\ntitle: {}\npeople:\n", NASTY[0]);
    for (number, name) in NASTY.iter().enumerate() {
        let role = NASTY[(number + 5) % NASTY.len()];
        write!(
            yaml,
            "  p{number}:\n    name: {name}\n    role: {role}\n    also_known_as: [{name}]\n"
        )
        .expect("text");
    }
    let marks = "a".to_owned() + &"\u{301}".repeat(2_000);
    let word = "w".repeat(300);
    let title = "A very long title indeed ".repeat(400);
    for (id, name) in [("marks", marks), ("word", word), ("title", title)] {
        writeln!(yaml, "  {id}:\n    name: {name}").expect("text");
    }
    write!(
        yaml,
        "sources:\n  held:\n    title: {}\n    publisher: {}\n    published: 2020\n    text: sources/held.txt\n  \
         gone:\n    title: {}\n    text: sources/not-there.txt\n  out:\n    title: outside\n    text: ../../../etc/passwd\n",
        NASTY[1], NASTY[0], NASTY[2]
    )
    .expect("text");
    yaml
}

fn case() -> String {
    let mut yaml = format!(
        "format: 1\ntitle: {}\nsummary: {}\nallegations:\n",
        NASTY[3], NASTY[4]
    );
    for (number, statement) in NASTY.iter().enumerate() {
        write!(
            yaml,
            "  a{number}:\n    statement: {statement}\n    by: p{number}\n    about: [marks, word, title, p0, p1, p2]\n    \
             note: {statement}\n    date_said: {statement}\n    cites:\n      - source: held\n        at: ¶{}\n        quote: {statement}\n",
            number + 1
        )
        .expect("text");
    }
    yaml.push_str("  cites-much:\n    statement: Rests on much.\n    by: word\n    cites:\n");
    for number in 0..3_000 {
        writeln!(yaml, "      - {{source: held, at: ¶{}}}", number % 9 + 1).expect("text");
    }
    yaml.push_str("  cites-nothing-there:\n    statement: Rests on nothing.\n    by: nobody\n    cites:\n      - source: gone\n      - source: out\n      - source: nowhere\n      - source: held\n        at: ¶4000000000\n");
    yaml
}

fn document() -> String {
    let mut text = String::from("\u{1b}]0;title\u{7}\u{1b}[2J\n\u{202e}sdrawkcab\n");
    text.push_str(&"x".repeat(10_000));
    text.push('\n');
    text.push_str(&("e".to_owned() + &"\u{301}".repeat(2_000)));
    text.push('\n');
    for scalar in NASTY {
        text.push_str(scalar);
        text.push('\n');
    }
    text.push_str(&"many words that go on ".repeat(2_000));
    text
}
