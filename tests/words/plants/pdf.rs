//! In PDFs.

use super::{PLANT, ROUND, Row};

#[path = "../../support/pdf.rs"]
mod made;

use made::{Sheet, pdf};

/// A page that says what stands round a plant, with further operators.
fn page(operators: &str) -> Sheet {
    Sheet::default()
        .text(50.0, 700.0, 10.0, ROUND)
        .with(operators)
}

pub fn pages(rows: &mut Vec<Row>) {
    let at = |x: f64, y: f64| format!("BT /F1 10 Tf {x} {y} Td ({PLANT}) Tj ET");
    let here = at(50.0, 600.0);
    let plain = |operators: String| page(&operators);
    for (what, sheet, expected) in [
        ("without width", plain(format!("0 Tz {here}")), "missing"),
        (
            "what a tag says instead",
            plain(format!(
                "/Span << /ActualText ({PLANT}) >> BDC BT /F1 10 Tf 50 600 Td (Nothing.) Tj ET EMC"
            )),
            "missing",
        ),
        // Words of two columns, level with each other.
        (
            "woven",
            page("")
                .lines(
                    50.0,
                    600.0,
                    &[
                        "The mate said to the court that the pumps",
                        "had been seen to by a man of the company on",
                        "the day before, and that he had no reason to",
                        "think otherwise until the water stood above",
                        "the plates, when it was far too late for it.",
                    ],
                )
                .lines(
                    320.0,
                    600.0,
                    &[
                        "were known to be broken, if one may believe",
                        "what the engineer wrote in his letter, which",
                        "nobody at the office has ever answered, and",
                        "which came to light when the file was opened",
                        "to the court in the spring of the next year.",
                    ],
                ),
            "missing",
        ),
    ] {
        rows.push((format!("pdf {what}"), pdf(&[sheet]), expected));
    }
}
