//! Which other name is whose: the reference list that Rule 5.2(g) of the Federal Rules of Civil Procedure lets a
//! party file under seal with a paper that leaves names out.

use super::{Protected, mask::Masks};
use crate::{
    clean_format,
    export::block::{Block, Document, Line},
    library::Library,
    model::Text,
    text::{Clean, clean_line},
};

/// The list of an audience: what each of the protected is called in what was written for it, and all names that
/// this stands for. `library` is the one in which they have their own names.
pub fn reference_list(library: &Library, masks: &Masks) -> Document {
    let rows = masks.called.iter().map(|(whom, called)| {
        let (names, also) = match *whom {
            Protected::Record(index) => {
                let body = &library.at(index).body;
                let also = body.protection().map_or(&[][..], |it| &it.also);
                (body.names(), also.iter().collect())
            }
            Protected::Words(number) => {
                let words = library.protect.get(number).into_iter();
                let words = words.flat_map(|(_, words)| words.words.iter());
                (Vec::new(), words.collect::<Vec<&Text>>())
            }
        };
        let listed = |texts: Vec<&Text>| {
            let texts = texts.into_iter().map(|text| clean_line(text.raw()));
            Line::text(Clean::join(texts, "; "))
        };
        vec![
            Line::text(called.clone()),
            listed(names),
            listed(also),
            Line::text(clean_format!("{}", whom.key(library))),
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
