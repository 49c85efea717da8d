//! What has to hold of one and the same part of a record where a query asks for both: the place and the day of one span of a
//! person, what is charged and what became of that charge.

use super::{
    ast::{Expr, Field, Term, What},
    fields::Asked,
    keys::Key,
    stays, taking,
    values::Value,
};

type Both = fn(&Asked<'_>, &Value, &Value) -> bool;

/// The keys that belong together, and whether both hold of one part.
const TOGETHER: [(Key, Key, Both); 2] = [
    (Key::At, Key::Date, stays::there_and_then),
    (Key::Charge, Key::Disposition, taking::charged_and_disposed),
];

/// Whether what is asked for at once, each of which holds of the record, holds of the same part of it.
pub fn hold(all: &[Expr], asked: &Asked<'_>) -> bool {
    TOGETHER.iter().all(|(one, other, both)| {
        let mut firsts = fields(all, *one);
        firsts.all(|first| {
            let mut seconds = fields(all, *other);
            seconds.all(|second| {
                let mut values = first.values.iter();
                values.any(|first| {
                    let mut others = second.values.iter();
                    others.any(|second| both(asked, first, second))
                })
            })
        })
    })
}

fn fields(all: &[Expr], key: Key) -> impl Iterator<Item = &Field> {
    all.iter().filter_map(move |part| match part {
        Expr::Term(Term {
            what: What::Field(field),
            ..
        }) if field.key == key => Some(field),
        _ => None,
    })
}
