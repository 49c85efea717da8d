//! What it finds: a response `admitted-in-part` that does not say which part is admitted and which denied.
//!
//! Why that is bad: a part admission is read as an admission. Whoever denies only a part must admit the rest
//! (FRCP 8(b)(4)), and a reader must see which is which.
//!
//! Example: `{by: ana, is: admitted-in-part}`.
//!
//! How to fix it: write both, `admits: she was late` and `denies: the letter is forged`.

use super::{Context, Found};
use crate::model::{Body, Text, record::ResponseKind};

/// Reports part admissions without their parts.
pub fn run(context: &Context<'_>, found: &mut Found<'_>) {
    for (_, record) in context.records() {
        let Body::Allegation(allegation) = &record.body else {
            continue;
        };
        for response in &allegation.responses {
            let said = |part: &Option<Text>| {
                let part = part.as_ref();
                part.filter(|text| !text.raw().trim().is_empty())
                    .map(|_| ())
            };
            let missing = match (said(&response.admits), said(&response.denies)) {
                (Some(_), Some(_)) => continue,
                (None, None) => "which part is admitted, and which denied",
                (None, Some(_)) => "which part is admitted",
                (Some(_), None) => "which part is denied",
            };
            if response.is.value == ResponseKind::AdmittedInPart {
                let message = format!("this does not say {missing}");
                found.push(
                    found
                        .at(record, response.is.span, message)
                        .help("write both: `admits: …` and `denies: …` (FRCP 8(b)(4))"),
                );
            }
        }
    }
}
