//! An agenda for others: names are covered in it, and what was written is read again before anybody has it.

use super::{
    super::{Failure, handing, out::Out},
    NotCountedJson, Row, ShareJson, Shown, Written, ics,
};
use crate::{
    clean,
    export::{
        protected::{
            layers::Layer,
            mask::Masks,
            rows::{self, Holds, Listed},
        },
        table::{
            Made,
            lines::{self, OwnWords},
        },
    },
    library::{Index, Library},
    sheet::{LABEL, Piece, RowStyle, Sheet},
    text::Clean,
};

/// Hands an agenda on. `library` is the one in which the protected have their own names.
///
/// # Errors
/// Where a name would still stand in it.
pub fn hand_on(
    library: &Library,
    masks: &Masks,
    written: Written,
    out: &mut Out,
) -> Result<(), Failure> {
    let mut handed = match written {
        Written::Text(sheet) => Handed::Lines(lines_of(library, &sheet)),
        Written::Json(shown) => Handed::Json(Box::new(shown)),
        Written::Ics(calendar) => Handed::Ics(calendar),
    };
    let handed = masks.hand_on_list(library, &mut handed, None);
    let handed = handed.map_err(Failure::Wrong)?;
    out.generated(&handed.made.bytes)?;
    handing::tell_done(&handed.done, out);
    Ok(())
}

/// What is handed on.
enum Handed {
    /// Each line with the record that it tells of.
    Lines(Vec<(Option<Index>, Clean)>),
    Json(Box<Shown>),
    Ics(ics::Calendar),
}

/// The lines of a page, as on a pipe.
fn lines_of(library: &Library, sheet: &Sheet) -> Vec<(Option<Index>, Clean)> {
    let lines = sheet.rows.iter().map(|row| {
        let begin = match row.style {
            RowStyle::Title | RowStyle::Heading | RowStyle::Blank | RowStyle::Drawn { .. } => {
                Clean::default()
            }
            RowStyle::Field => Clean::from(row.label).pad(LABEL),
            RowStyle::Item => "  ".into(),
        };
        let words: Vec<Clean> = row.pieces.iter().map(Piece::words).collect();
        let named = row.pieces.iter().filter_map(Piece::names);
        let mut records = named.filter_map(|key| library.index(key));
        (records.next(), clean![begin, Clean::join(words, "")])
    });
    lines.collect()
}

impl Listed for Handed {
    fn each_text(&mut self, what: &mut dyn FnMut(Option<Index>, Holds, &mut Clean)) {
        match self {
            Self::Lines(lines) => {
                for (of, line) in lines {
                    what(*of, Holds::Words, line);
                }
            }
            Self::Json(shown) => {
                let Shown {
                    today: _,
                    late,
                    perhaps_late,
                    items,
                    undated,
                } = &mut **shown;
                let late = late.iter_mut().chain(perhaps_late);
                for row in late.chain(items).chain(undated) {
                    row.each_text(what);
                }
            }
            Self::Ics(calendar) => calendar.each_text(what),
        }
    }

    fn leave_places_out(&mut self) {}

    fn write(&self, own: OwnWords) -> Result<Made, Clean> {
        let text = match self {
            Self::Lines(lines) => {
                let lines = lines
                    .iter()
                    .map(|(_, line)| format!("{}\n", line.trim_end()));
                lines.collect()
            }
            Self::Json(shown) => return lines::write([&**shown], own),
            Self::Ics(calendar) => calendar.written(own),
        };
        Ok(Made {
            bytes: text.into_bytes(),
            remarks: Vec::new(),
        })
    }

    fn layers(&self, bytes: &[u8]) -> Option<Vec<Layer>> {
        match self {
            Self::Lines(_) => rows::layers_of_text(bytes, std::str::from_utf8(bytes).ok()?),
            Self::Json(_) => rows::layers_of_lines(bytes),
            Self::Ics(_) => {
                rows::layers_of_text(bytes, &ics::words(std::str::from_utf8(bytes).ok()?))
            }
        }
    }
}

impl Row {
    /// Does something with each text in it. Every field is named here: one that is added and holds a text is not
    /// forgotten.
    fn each_text(&mut self, what: &mut dyn FnMut(Option<Index>, Holds, &mut Clean)) {
        let Self {
            of,
            record,
            what: _,
            day: _,
            time: _,
            zone: _,
            date: _,
            counted,
            state: _,
            answered_late: _,
            filed,
            parties,
            not_counted,
            set_by_vacated: _,
            proceeding,
            whose,
            before,
            place,
        } = self;
        let mut what = |holds, text: &mut Clean| what(Some(*of), holds, text);
        record.each_text(&mut what);
        let keys = filed
            .iter_mut()
            .chain(proceeding)
            .chain(whose)
            .chain(before);
        keys.for_each(|key| key.each_text(&mut what));
        for share in parties {
            let ShareJson {
                of,
                is: _,
                filed,
                ruled_on,
            } = share;
            let keys = of.iter_mut().chain(filed).chain(ruled_on);
            keys.for_each(|key| key.each_text(&mut what));
        }
        for NotCountedJson { key, why } in not_counted {
            key.each_text(&mut what);
            what(Holds::Words, why);
        }
        for words in counted.iter_mut().chain(place) {
            what(Holds::Words, words);
        }
    }
}
