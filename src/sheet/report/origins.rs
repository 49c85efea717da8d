//! Where statements began, and what hangs on whom.

use std::collections::HashMap;

use super::{MOST, Report};
use crate::{
    analysis::{
        origins::{self, Beginning, Branch, Leaf, Mention, Origin, Origins, Reached, tree},
        standing::standing,
    },
    clean, clean_format,
    library::{Index, Library, Scope},
    model::Body,
    picture::{
        Opens, Picture,
        ways::{Graph, Node, ways},
    },
    sheet::{
        Piece, Sheet,
        pieces::{BETWEEN, behind, cautions, dim, own},
    },
    sign::{Sign, Tone},
    text::{Clean, clean_line},
};

/// From so many columns on the ways are drawn from left to right, where they have room; else as a tree.
const DRAWN_FROM: usize = 88;

/// The ways of a record as a picture; none where they have no room, or nothing leads anywhere. `numbered` says whether
/// pages have the numbers of its citations before them.
pub fn picture(library: &Library, index: Index, columns: usize, numbered: bool) -> Option<Picture> {
    let (mut branches, origins) = tree(library, index);
    for branch in &mut branches {
        if let (Leaf::Page { citations, .. }, false) = (&mut branch.leaf, numbered) {
            citations.clear();
        }
    }
    let report = Report::new(library, library.label(index));
    let graph = report.graph(&branches, &origins);
    // Where nobody is known to have said it first, no column says so of what stands in it.
    let last = match origins.origins.is_empty() {
        true => "as far as is recorded",
        false => "who said it first",
    };
    let heads = ["cited here", "which relays", last];
    ways(library.label(index), heads, &graph, columns)
}

/// The same told: each hand below the one that has it from there, with how deep it stands.
pub fn told(library: &Library, index: Index) -> Vec<(usize, Vec<Piece>)> {
    let (branches, origins) = tree(library, index);
    let report = Report::new(library, library.label(index));
    let told = branches.iter().map(|branch| {
        let leaf = report.leaf(&branch.leaf, &origins);
        (branch.level(), leaf)
    });
    told.collect()
}

