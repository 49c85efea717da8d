//! Which other name is whose: the reference list that Rule 5.2(g) of the Federal Rules of Civil Procedure lets a
//! party file under seal with a paper that leaves names out.

use super::mask::Masks;
use crate::{
    clean_format,
    export::block::{Block, Document, Line},
    library::Library,
    text::{Clean, clean_line},
};

/// The list of an audience: what each of the protected is called in what was written for it, and all names that
/// this stands for. `library` is the one in which they have their own names.
pub fn reference_list(library: &Library, masks: &Masks) -> Document {
    let rows = masks.called.iter().map(|(index, called)| {
        let record = library.at(*index);
        let names = record.body.names().into_iter();
        let names: Vec<Clean> = names.map(|name| clean_line(name.raw())).collect();
        let also = record.body.protection().map_or(&[][..], |it| &it.also);
        let also = Clean::join(also.iter().map(|words| clean_line(words.raw())), "; ");
        vec![
            Line::text(called.clone()),
            Line::text(Clean::join(&names, "; ")),
            Line::text(also),
            Line::text(clean_format!("{}", record.key)),
        ]
    });
    let head: [Clean; 4] = [
        "Called".into(),
        "Stands for".into(),
        "And for the words".into(),
        "Record".into(),
    ];
    Document {
        title: "Reference list under seal".into(),
        warnings: vec![Line::text(
            "Not for others: this list names those whom the paper beside it does not. Keep it apart from that paper.",
        )],
        blocks: vec![
            Block::Paragraph(Line::text(clean_format!(
                "What stands in the place of names in what was written for the audience “{}”, edition {} of the case \
                 files. Each reference there to a listed name is to the one listed here (Fed. R. Civ. P. 5.2(g)).",
                masks.audience,
                library.edition()
            ))),
            Block::Table {
                head: head.into(),
                rows: rows.collect(),
            },
        ],
        ..Document::default()
    }
}
