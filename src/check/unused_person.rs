//! What it finds: a person or an organization that no record names.
//!
//! Why that is bad: to be in a case file is a thing that happens to a person; without a reason it
//! should not, and a reader cannot find out why they are there.
//!
//! Example: `people: {clerk: {name: A clerk}}`, and nothing with `by: clerk` or `about: clerk`.
//!
//! How to fix it: name them where they speak, are spoken of or take part, or take them out. Where
//! something of the library could not be read the rule is silent, since they may be named there.

use super::{Context, Found};
use crate::model::Kind;

/// Reports people and organizations that nothing names.
pub fn run(context: &Context<'_>, found: &mut Found<'_>) {
    for (index, record) in context.all_records() {
        if matches!(record.kind(), Kind::Person | Kind::Organization)
            && context.library.named_by(index).next().is_none()
        {
            let message = format!("no record names `{}`", record.key.id());
            found.push(
                found.at(record, record.span, message).help(
                    "name them where they speak, are spoken of or take part, or take them out",
                ),
            );
        }
    }
}
