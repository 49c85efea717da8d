//! In RTF.

use super::{PLANT, ROUND, Row, SEEN};

pub fn rich_text(rows: &mut Vec<Row>) {
    let bits: u32 = (126 << 20) | (3 << 16) | (5 << 11);
    let tables = r"{\colortbl;\red255\green255\blue255;\red0\green0\blue0;\red255\green255\blue0;}{\*\revtbl{Unknown;}{Counsel B;}}";
    let hidden = "verbatim, in hidden text";
    for (inner, expected) in [
        (format!(r"So {{\v {PLANT}}}."), hidden),
        (format!(r"\v So {PLANT}.\v0"), hidden),
        (format!(r"So {{\cf1 {PLANT}}}."), hidden),
        (format!(r"So {{\cf1\cb1 {PLANT}}}."), hidden),
        (format!(r"So {{\fs2 {PLANT}}}."), hidden),
        (format!(r"So {{\cf2\chcbpat2 {PLANT}}}."), hidden),
        (format!(r"So {{\cf3\highlight3 {PLANT}}}."), hidden),
        (format!(r"So {{\highlight2 {PLANT}}}."), hidden),
        (format!(r"So {{\highlight3 {PLANT}}}."), SEEN),
        (format!(r"\pard\cbpat2\cf2 {PLANT}\par\pard\plain"), hidden),
        (
            format!(r"{{\shp{{\*\shpinst}}{{\shprslt {PLANT}}}}}"),
            "missing",
        ),
        (format!(r"So {{\strike {PLANT}}}."), "verbatim, struck out"),
        (
            format!(r"So {{\striked1 {PLANT}}}."),
            "verbatim, struck out",
        ),
        (
            format!(r"\intbl {{\cf1 {PLANT}}}\cell\row\pard"),
            "verbatim, in white letters",
        ),
        (
            format!(r"So {{\revised\revauth1\revdttm{bits} {PLANT}}}."),
            "verbatim, in an insertion by Counsel B on 2026-03-05, not accepted",
        ),
        (
            format!(r"So {{\deleted\revauthdel1\revdttmdel{bits} {PLANT}}}."),
            "verbatim, deleted by Counsel B on 2026-03-05",
        ),
        (
            format!(r"So.{{\footnote \pard\plain {PLANT}.}}"),
            "verbatim, in a footnote",
        ),
        (
            format!(
                r"So.{{\*\atnid AR}}{{\*\atnauthor Ada}}\chatn{{\*\annotation{{\*\atndate {bits}}}\pard\plain {PLANT}}}"
            ),
            "verbatim, in a comment by Ada on 2026-03-05",
        ),
        (format!(r"{{\*\unknown {PLANT}}}"), "missing"),
    ] {
        let whole = format!(r"{{\rtf1\ansi{tables}{ROUND}\par {inner}\par}}");
        rows.push((format!("rtf {inner}"), whole.into_bytes(), expected));
    }
}
