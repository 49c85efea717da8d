//! What the `key:value` terms of a query ask of records, answered once for all of them.

use crate::{
    library::Index,
    query::{Context, Expr, Field, What},
};

/// Of each field of a query, of which records it holds.
///
/// It is worked out before texts are searched: what records know of one another is asked on one thread, texts
/// are searched on all.
#[derive(Clone, Debug, Default)]
pub struct Fields(Vec<(Field, Box<[bool]>)>);

impl Fields {
    /// Asks every record of a library for the fields of a query.
    pub fn of(query: &Expr, context: &Context<'_>) -> Self {
        let terms = query.terms().into_iter();
        let fields = terms.filter_map(|(term, _)| match &term.what {
            What::Field(field) => Some(field),
            What::Text(_) => None,
        });
        let asked = fields.map(|field| {
            let records = context.library.indices();
            let holds = records.map(|index| field.holds(context, index));
            (field.clone(), holds.collect())
        });
        Self(asked.collect())
    }

    /// Whether a field holds of a record; not of one that was not asked.
    pub fn holds(&self, field: &Field, index: Index) -> bool {
        let asked = self.0.iter().find(|(asked, _)| asked == field);
        asked.is_some_and(|(_, holds)| holds.get(index.position()).is_some_and(|holds| *holds))
    }
}
