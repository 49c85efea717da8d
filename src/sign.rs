//! What a status looks like: always a glyph, a word and a tone, so that colour is never the only
//! sign.

use crate::{
    analysis::{
        standing::standing,
        verify::{PlaceDoubt, Verdict},
    },
    library::{Index, Library},
    load::document::Held,
    model::{
        Body,
        record::{
            Bearing, Counted, EvidenceStatus, QuestionStatus, ResponseKind, Standing, Status,
        },
    },
};

/// How a piece of text is meant; a theme gives it its colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Tone {
    #[default]
    Plain,
    /// Labels, hints, what is secondary.
    Dim,
    /// Titles and headings.
    Strong,
    /// Holds, stands, is there.
    Good,
    /// Open, partial, to be looked at.
    Caution,
    /// Denied, missing, broken.
    Bad,
    /// Said and no more.
    Neutral,
}

/// A status as it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sign {
    pub glyph: &'static str,
    /// For terminals without the glyph.
    pub ascii: &'static str,
    pub word: &'static str,
    pub tone: Tone,
}

const fn sign(glyph: &'static str, ascii: &'static str, word: &'static str, tone: Tone) -> Sign {
    Sign {
        glyph,
        ascii,
        word,
        tone,
    }
}

impl Sign {
    /// What was found of a citation was found in another document than the recorded one.
    pub const CHANGED: Self = sign("!", "!", "changed", Tone::Bad);

    /// The status of a record, for a list of records; none for kinds that have no status. What an earlier
    /// day sets apart has no other than that.
    pub fn of(library: &Library, index: Index) -> Option<Self> {
        let record = library.at(index);
        if record.here.counted != Counted::Yes {
            return Some(record.here.counted.into());
        }
        Some(match &record.body {
            Body::Allegation(_) => standing(library, index).into(),
            Body::Source(_) => Held::recorded(record).into(),
            body => body.status()?.into(),
        })
    }
}

impl From<Status> for Sign {
    fn from(status: Status) -> Self {
        match status {
            Status::Evidence(status) => status.into(),
            Status::Bearing(bearing) => bearing.into(),
            Status::Question(status) => status.into(),
            Status::Reply(kind) => kind.into(),
            Status::Standing(standing) => standing.into(),
        }
    }
}

impl From<Counted> for Sign {
    fn from(counted: Counted) -> Self {
        sign("–", "-", counted.words(), Tone::Dim)
    }
}

impl From<Standing> for Sign {
    fn from(standing: Standing) -> Self {
        use Standing::*;
        let (glyph, ascii, tone) = match standing {
            Alleged => ("○", "o", Tone::Neutral),
            Corroborated => ("●", "*", Tone::Good),
            Denied => ("✗", "x", Tone::Bad),
            Contested => ("◐", "%", Tone::Caution),
            Admitted => ("!", "!", Tone::Good),
            Found => ("■", "#", Tone::Good),
            Rejected => ("□", "-", Tone::Bad),
            Withdrawn => ("↶", "<", Tone::Dim),
            ContestedInPart => ("◔", "p", Tone::Caution),
            Dismissed => ("▭", "_", Tone::Dim),
            Revised => ("↺", "^", Tone::Caution),
        };
        sign(glyph, ascii, standing.says(), tone)
    }
}

impl From<EvidenceStatus> for Sign {
    fn from(status: EvidenceStatus) -> Self {
        use EvidenceStatus::*;
        let (glyph, ascii, tone) = match status {
            Described => ("○", "o", Tone::Neutral),
            Produced => ("◇", "+", Tone::Neutral),
            Withheld => ("▣", "@", Tone::Caution),
            Contested => ("◐", "%", Tone::Caution),
            Unverified => ("?", "?", Tone::Caution),
            Authenticated => ("◆", "*", Tone::Good),
            Admitted => ("■", "#", Tone::Good),
            Excluded => ("□", "-", Tone::Bad),
            Lost => ("✗", "x", Tone::Bad),
            SaidToBeMissing => ("∅", "0", Tone::Bad),
        };
        sign(glyph, ascii, status.says(), tone)
    }
}

impl From<ResponseKind> for Sign {
    fn from(kind: ResponseKind) -> Self {
        use ResponseKind::*;
        let (glyph, ascii, tone) = match kind {
            Admitted => ("!", "!", Tone::Good),
            AdmittedInPart => ("!", "!", Tone::Caution),
            Denied => ("✗", "x", Tone::Bad),
            LacksKnowledge => ("?", "?", Tone::Neutral),
            NoComment => ("·", ".", Tone::Dim),
            NotAsked => ("·", ".", Tone::Dim),
            Withdrawn => ("↶", "<", Tone::Dim),
            Affirmed => ("+", "+", Tone::Neutral),
            Dismissed => ("▭", "_", Tone::Dim),
        };
        sign(glyph, ascii, kind.says(), tone)
    }
}

impl From<QuestionStatus> for Sign {
    fn from(status: QuestionStatus) -> Self {
        use QuestionStatus::*;
        let (glyph, ascii, tone) = match status {
            Open => ("?", "?", Tone::Caution),
            PartlyAnswered => ("◐", "%", Tone::Neutral),
            Answered => ("●", "*", Tone::Good),
        };
        sign(glyph, ascii, status.says(), tone)
    }
}

impl From<Bearing> for Sign {
    fn from(bearing: Bearing) -> Self {
        use Bearing::*;
        let (glyph, ascii, tone) = match bearing {
            Supports => ("+", "+", Tone::Neutral),
            Undermines => ("−", "-", Tone::Caution),
            Neutral => ("·", ".", Tone::Dim),
        };
        sign(glyph, ascii, bearing.says(), tone)
    }
}

impl From<&Verdict> for Sign {
    fn from(verdict: &Verdict) -> Self {
        use Verdict::*;
        let (glyph, ascii, tone) = match verdict {
            Verbatim => ("✓", "=", Tone::Good),
            Normalised => ("✓", "=", Tone::Good),
            InDigest => ("≈", "~", Tone::Neutral),
            Moved => ("→", ">", Tone::Caution),
            Ambiguous => ("‖", "|", Tone::Caution),
            Altered(_) => ("≠", "/", Tone::Caution),
            Missing(_) => ("✗", "x", Tone::Bad),
            NotHeld => ("·", ".", Tone::Dim),
            Unquoted => ("·", ".", Tone::Dim),
        };
        sign(glyph, ascii, verdict.words(), tone)
    }
}

impl From<PlaceDoubt> for Sign {
    fn from(doubt: PlaceDoubt) -> Self {
        let (glyph, ascii, tone) = match doubt {
            PlaceDoubt::NotThere => ("✗", "x", Tone::Bad),
            PlaceDoubt::PageNotChecked => ("?", "?", Tone::Caution),
        };
        sign(glyph, ascii, doubt.words(), tone)
    }
}

impl From<Held> for Sign {
    fn from(held: Held) -> Self {
        let (glyph, ascii, tone) = match held {
            Held::Original => ("●", "*", Tone::Good),
            Held::Changed => ("!", "!", Tone::Bad),
            Held::WorkingCopy => ("◉", "@", Tone::Good),
            Held::Digest => ("◌", "~", Tone::Neutral),
            Held::NoText => ("⊘", "0", Tone::Bad),
            Held::NotHeld => ("·", ".", Tone::Dim),
        };
        sign(glyph, ascii, held.words(), tone)
    }
}
