//! What it finds: a named person about whom others assert something in a case, who nowhere speaks, nor anybody for them,
//! whose side answers nothing of it, and whom no question would ask. Reported once for a person and a
//! case, with the number of statements.
//!
//! Why that is bad: whoever is accused has a right to be asked, and a reader to know whether they
//! were. The program cannot distinguish an accusation from a remark, nor the living from the dead; so it
//! counts, and does not judge each statement.
//!
//! Example: three people say that the harbour master was warned, and she is not heard.
//!
//! How to fix it: record what she said, or that she made no comment, under `responses`; where a
//! source says that she was not asked, `is: not-asked`. Where no source says anything of the kind,
//! nothing is to be made up: open a question that names her under `ask`.

use std::collections::{BTreeMap, HashSet};

use super::{Context, Found};
use crate::{
    analysis::party,
    library::{Index, Record},
    model::{
        Body, Id, Role,
        record::{AllegationKind, PersonKind, RelationKind},
    },
};

/// Reports people who are spoken of and not heard.
pub fn run(context: &Context<'_>, found: &mut Found<'_>) {
    let heard = heard(context);
    // For each case and person, what others assert of them.
    let mut spoken_of: BTreeMap<(&Id, Index), Vec<&Record>> = BTreeMap::new();
    for (_, record) in context.all_records() {
        let (Body::Allegation(allegation), Some(case)) = (&record.body, record.key.case()) else {
            continue;
        };
        let asserts = allegation.kind.is_none_or(|kind| {
            matches!(
                kind.value,
                AllegationKind::Assertion | AllegationKind::Finding
            )
        });
        for (role, person) in &record.names {
            if asserts
                && *role == Role::About
                && !heard.contains(person)
                && is_named(context, *person)
            {
                spoken_of.entry((case, *person)).or_default().push(record);
            }
        }
    }
    for ((_, person), statements) in spoken_of {
        let id = context.library.at(person).key.id();
        let count = match statements.len() {
            1 => "one statement".to_owned(),
            count => format!("{count} statements"),
        };
        let message = format!(
            "{count} here about `{id}`, beginning with this one, and no reply is recorded or asked for"
        );
        let first = statements[0];
        found.push(found.at(first, first.span, message).help(format!(
            "record the reply under `responses`, `is: not-asked` where a source says so, or open a question with `ask: {id}`"
        )));
    }
}

/// Everyone who speaks, whose side answers, or whom a question would ask.
fn heard(context: &Context<'_>) -> HashSet<Index> {
    let mut heard = HashSet::new();
    for (index, record) in context.records() {
        let speaks = record.names.iter().filter(|(role, _)| {
            matches!(role, Role::By | Role::Response | Role::Speaker | Role::Ask)
        });
        // Who speaks for somebody is heard for them, and is asked for them.
        heard.extend(speaks.flat_map(|(_, who)| party::voice(context.library, *who)));
        let Body::Allegation(allegation) = &record.body else {
            continue;
        };
        // What a statement is about is answered where it has a response, or another answers it.
        let mut answered: Vec<Index> = Vec::new();
        if !allegation.responses.is_empty() {
            answered.push(index);
        }
        for relation in &allegation.relations {
            if matches!(
                relation.is.value,
                RelationKind::Answers | RelationKind::Contradicts
            ) {
                answered.extend(context.library.resolve(record.key.case(), &relation.to));
            }
        }
        for index in answered {
            let names = &context.library.at(index).names;
            let about = names.iter().filter(|(role, _)| *role == Role::About);
            heard.extend(about.map(|(_, who)| *who));
        }
    }
    heard
}

/// Whether this is one person whom the sources name.
fn is_named(context: &Context<'_>, index: Index) -> bool {
    match &context.library.at(index).body {
        Body::Person(person) => {
            person.named.is_none_or(|named| named.value)
                && person
                    .kind
                    .is_none_or(|kind| kind.value == PersonKind::Person)
        }
        _ => false,
    }
}
