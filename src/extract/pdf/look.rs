//! Whether what a page writes can be seen on it.

use hayro_font::kurbo::{Point, Rect};

use super::{
    paint::{Clip, Letters, Style},
    tint::Tint,
};
use crate::extract::Whose;

/// How words look, from what says least against quoting them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Look {
    /// As any others, as far as one can be sure.
    #[default]
    Seen,
    /// As any others, but the file says of its letters that they are others than those that it draws.
    Doubtful,
    /// Somebody marked their place to be blacked out, which nobody has done.
    Redacted,
    /// Not painted, or painted over, where a picture shows them: as a program puts them that recognised them.
    Layer,
    /// Somebody marked them as struck out, and the page is as it was.
    MarkedStruck,
    Struck,
    /// Below something that is seen itself: it has their place in the sentence.
    Below,
    Hidden,
    /// Clipped away: where they would stand, there may be others.
    Outside,
}

impl Look {
    /// What words are that look so; none where they are simply the page's.
    pub fn whose(self) -> Option<Whose> {
        match self {
            Self::Seen => None,
            Self::Doubtful => Some(Whose::Doubtful),
            Self::Redacted => Some(Whose::Redacted),
            Self::Layer => Some(Whose::Layer),
            Self::MarkedStruck | Self::Struck => Some(Whose::Struck),
            Self::Below | Self::Hidden | Self::Outside => Some(Whose::Hidden),
        }
    }

    /// Whether what stands round such words is read without them.
    pub fn stands_apart(self) -> bool {
        matches!(self, Self::Struck | Self::Hidden)
    }
}

/// How a letter comes onto its page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ink {
    /// How much was painted before it.
    pub order: u32,
    pub kind: Kind,
    /// Whether the file says of it that it is another one than that which it draws.
    pub is_doubtful: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// Nothing can be said of it.
    #[default]
    Unclear,
    Coloured(Tint),
    /// In a colour that is not known.
    Painted,
    NotPainted,
    /// The bounds of what is painted after it, if anything is.
    Bounds,
    /// On a layer that is off, or without any width.
    Off,
    Clipped,
}

impl Kind {
    /// Of letters in that style, which are so large, in points.
    pub fn of(style: &Style, size: f64) -> Self {
        match style.letters(size) {
            Letters::Coloured(colour) => Self::Coloured(colour),
            Letters::Painted => Self::Painted,
            Letters::NotPainted => Self::NotPainted,
            Letters::Bounds => Self::Bounds,
        }
    }

    /// The same for a letter of which these are the bounds, and which is where these points are.
    pub fn within(
        self,
        clip: &Clip,
        bounds: Rect,
        mut points: impl Iterator<Item = Point>,
    ) -> Self {
        /// In points.
        const NEAR: f64 = 0.5;
        let seen = clip.bounds.inflate(NEAR, NEAR).intersect(bounds);
        let is_beyond = seen.width() <= 0.0
            || seen.height() <= 0.0
            || !clip.shapes().is_empty() && !points.any(|point| clip.shows(point));
        match is_beyond {
            true if self != Self::Off => Self::Clipped,
            _ => self,
        }
    }
}
