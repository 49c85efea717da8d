//! What a status looks like: always a glyph, a word and a tone, so that colour is never the only
//! sign.

use crate::{
    analysis::{standing::standing, support::Bears},
    document::Held,
    library::{Index, Library},
    model::{
        Body,
        record::{
            Bearing, ChargeStatus, Counted, EntryStatus, EvidenceStatus, QuestionStatus,
            ResponseKind, Standing, Status,
        },
    },
    verify::{Difference, PlaceDoubt, Verdict},
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
    /// Words that a change has put in.
    Added,
    /// Words that a change has taken out.
    Removed,
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

    /// Of evidence: the file says that it supports a statement, and it rests on the same citation as that.
    pub const SAME_CITATION: Self =
        sign("⊕", "&", "said to support, on the same citation", Tone::Dim);

    /// Of an allegation: nobody whom it is against replied, and nothing was found of it.
    pub const NO_REPLY: Self = sign("∅", "0", "no reply, no finding", Tone::Caution);

    /// The status of a record, for a list of records; none for kinds that have no status. What an earlier
    /// day sets apart has no other than that.
    pub fn of(library: &Library, index: Index) -> Option<Self> {
        let record = library.at(index);
        if record.here.counted != Counted::Yes {
            return Some(record.here.counted.into());
        }
        Some(match &record.body {
            Body::Allegation(_) => standing(library, index).into(),
            Body::Source(_) => library.held(index).into(),
            body => body.status()?.into(),
        })
    }
}

/// Every sign, below what it says something of: for the help, which explains them. What two words share
/// is there once for each.
pub fn legend() -> Vec<(&'static str, Vec<Sign>)> {
    fn signs<T: Copy + Into<Sign>>(all: &[T]) -> Vec<Sign> {
        all.iter().map(|one| (*one).into()).collect()
    }
    let counted = [Counted::PerhapsLater, Counted::Undated, Counted::No];
    let doubts = [
        PlaceDoubt::NotThere,
        PlaceDoubt::Several,
        PlaceDoubt::PageNotChecked,
        PlaceDoubt::SectionNotChecked,
    ];
    let mut sources = signs(&Held::ALL);
    sources.push(Sign::CHANGED);
    let mut bearings = signs(Bearing::ALL);
    bearings.push(Sign::SAME_CITATION);
    vec![
        ("Statements", signs(Standing::ALL)),
        ("Replies", signs(ResponseKind::ALL)),
        ("Evidence", signs(EvidenceStatus::ALL)),
        ("What evidence does to a statement", bearings),
        ("Charges", signs(ChargeStatus::ALL)),
        ("Questions", signs(QuestionStatus::ALL)),
        ("Docket entries", signs(EntryStatus::ALL)),
        ("Quotes", verdicts().iter().map(Sign::from).collect()),
        ("Places of citations", signs(&doubts)),
        ("Sources", sources),
        ("On an earlier day", signs(&counted)),
    ]
}

/// A verdict of each sort, from the best to what says least.
fn verdicts() -> [Verdict; 11] {
    [
        Verdict::Verbatim,
        Verdict::Normalised,
        Verdict::InDigest,
        Verdict::InOcr,
        Verdict::Moved,
        Verdict::Ambiguous,
        Verdict::Altered(Difference::default()),
        Verdict::Missing(None),
        Verdict::Unchecked(Box::default()),
        Verdict::NotHeld,
        Verdict::Unquoted,
    ]
}

impl From<Status> for Sign {
    fn from(status: Status) -> Self {
        match status {
            Status::Evidence(status) => status.into(),
            Status::Bearing(bearing) => bearing.into(),
            Status::Question(status) => status.into(),
            Status::Entry(status) => status.into(),
            Status::Reply(kind) => kind.into(),
            Status::Standing(standing) => standing.into(),
            Status::Charge(status) => status.into(),
        }
    }
}

impl From<Counted> for Sign {
    fn from(counted: Counted) -> Self {
        // Not `-`, which is that of what undermines a statement: both can stand in one picture.
        sign("–", "/", counted.words(), Tone::Dim)
    }
}

impl From<EntryStatus> for Sign {
    fn from(status: EntryStatus) -> Self {
        use EntryStatus::*;
        let (glyph, ascii, tone) = match status {
            Set => ("◷", "@", Tone::Neutral),
            Moved => ("→", ">", Tone::Caution),
            Vacated => ("↶", "<", Tone::Dim),
            Held => ("✓", "=", Tone::Good),
        };
        sign(glyph, ascii, status.says(), tone)
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
            Rejected => ("□", "[", Tone::Bad),
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
            Produced => ("◇", "v", Tone::Neutral),
            Withheld => ("▣", "h", Tone::Caution),
            Contested => ("◐", "%", Tone::Caution),
            Unverified => ("?", "?", Tone::Caution),
            Authenticated => ("◆", "V", Tone::Good),
            Admitted => ("■", "#", Tone::Good),
            Excluded => ("□", "[", Tone::Bad),
            Lost => ("✗", "x", Tone::Bad),
            SaidToBeMissing => ("∅", "0", Tone::Bad),
        };
        sign(glyph, ascii, status.says(), tone)
    }
}

