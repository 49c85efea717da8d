//! What words of a document are, where they are not simply its own.

use std::{fmt, ops::Range};

use serde::{Deserialize, Serialize};

/// What words are, from what says least against a quote to what says most. Those that stand in a file are
/// said by somebody: this tells by whom where it is another than the author, and that they are seen by
/// nobody, or stand no longer, where a quote would look as if they did.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Whose {
    /// The number that a program sets before a paragraph.
    Number,
    Heading,
    /// A footnote or an endnote.
    Note,
    /// In what the speaker of a presentation has before her, beside a slide.
    Speaker,
    /// Put into a page later, by its own account; when, if it says so.
    Added(Option<Box<str>>),
    /// On a page, beside its article.
    Outside,
    /// In a message of a mailbox.
    Message {
        /// From 1.
        number: u32,
        of: u32,
        from: Option<Box<str>>,
    },
    /// In a message that came attached to another; from whom.
    Attached(Option<Box<str>>),
    /// In a form of the message that says what its other form does not.
    Alternative,
    /// Quoted from another's message; whose, where it is told.
    Quoted(Option<Box<str>>),
    /// Of words that stand apart or run on: some are quoted from another's message, and some are the sender's.
    QuotedInPart(Option<Box<str>>),
    Comment(By),
    /// Moved to where it stands, which nobody has accepted yet.
    Moved(By),
    /// Put in, which nobody has accepted yet.
    Inserted(By),
    /// No words of the text, but the place of some that are shown there all the same: those of a field, of a
    /// picture, or that a style puts before or behind an element.
    OverShown(Box<str>),
    /// The place from which some were moved away, which nobody has accepted yet.
    OverMoved(By),
    /// The place where a paragraph ended, until its end was deleted, which nobody has accepted yet.
    OverEnd(By),
    /// The place where a paragraph ends since its end was put in, which nobody has accepted yet.
    OverNewEnd(By),
    /// Signs of markup, which nobody sees where the text is shown.
    Markup,
    /// No words, but the place between two where some are struck out: who quotes on over it leaves them out.
    OverStruck,
    /// The same, where some are hidden, or in white letters.
    OverHidden,
    /// The place where some were taken out, which may stand as long as nobody has accepted that.
    OverDeleted(By),
    /// Words of a sentence without those in it that are this.
    Without(Box<Whose>),
    /// In letters of which the file says that they are others than those that it draws.
    Doubtful,
    /// At a place that somebody marked to be blacked out, which nobody has done.
    Redacted,
    /// The white space between two columns, or two cells of a table, of which nothing tells how they are read: who
    /// quotes on over it may put words together that nobody did.
    OverGap,
    /// The place in the captions of a recording from which another speaks.
    OverSpeaker,
    /// In words that no page shows as letters, beside the picture of them: as a program puts them there that
    /// recognises the words of a scan.
    Layer,
    /// What tells how words are read, in small letters above or beside them.
    Reading,
    /// In what a link says only to who points at it.
    LinkTitle,
    /// In white letters, which may stand on white.
    White,
    /// Shown in another order than they are written in, by controls of direction: `021` as `120`.
    Turned,
    /// Struck out.
    Struck,
    /// Not to be seen where the document is read.
    Hidden,
    /// Taken out.
    Deleted(By),
    /// In no document: what the reader sets before words to tell where they stand, as the name of a sheet and
    /// the number of a row.
    Label,
    /// Some of the words are this, and others are not.
    Part(Box<Whose>),
    /// The words are this where they stand first, and stand elsewhere as well.
    First(Box<Whose>),
}

/// By whom something was done, and when, as far as the document says so.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct By {
    pub who: Option<Box<str>>,
    /// A date, or a date with time, of ISO 8601.
    pub when: Option<Box<str>>,
}

/// What some words of a text are, by its bytes. Spans may lie in one another.
pub type Span = (Range<usize>, Whose);

impl Whose {
    /// Whether such words are no part of what the text round them says: they stand in a block of their own
    /// beside it, so that it can be read, and quoted, without them.
    pub fn stands_apart(&self) -> bool {
        matches!(
            self,
            Self::Reading | Self::Struck | Self::Hidden | Self::Deleted(_)
        )
    }

