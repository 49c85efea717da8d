//! As what somebody takes part in a record that names them, for behind its name on their page.

use super::Page;
use crate::{
    analysis::charges,
    clean,
    library::Record,
    model::{
        At, Body, Date, Ref, Role, Text,
        record::{CONTRADICT, Charge, ChargeStatus, OF_WHOM, Status},
    },
    sheet::{
        Piece,
        pieces::{BETWEEN, behind, dim, own, said},
    },
    sign::Sign,
};

impl Page<'_> {
    /// `, plaintiff; counsel: A. Lee` behind a proceeding to which this one is a party; `, lead counsel, for Ana Ruiz`
    /// behind one in which it is counsel: whom somebody represents there is told wherever it is told that they do.
    pub(super) fn role_behind(&self, other: &Record, role: Role) -> Vec<Piece> {
        let mut pieces = Vec::new();
        match (&other.body, role) {
            (Body::Event(event), Role::Participant) => {
                let mine = event.participants.iter();
                for mine in mine.filter(|one| self.is_of(other, &one.who)) {
                    pieces.extend(capacity(&mine.capacity));
                    pieces.extend(
                        mine.outcome
                            .iter()
                            .flat_map(|words| [own("; "), said(words)]),
                    );
                }
            }
            (Body::Proceeding(proceeding), Role::Party) => {
                for mine in proceeding
                    .parties
                    .iter()
                    .filter(|one| self.is_of(other, &one.who))
                {
                    pieces.extend(capacity(&mine.capacity));
                    pieces.extend(span(&mine.from, &mine.to));
                    for (number, counsel) in mine.counsel.iter().enumerate() {
                        pieces.push(dim(match number {
                            0 => "; counsel: ",
                            _ => BETWEEN,
                        }));
                        pieces.extend(self.elsewhere(other, &counsel.who));
                        pieces.extend(span(&counsel.from, &counsel.to));
                    }
                }
            }
            (Body::Proceeding(proceeding), Role::Counsel) => {
                for party in &proceeding.parties {
                    for mine in party
                        .counsel
                        .iter()
                        .filter(|one| self.is_of(other, &one.who))
                    {
                        // What is told of one client is not told of the next.
                        pieces.extend((!pieces.is_empty()).then(|| dim("; and")));
                        pieces.extend(capacity(&mine.capacity));
                        pieces.push(dim(", for "));
                        pieces.extend(self.elsewhere(other, &party.who));
                        pieces.extend(span(&mine.from, &mine.to));
                    }
                }
            }
            (Body::Proceeding(proceeding), Role::Judge) => {
                for mine in proceeding
                    .judges
                    .iter()
                    .filter(|one| self.is_of(other, &one.who))
                {
                    pieces.extend(capacity(&mine.capacity));
                    pieces.extend(span(&mine.from, &mine.to));
                }
            }
            (Body::Proceeding(proceeding), Role::Charged) => {
                let is_mine = |charge: &&Charge| {
                    let mut against = charge.against.iter();
                    against.any(|whom| self.is_of(other, whom))
                };
                for mine in proceeding.charges.iter().filter(is_mine) {
                    pieces.push(own(BETWEEN));
                    pieces.push(said(&mine.title));
                    pieces.extend(self.came_to(other, mine));
                }
            }
            _ => {}
        }
        pieces
    }

    /// What became of a charge for the one whose page this is.
    fn came_to(&self, other: &Record, charge: &Charge) -> Vec<Piece> {
        let sign = |is| behind(Sign::from(Status::Charge(is)));
        let now = match charges::now_of(self.library, other, charge, self.index) {
            Ok(now) => now,
            // What happened is told, and that it is not told of whom.
            Err(unknown) => {
                let is_me = |one: &Ref| self.is_me(other, one);
                let open = charge.holding_of(&is_me).filter(|_| unknown == OF_WHOM);
                let of_count = open.map(|open| open.step.status.value);
                let mut pieces = of_count.map(sign).unwrap_or_default();
                pieces.push(dim(clean![", ", unknown]));
                return pieces;
            }
        };
        let is_me = |one: &Ref| self.is_me(other, one);
        let holding = charge.holding_of(&is_me);
        let is_contradictory = holding.is_some_and(|holding| holding.is_contradictory);
        let contradict = is_contradictory.then(|| dim(clean![", ", CONTRADICT]));
        let mut pieces = match charge.came_to_by(Ok(now)) {
            Ok(is) => sign(is),
            Err(unknown) => {
                let plea = now.map(|now| now.status.value);
                let plea = plea.filter(|is| !is.is_disposition() && *is != ChargeStatus::Charged);
                let mut pieces = plea.map(sign).unwrap_or_default();
                pieces.push(dim(clean![", ", unknown]));
                pieces
            }
        };
        pieces.extend(contradict);
        pieces
    }

    fn is_of(&self, other: &Record, whom: &At<Ref>) -> bool {
        self.is_me(other, whom)
    }

    /// A record that another one names, as a link.
    fn elsewhere(&self, other: &Record, whom: &At<Ref>) -> Vec<Piece> {
        match self.library.resolve(other.key.case(), whom) {
            Some(index) => self.link(index),
            None => vec![dim(self.library.not_here(whom))],
        }
    }
}

fn capacity(capacity: &Option<Text>) -> Vec<Piece> {
    let words = capacity.iter();
    words.flat_map(|words| [own(", "), said(words)]).collect()
}

/// From when, and until when.
fn span(from: &Option<At<Date>>, to: &Option<At<Date>>) -> Vec<Piece> {
    let from = from.iter();
    let from = from.map(|date| dim(clean![", from ", date.words()]));
    let to = to.iter();
    let to = to.map(|date| dim(clean![", until ", date.words()]));
    from.chain(to).collect()
}