pub fn origins(library: &Library, index: Index, columns: usize) -> Sheet {
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
        (_, true) if origins.is_astray => Some("cites what is not in this library".into()),
        (_, true) => Some("cites nothing".into()),
    };
    if let Some(words) = words {
        report.sheet.field("Origins", vec![own(words)]);
    }
    if !branches.is_empty() {
        report.sheet.heading("Back to who said it first");
    }
    let drawn = (columns >= DRAWN_FROM).then(|| picture(library, index, columns, true));
    match drawn.flatten() {
        Some(picture) => report.sheet.draw(picture),
        None => {
            for branch in branches.iter().take(MOST) {
                report.sheet.item(report.branch(branch, &origins));
            }
            report.more(branches.len());
        }
    }
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
    /// The tree as a graph, in which what is met again is the node that was met first.
    fn graph(&self, branches: &[Branch], origins: &Origins) -> Graph {
        let mut graph = Graph::default();
        let mut sources: HashMap<Index, usize> = HashMap::new();
        let mut ends: HashMap<Reached, usize> = HashMap::new();
        // The node of each level, above what is read.
        let mut path: Vec<usize> = Vec::new();
        for branch in branches {
            let level = branch.level();
            path.truncate(level);
            let known = match &branch.leaf {
                Leaf::Page { source, .. } | Leaf::Relayed(source) | Leaf::Again(source) => {
                    sources.get(source).copied()
                }
                Leaf::End(Reached::NotStated) | Leaf::Circle(_) => None,
                Leaf::End(reached) => ends.get(reached).copied(),
            };
            let number = known.unwrap_or_else(|| {
                graph.nodes.push(self.node(branch, origins));
                graph.nodes.len() - 1
            });
            match &branch.leaf {
                Leaf::Page {
                    source, citations, ..
                } => {
                    sources.insert(*source, number);
                    // What was met as relayed is cited itself.
                    if known.is_some() {
                        let node = &mut graph.nodes[number];
                        node.words = clean![marks(citations), &node.words];
                    }
                }
                Leaf::Relayed(source) | Leaf::Again(source) => {
                    sources.insert(*source, number);
                }
                Leaf::End(reached) => {
                    ends.insert(*reached, number);
                }
                Leaf::Circle(_) => {}
            }
            if let Some(above) = path.last() {
                let edge = (*above, number);
                if edge.0 != edge.1 && !graph.edges.contains(&edge) {
                    graph.edges.push(edge);
                }
            }
            path.push(number);
        }
        graph
    }

    fn node(&self, branch: &Branch, origins: &Origins) -> Node {
        let words = |pieces: Vec<Piece>| Clean::join(pieces.iter().map(Piece::words), "");
        let opens = |index: Index| Opens::Record(self.library.at(index).key.clone(), None);
        let source = |index: Index, before: Clean| {
            let name = self.library.short(index);
            let body = &self.library.at(index).body;
            let date = body.date().map(|date| date.value.words());
            let said = body.date_said().map(|said| clean!["“", said.clean(), "”"]);
            Node {
                words: clean![before, &name],
                below: date.or(said).unwrap_or_else(|| "no date".into()),
                tone: Tone::Plain,
                opens: Some(opens(index)),
                says: self.library.label(index),
                is_end: false,
            }
        };
        match &branch.leaf {
            Leaf::Page {
                source: page,
                citations,
                ..
            } => source(*page, marks(citations)),
            Leaf::Relayed(relayed) | Leaf::Again(relayed) => source(*relayed, Clean::default()),
            Leaf::Circle(again) => Node {
                below: "a circle".into(),
                tone: Tone::Bad,
                says: clean![
                    self.library.label(*again),
                    ": a circle; it is on this way already"
                ],
                is_end: true,
                ..source(*again, Clean::default())
            },
            Leaf::End(reached) => self.end(*reached, origins, &words, &opens),
        }
    }

    /// What a way leads to at its end: who said it, or that nobody says.
    fn end(
        &self,
        reached: Reached,
        origins: &Origins,
        words: &impl Fn(Vec<Piece>) -> Clean,
        opens: &impl Fn(Index) -> Opens,
    ) -> Node {
        let (who, below, says, tone) = match reached {
            Reached::Origin(place) => {
                let origin = &origins.origins[place];
                let whole = words(self.began(origin));
                let speakers = origin.began.speakers();
                let cautions = words(cautions(origin).collect());
                let below = match (&origin.began, speakers.is_empty()) {
                    (Beginning::OwnVoice(_), _) => "begins here, as recorded".into(),
                    (Beginning::Spoken { .. }, true) => "who spoke is not recorded".into(),
                    _ => clean_line(cautions.trim_start_matches([' ', '·'])),
                };
                let who = speakers.first().copied().or(origin.began.source());
                (who, below, whole, Tone::Strong)
            }
            Reached::Mention(place) => {
                let mention = &origins.mentions[place];
                let whole = words(self.mention(mention));
                let who = mention.who.first().copied();
                (who, "only mentioned".into(), whole, Tone::Dim)
            }
            Reached::NotStated => {
                let whole: Clean = "how it knows is not recorded".into();
                (None, Clean::default(), whole, Tone::Caution)
            }
        };
        let several = match reached {
            Reached::Origin(place) => origins.origins[place].began.speakers().len(),
            Reached::Mention(place) => origins.mentions[place].who.len(),
            Reached::NotStated => 0,
        };
        let more = (several > 1).then(|| clean![" +", several - 1]);
        Node {
            words: match who {
                Some(who) => clean![self.library.short(who), more],
                None => says.clone(),
            },
            below,
            tone,
            opens: who.map(opens),
            says,
            is_end: true,
        }
    }

    fn branch(&self, branch: &Branch, origins: &Origins) -> Vec<Piece> {
        let mut pieces = vec![dim(trunk(&branch.goes_on))];
        if let Leaf::Page { citations, .. } = &branch.leaf {
            for number in citations {
                pieces.extend([dim(clean!["[", number, "]"]), own(" ")]);
            }
        }
        pieces.extend(self.leaf(&branch.leaf, origins));
        pieces
    }

    fn leaf(&self, leaf: &Leaf, origins: &Origins) -> Vec<Piece> {
        let mut pieces = Vec::new();
        match leaf {
            Leaf::Page {
                source,
                stands_above,
                ..
            } => {
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
                words if words.is_empty() && origins.is_astray => {
                    "cites what is not in this library".into()
                }
                words if words.is_empty() => "cites nothing".into(),
                words => words,
            };
            pieces.push(dim(clean!["  ", words]));
            self.sheet.item(pieces);
        }
        self.more(allegation.responses.len());
    }
}

/// The numbers of citations before a name.
fn marks(citations: &[usize]) -> Clean {
    Clean::join(citations.iter().map(|number| clean!["[", number, "] "]), "")
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