    /// Whether such words are not to be seen where the document is read, or were not to be.
    pub fn is_unseen(&self) -> bool {
        match self {
            Self::Redacted | Self::White | Self::Hidden | Self::Deleted(_) => true,
            Self::Part(whose) | Self::First(whose) => whose.is_unseen(),
            _ => false,
        }
    }

    /// Whether such words are set before a paragraph, so that whoever quotes on into it leaves them out.
    pub fn is_set_before(&self) -> bool {
        matches!(self, Self::Number | Self::Label)
    }

    /// What the place is at which words that are such were taken out of what stands round them, where who quotes that
    /// should know of it: white space and signs may be hidden by any program.
    pub fn over(&self, words: &str) -> Option<Self> {
        match self {
            Self::Struck => Some(Self::OverStruck),
            Self::Hidden => words
                .contains(char::is_alphanumeric)
                .then_some(Self::OverHidden),
            Self::Deleted(by) => Some(Self::OverDeleted(by.clone())),
            _ => None,
        }
    }

    /// What a quote is that has the words before and behind words that are such, and not these.
    pub fn without(&self) -> Option<Self> {
        match self {
            Self::Hidden | Self::White => Some(Self::OverHidden),
            Self::Struck => Some(Self::OverStruck),
            Self::Deleted(by) => Some(Self::OverDeleted(by.clone())),
            _ if self.is_put_in() => Some(Self::Without(Box::new(self.clone()))),
            _ => None,
        }
    }

    /// Whether such words were put in later.
    pub fn is_put_in(&self) -> bool {
        matches!(self, Self::Inserted(_) | Self::Moved(_) | Self::Added(_))
    }

    /// What some of the words are at least.
    pub fn of_some(&self) -> &Self {
        match self {
            Self::Part(whose) => whose,
            whole => whole,
        }
    }

    /// What words are of which not all are this.
    pub fn in_part(self) -> Self {
        match self {
            Self::Quoted(whom) => Self::QuotedInPart(whom),
            Self::Part(_) | Self::QuotedInPart(_) | Self::Without(_) | Self::First(_) => self,
            place if place.is_place() => place,
            whole => Self::Part(Box::new(whole)),
        }
    }

    /// Whether it is a place, at which no words are.
    pub fn is_place(&self) -> bool {
        matches!(
            self,
            Self::OverShown(_)
                | Self::OverMoved(_)
                | Self::OverEnd(_)
                | Self::OverNewEnd(_)
                | Self::OverGap
                | Self::OverSpeaker
                | Self::Markup
        ) || self.is_of_taken()
    }

    /// Whether it is a place at which words were that stand beside its block.
    pub fn is_of_taken(&self) -> bool {
        matches!(
            self,
            Self::OverStruck | Self::OverHidden | Self::OverDeleted(_)
        )
    }

    /// Whether whoever quotes such words should say so.
    pub fn matters(&self) -> bool {
        !matches!(self, Self::Number | Self::Heading | Self::Markup)
    }
}

