//! Where statements began, and what hangs on whom.

use super::{MOST, Report};
use crate::{
    analysis::{
        origins::{self, Beginning, Branch, Leaf, Mention, Origin, Origins, Reached, tree},
        standing::standing,
    },
    clean, clean_format,
    library::{Index, Library, Scope},
    model::Body,
    sheet::{
        Piece, Sheet,
        pieces::{BETWEEN, behind, cautions, dim, own},
    },
    sign::{Sign, Tone},
    text::Clean,
};

pub fn origins(library: &Library, index: Index) -> Sheet {
    let record = library.at(index);
    let mut report = Report::new(library, library.label(index));
    let (branches, origins) = tree(library, index);
    if let Body::Allegation(_) = &record.body {
        let sign = Sign::of(library, index).unwrap_or_else(|| standing(library, index).into());
        report.sheet.field("Standing", vec![Piece::Sign(sign)]);
    }
    let words = match (origins.words(), branches.is_empty()) {
        (words, false) if words.is_empty() => None,
        (words, false) => Some(words),
        (_, true) if matches!(record.body, Body::Source(_)) => {
            Some("rests on no other source, as far as is recorded".into())
        }
        (_, true) => Some("cites nothing".into()),
    };
    if let Some(words) = words {
        report.sheet.field("Origins", vec![own(words)]);
    }
    if !branches.is_empty() {
        report.sheet.heading("Back to who said it first");
    }
    for branch in branches.iter().take(MOST) {
        report.sheet.item(report.branch(branch, &origins));
    }
    report.more(branches.len());
    report.replies(index);
    if let Body::Allegation(_) = &record.body
        && !origins.hangs_on.is_empty()
    {
        report.sheet.heading("Falls with any of these");
        for source in origins.hangs_on.iter().take(MOST) {
            report.sheet.item(report.keyed(*source));
        }
    }
    report.sheet
}

impl Report<'_> {
    fn branch(&self, branch: &Branch, origins: &Origins) -> Vec<Piece> {
        let mut pieces = vec![dim(trunk(&branch.goes_on))];
        match &branch.leaf {
            Leaf::Page {
                source,
                citations,
                stands_above,
            } => {
                for number in citations {
                    pieces.extend([dim(clean!["[", number, "]"]), own(" ")]);
                }
                pieces.push(self.link(*source));
                if *stands_above {
                    pieces.push(dim(", as above"));
                }
            }
            Leaf::Relayed(source) => pieces.push(self.link(*source)),
            Leaf::Again(source) => pieces.extend([self.link(*source), dim(", as above")]),
            Leaf::Circle(source) => {
                let circle = Clean::from(": a circle; it is above already");
                pieces.extend([self.link(*source), Piece::Text(circle, Tone::Bad)]);
            }
            Leaf::End(Reached::Origin(place)) => {
                pieces.extend(self.began(&origins.origins[*place]));
            }
            Leaf::End(Reached::Mention(place)) => {
                pieces.extend(self.mention(&origins.mentions[*place]));
            }
            Leaf::End(Reached::NotStated) => pieces.push(dim("how it knows is not recorded")),
        }
        pieces
    }

    fn began(&self, origin: &Origin) -> Vec<Piece> {
        let speakers = origin.began.speakers();
        let mut pieces = self.links(speakers, BETWEEN);
        match &origin.began {
            Beginning::OwnVoice(_) => pieces.push(dim("begins here, as far as is recorded")),
            Beginning::Unplaced(_) => pieces.push(dim(", on what occasion is not recorded")),
            Beginning::Spoken { .. } if speakers.is_empty() => {
                pieces.push(dim("who spoke is not recorded"))
            }
            Beginning::Spoken { .. } => {}
        }
        pieces.extend(cautions(origin));
        pieces
    }

    /// Those from whom it is known, though they are not said to have said it.
    fn mention(&self, mention: &Mention) -> Vec<Piece> {
        if mention.who.is_empty() {
            return vec![dim("only mentions it")];
        }
        let mut pieces = vec![dim("only known from ")];
        pieces.extend(self.links(&mention.who, BETWEEN));
        let denies = if mention.who.len() == 1 {
            ", who denies it"
        } else {
            ", who deny it"
        };
        pieces.extend(mention.is_denied.then(|| dim(denies)));
        pieces
    }

    fn replies(&mut self, index: Index) {
        let record = self.library.at(index);
        let Body::Allegation(allegation) = &record.body else {
            return;
        };
        if allegation.responses.is_empty() {
            return;
        }
        self.sheet.heading("Replies");
        let replies = origins::of_responses(self.library, index);
        for (response, origins) in allegation.responses.iter().zip(replies).take(MOST) {
            let by = response.by.iter();
            let by = by.filter_map(|by| self.library.resolve(record.key.case(), by));
            let by: Vec<Index> = by.collect();
            let mut pieces = vec![Piece::Sign(response.is.value.into()), own(" by ")];
            pieces.extend(self.links(&by, BETWEEN));
            let words = match origins.words() {
                words if words.is_empty() => "cites nothing".into(),
                words => words,
            };
            pieces.push(dim(clean!["  ", words]));
            self.sheet.item(pieces);
        }
        self.more(allegation.responses.len());
    }
}

/// The lines that lead to a branch.
fn trunk(goes_on: &[bool]) -> Clean {
    let Some((own, above)) = goes_on.split_last() else {
        return Clean::default();
    };
    let above = above
        .iter()
        .map(|goes_on| if *goes_on { "│  " } else { "   " });
    Clean::join(above.chain([if *own { "├─ " } else { "└─ " }]), "")
}

pub fn drop(library: &Library, source: Index) -> Sheet {
    let title = library.label(source);
    let mut report = Report::new(library, title);
    let fallen = origins::drop(library, source);
    if fallen.is_empty() {
        report
            .sheet
            .item(vec![own("No allegation has another standing without it.")]);
        return report.sheet;
    }
    report.sheet.heading(clean![
        "Would fall or have another standing (",
        fallen.len(),
        ")"
    ]);
    for one in fallen.iter().take(MOST) {
        let mut pieces = report.keyed(one.allegation);
        pieces.extend(behind(one.before.into()));
        pieces.push(dim(" → "));
        pieces.push(match one.after {
            Some(after) => Piece::Sign(after.into()),
            None => Piece::Text("nothing left".into(), Tone::Bad),
        });
        report.sheet.item(pieces);
    }
    report.more(fallen.len());
    report.sheet
}

pub fn single_points(library: &Library, scope: &Scope) -> Sheet {
    let mut report = Report::new(library, "Sources on which allegations hang".into());
    let points = origins::single_points(library, scope);
    if points.is_empty() {
        report
            .sheet
            .item(vec![own("No allegation hangs on one source.")]);
    }
    for point in points.iter().take(MOST) {
        let count = point.allegations.len();
        let number = clean_format!("{count:>5}  ");
        let mut pieces = vec![Piece::Text(number, Tone::Strong)];
        pieces.extend(report.keyed(point.source));
        report.sheet.item(pieces);
    }
    report.more(points.len());
    report.sheet
}
