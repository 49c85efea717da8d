//! What the protected are called before others, where two would be taken for one.

use std::collections::HashMap;

use crate::{
    diagnostic::{Diagnostic, Report},
    library::Library,
    model::{Span, record::Instead},
};

/// Reports pseudonyms that two of the protected have.
pub fn judge(library: &Library, report: &mut Report) {
    let of_records = library.records().filter_map(|record| {
        let protection = record.body.protection()?;
        (protection.instead() == Instead::Pseudonym).then_some(&protection.alias)
    });
    let of_words = library.protect.iter();
    let of_words = of_words.filter_map(|(_, words)| words.alias.as_ref());
    let mut first: HashMap<String, Span> = HashMap::new();
    for alias in of_records.chain(of_words) {
        let called = alias.raw().trim().to_lowercase();
        match first.get(&called) {
            None => {
                first.insert(called, alias.span());
            }
            Some(other) => {
                let message =
                    "two of the protected are called so before others, and would be taken for one";
                report.push(
                    Diagnostic::error("wrong-value", alias.span(), message)
                        .warning()
                        .related(*other, "the other")
                        .help("give one of them another `as`"),
                );
            }
        }
    }
}