impl From<ChargeStatus> for Sign {
    fn from(status: ChargeStatus) -> Self {
        use ChargeStatus::*;
        let (glyph, ascii, tone) = match status {
            Charged => ("○", "o", Tone::Neutral),
            PleaGuilty => ("!", "!", Tone::Neutral),
            PleaNotGuilty => ("✗", "x", Tone::Neutral),
            PleaNoContest => ("·", ".", Tone::Neutral),
            DismissedWithPrejudice => ("▬", "D", Tone::Dim),
            DismissedWithoutPrejudice | Dismissed => ("▭", "_", Tone::Dim),
            Convicted => ("■", "#", Tone::Neutral),
            Acquitted => ("□", "[", Tone::Neutral),
            Vacated => ("↶", "<", Tone::Caution),
            InWords => ("≈", "~", Tone::Neutral),
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

impl From<Bears> for Sign {
    fn from(bears: Bears) -> Self {
        match bears {
            Bears::AsStated(bearing) => bearing.into(),
            Bears::OnTheSame => Self::SAME_CITATION,
        }
    }
}

impl From<&Verdict> for Sign {
    fn from(verdict: &Verdict) -> Self {
        use Verdict::*;
        let (glyph, ascii, tone) = match verdict {
            Verbatim => ("✓", "=", Tone::Good),
            Normalised => ("✓", "=", Tone::Good),
            InDigest => ("≈", "~", Tone::Neutral),
            InOcr => ("≈", "~", Tone::Caution),
            Moved => ("→", ">", Tone::Caution),
            Ambiguous => ("‖", "|", Tone::Caution),
            Altered(_) => ("≠", "\\", Tone::Caution),
            Missing(_) => ("✗", "x", Tone::Bad),
            Unchecked(_) => ("?", "?", Tone::Caution),
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
            PlaceDoubt::Several => ("‖", "|", Tone::Caution),
            PlaceDoubt::PageNotChecked | PlaceDoubt::SectionNotChecked => ("?", "?", Tone::Caution),
        };
        sign(glyph, ascii, doubt.words(), tone)
    }
}

impl From<Held> for Sign {
    fn from(held: Held) -> Self {
        let (glyph, ascii, tone) = match held {
            Held::Original => ("●", "*", Tone::Good),
            Held::Changed => ("!", "!", Tone::Bad),
            Held::WorkingCopy => ("◉", "w", Tone::Good),
            Held::Digest => ("◌", "d", Tone::Neutral),
            Held::NoText => ("⊘", "n", Tone::Bad),
            Held::NotHeld => ("·", ".", Tone::Dim),
        };
        sign(glyph, ascii, held.words(), tone)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sign_has_a_form_of_one_ascii_letter() {
        for (heading, signs) in legend() {
            for sign in signs {
                let is_plain = sign.ascii.len() == 1 && sign.ascii.is_ascii();
                assert!(is_plain && sign.ascii != " ", "{heading}: {sign:?}");
                assert!(!sign.glyph.trim().is_empty() && !sign.word.is_empty());
            }
        }
    }

    /// Signs that look different look different in ASCII, too, and the other way round, wherever they stand: a list, a
    /// picture and a key have signs of several sorts beside one another.
    #[test]
    fn signs_are_told_apart_in_ascii() {
        let all: Vec<(&str, Sign)> = legend()
            .into_iter()
            .flat_map(|(head, signs)| signs.into_iter().map(move |sign| (head, sign)))
            .collect();
        let alone = [("Statements", Sign::NO_REPLY)];
        let all = || all.iter().chain(&alone);
        for (one, other) in all().flat_map(|one| all().map(move |other| (one, other))) {
            assert_eq!(
                one.1.glyph == other.1.glyph,
                one.1.ascii == other.1.ascii,
                "{one:?} {other:?}"
            );
        }
    }

    #[test]
    fn the_legend_has_every_verdict_and_no_word_twice() {
        for (heading, signs) in legend() {
            let mut words: Vec<_> = signs.iter().map(|sign| sign.word).collect();
            words.sort_unstable();
            words.dedup();
            assert_eq!(words.len(), signs.len(), "{heading}");
        }
        // A new sort of verdict does not compile here until it is counted, and listed above.
        let number = |verdict: &Verdict| match verdict {
            Verdict::Verbatim => 0,
            Verdict::Normalised => 1,
            Verdict::InDigest => 2,
            Verdict::InOcr => 3,
            Verdict::Moved => 4,
            Verdict::Ambiguous => 5,
            Verdict::Altered(_) => 6,
            Verdict::Missing(_) => 7,
            Verdict::Unchecked(_) => 8,
            Verdict::NotHeld => 9,
            Verdict::Unquoted => 10,
        };
        let numbers: Vec<usize> = verdicts().iter().map(number).collect();
        assert_eq!(numbers, (0..11).collect::<Vec<_>>());
    }
}
