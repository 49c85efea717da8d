//! Each way to name what is forbidden, planted into a room and seen.

use super::house::House;

/// What is found of a text that is planted as `analysis::planted`: the line and what it uses.
fn found(text: &str) -> Vec<String> {
    let lines = House::with("analysis::planted", text)
        .forbidden(|module| module.starts_with("analysis::planted"));
    let lines = lines
        .into_iter()
        .filter_map(|line| Some(line.strip_prefix("planted:")?.to_owned()));
    let short = |line: String| {
        line.replace(": analysis uses ", " ")
            .replace(", which the table does not allow", "")
    };
    lines.map(short).collect()
}

#[test]
fn every_way_to_name_what_is_forbidden_is_seen() {
    for (text, sees) in [
        // Written out, in groups, nested, renamed, all at once.
        ("use std::fs::File;", "1 std::fs"),
        ("use std::{fmt, fs};", "1 std::fs"),
        (
            "use std::{\n    fmt,\n    fs::{File, Metadata},\n};",
            "3 std::fs",
        ),
        ("use {std::{fmt, {time::Instant}}};", "1 std::time"),
        ("use ::std::env;", "1 std::env"),
        ("use std::net::{self, TcpStream};", "1 std::net"),
        ("use std::{self as s};", "1 std"),
        ("use std::process as p;", "1 std::process"),
        ("use std::thread::*;", "1 std::thread"),
        ("use core::time::Duration;", "1 std::time"),
        ("pub(crate) use std::io;", "1 std::io"),
        ("fn f() {\n    use std::fs;\n}", "2 std::fs"),
        ("mod inner {\n    use std::fs;\n}", "2 std::fs"),
        // In code, without a `use`.
        ("fn f() { let _ = std::fs::read(\"a\"); }", "1 std::fs"),
        ("fn f() -> Vec<::std::fs::File> { vec![] }", "1 std::fs"),
        ("fn f() {\n    vec![std::env::args()];\n}", "2 std::env"),
        ("fn f() { println!(\"a\"); }", "1 println!"),
        ("fn f() { std::eprintln!(\"a\"); }", "1 eprintln!"),
        ("use std::println as say;", "1 println!"),
        ("macro_rules! m { () => { dbg!(1) } }", "1 dbg!"),
        // Crates.
        ("use ratatui::style::Style;", "1 ratatui"),
        ("fn f() { rustix::process::getpid(); }", "1 rustix"),
        ("use tempfile as t;", "1 tempfile"),
        // Rooms that stand higher, by each way to them.
        ("use crate::load::read;", "1 load"),
        ("use crate::{model, check::RULES};", "1 check"),
        ("use super::super::load;", "1 load"),
        ("use super::super::{model, sheet::*};", "1 sheet"),
        ("use crate::door as d;", "1 door"),
        (
            "fn f() { crate::document::foreign::asked(); }",
            "1 document::foreign",
        ),
        ("macro_rules! m { () => { $crate::query::x() } }", "1 query"),
        ("pub(in crate::analysis) use crate::cli;", "1 cli"),
        ("use crate::tui::*;", "1 tui"),
    ] {
        assert_eq!(found(text), [sees], "{text}");
    }
}

#[test]
fn a_room_behind_another_name_is_seen_where_it_is_used() {
    let text = "use crate as c;\nfn f() {\n    c::door::Door::open();\n}";
    assert_eq!(found(text), ["3 door"]);
    // `verify` gives on a name that documents hold: the front door does not hide who is behind it.
    let text = "use crate::verify::Mark;";
    assert_eq!(found(text), ["1 document"]);
}

#[test]
fn what_only_looks_like_code_is_not_mistaken_for_it() {
    for text in [
        "// use std::fs;",
        "/* std::fs::read() /* println!() */ */",
        "/// `std::fs::read`, or println!(\"\").\nfn f() {}",
        "const A: &str = \"use std::fs; std::env::args()\";",
        "const A: &str = r##\"\"# std::fs::read() \"##;",
        "fn f<'a>(c: char) -> bool { c == '\"' || c == '\\'' }\n// std::fs",
        "#[cfg(test)]\nmod tests {\n    use std::fs;\n}",
        "#[cfg(all(test, unix))]\nmod tests {\n    use std::fs;\n}",
        "#[cfg(test)]\nuse std::{fs, io};",
        "#[cfg(test)]\nfn f() { std::fs::read(\"a\"); }",
        "use std::{fmt, collections::BTreeMap};\nfn f(fs: u8) -> u8 { fs }",
        "use crate::{model::*, text};\nuse super::standing;",
        "mod fs {}\nfn f() { fs::read(); self::fs::read(); }",
        "fn println() { println() }",
    ] {
        assert_eq!(found(text), [""; 0], "{text}");
    }
    // What stands behind the tests is read again.
    assert_eq!(
        found("#[cfg(test)]\nmod tests {}\nuse std::fs;"),
        ["3 std::fs"]
    );
}