/// As the end of a sentence: "in an insertion by Counsel B, not accepted".
impl fmt::Display for Whose {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number => f.write_str("as the number of a paragraph"),
            Self::Heading => f.write_str("in a heading"),
            Self::Note => f.write_str("in a footnote"),
            Self::Speaker => f.write_str("in the speaker's notes"),
            Self::Added(Some(when)) => write!(f, "in an addition of {when}"),
            Self::Added(None) => f.write_str("in an addition"),
            Self::Outside => f.write_str("outside of what is read as the article"),
            Self::Message { number, of, from } => {
                write!(f, "in message {number} of {of}{}", From(from))
            }
            Self::Attached(from) => write!(f, "in an attached message{}", From(from)),
            Self::Alternative => f.write_str("in only one of the message's forms"),
            Self::Quoted(Some(whom)) => write!(f, "quoted from a message by {whom}"),
            Self::Quoted(None) => f.write_str("quoted from another's message"),
            Self::QuotedInPart(whom) => {
                let whom = whom
                    .as_deref()
                    .map_or("another's message".to_owned(), |whom| {
                        format!("a message by {whom}")
                    });
                write!(f, "in part quoted from {whom}, in part the sender's own")
            }
            Self::Comment(by) => write!(f, "in a comment{by}"),
            Self::Moved(by) => write!(f, "moved there{by}, not accepted"),
            Self::Inserted(by) => write!(f, "in an insertion{by}, not accepted"),
            Self::OverShown(words) => {
                write!(f, "over “{words}”, which is shown there beside the text")
            }
            Self::OverMoved(by) => write!(f, "over words moved away{by}, not accepted"),
            Self::OverEnd(by) => {
                write!(f, "over the end of a paragraph deleted{by}, not accepted")
            }
            Self::OverNewEnd(by) => {
                write!(f, "over the end of a paragraph put in{by}, not accepted")
            }
            Self::Markup => f.write_str("in markup"),
            Self::OverStruck => f.write_str("over words that are struck out"),
            Self::OverHidden => f.write_str("over words that are hidden there"),
            // Only what tracks changes knows who made them, and lets somebody accept them.
            Self::OverDeleted(by) => {
                let rest = by.who.as_ref().map_or("", |_| ", not accepted");
                write!(f, "over words deleted{by}{rest}")
            }
            Self::Without(whose) => {
                let whose = whose.to_string();
                match whose.strip_prefix("in ") {
                    Some(what) => write!(f, "without {what}"),
                    None => write!(f, "without words {whose}"),
                }
            }
            Self::Doubtful => f.write_str("in letters of which the file says two things"),
            Self::Redacted => f.write_str("under a mark for a redaction that is not carried out"),
            Self::OverGap => f.write_str("over the gap between two columns or cells"),
            Self::OverSpeaker => f.write_str("over a change of speaker"),
            Self::Layer => f.write_str("in the invisible text layer of a picture"),
            Self::Reading => f.write_str("in what tells how words are read"),
            Self::LinkTitle => f.write_str("in the title of a link, which no page shows"),
            Self::White => f.write_str("in white letters"),
            Self::Turned => f.write_str("in words that are shown in another order than written"),
            Self::Struck => f.write_str("struck out"),
            Self::Hidden => f.write_str("in hidden text"),
            Self::Deleted(by) => write!(f, "deleted{by}"),
            Self::Label => f.write_str("in a label that is not in the document"),
            Self::Part(whose) => write!(f, "in part {whose}"),
            Self::First(whose) => write!(f, "the first of them {whose}"),
        }
    }
}

/// " by Counsel B on 2026-03-05", as far as it is known.
impl fmt::Display for By {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(who) = &self.who {
            write!(f, " by {who}")?;
        }
        match self.when.as_deref().and_then(|when| when.get(..10)) {
            Some(day) => write!(f, " on {day}"),
            None => Ok(()),
        }
    }
}

/// ", from Ada Reyes", where it is known.
struct From<'f>(&'f Option<Box<str>>);

impl fmt::Display for From<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(from) => write!(f, ", from {from}"),
            None => f.write_str(", from nobody it names"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_said_as_the_end_of_a_sentence() {
        let by = |who: Option<&str>, when: Option<&str>| By {
            who: who.map(Into::into),
            when: when.map(Into::into),
        };
        let by_b = || by(Some("Counsel B"), Some("2026-03-05T10:00:00Z"));
        for (whose, said) in [
            (
                Whose::Inserted(by_b()),
                "in an insertion by Counsel B on 2026-03-05, not accepted",
            ),
            (
                Whose::Inserted(By::default()),
                "in an insertion, not accepted",
            ),
            (
                Whose::OverDeleted(by_b()),
                "over words deleted by Counsel B on 2026-03-05, not accepted",
            ),
            (Whose::OverDeleted(by(None, None)), "over words deleted"),
            (Whose::Deleted(by(None, Some("2026"))), "deleted"),
            (Whose::Deleted(by_b()), "deleted by Counsel B on 2026-03-05"),
            (
                Whose::Message {
                    number: 2,
                    of: 3,
                    from: Some("Carl".into()),
                },
                "in message 2 of 3, from Carl",
            ),
        ] {
            assert_eq!(whose.to_string(), said);
        }
    }

    #[test]
    fn what_is_gone_says_more_than_who_said_it() {
        let by = By::default;
        assert!(Whose::Deleted(by()) > Whose::Inserted(by()));
        assert!(Whose::Hidden > Whose::Comment(by()));
        assert!(Whose::Quoted(None) > Whose::Attached(None));
        let message = Whose::Message {
            number: 1,
            of: 2,
            from: None,
        };
        assert!(Whose::Attached(None) > message);
    }
}
