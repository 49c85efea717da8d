//! What the protected are called before others, where they would be taken for somebody else.

use std::collections::HashMap;

use crate::{
    diagnostic::{Diagnostic, Report},
    library::Library,
    model::{Span, Text, record::Instead},
};

/// Reports pseudonyms that two of the protected have, and those that are a name of somebody who is not.
pub fn judge(library: &Library, report: &mut Report) {
    let of_records = library.records().filter_map(|record| {
        let protection = record.body.protection()?;
        (protection.instead() == Instead::Pseudonym).then_some(&protection.alias)
    });
    let of_words = library.protect.iter();
    let of_words = of_words.filter_map(|(_, words)| words.alias.as_ref());
    let open = library.records();
    let open = open.filter(|record| record.body.protection().is_none());
    let open = open.flat_map(|record| record.body.names());
    let open = open.map(|name| (called(name), name.span()));
    let open: HashMap<String, Span> = open.collect();
    let mut first: HashMap<String, Span> = HashMap::new();
    for alias in of_records.chain(of_words) {
        let called = called(alias);
        if let Some(other) = open.get(&called) {
            let message = "somebody who is not protected is called so, and would be taken for whom this is to hide";
            report.push(
                Diagnostic::error("wrong-value", alias.span(), message)
                    .warning()
                    .related(*other, "who is called so")
                    .help("write another `as`: with it, nothing is written for others"),
            );
        }
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

/// What a name, or a pseudonym, is compared by.
fn called(words: &Text) -> String {
    words.raw().trim().to_lowercase()
}
