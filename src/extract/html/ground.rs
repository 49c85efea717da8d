//! The colours of letters and of what lies behind them, as elements hand them on to what they hold.

use dom_query::{Document, NodeRef};

use super::{
    color::{self, Color},
    escapes::plain,
    styles,
};

/// By so much in each of its parts a colour differs from another at most of which it cannot be told on a screen.
const LIKE: u8 = 7;

/// The colours at a place of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ground {
    letters: Seen,
    behind: Seen,
}

/// What is known of a colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Seen {
    /// As a browser has it where nothing is said.
    Usual(Color),
    Stated(Color),
    Unknown,
}

/// What a style says of a colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    Nothing,
    Color(Color),
    /// A picture, or what is worked out elsewhere.
    Other,
}

const BLACK: Color = [0, 0, 0, 255];
const WHITE: Color = [255, 255, 255, 255];

impl Ground {
    /// The colours of a page of which nothing is said. Where sheets that are not in the page may say something, or all of
    /// it lies on a colour on which usual letters, of which nothing is said, could not be read, they are not known.
    pub fn of(document: &Document) -> Self {
        let has_others = document.select("link[rel~=stylesheet]").exists()
            || document.select("style").text().contains("@import");
        let usual = Self {
            letters: Seen::Usual(BLACK),
            behind: Seen::Usual(WHITE),
        };
        let around = [
            document.html_root(),
            document.body().unwrap_or(document.root()),
        ];
        let body = around
            .iter()
            .fold(usual, |ground, node| ground.inside(node));
        let is_usual = matches!(body.letters, Seen::Usual(_));
        match has_others || is_usual && body.hides() {
            true => Self {
                letters: Seen::Unknown,
                behind: Seen::Unknown,
            },
            false => body,
        }
    }

    /// The colours in an element that stands at such a place.
    pub fn inside(self, node: &NodeRef) -> Self {
        let Some(element) = node.element_ref() else {
            return self;
        };
        let attribute = |name: &str| element.attr(name).map(|value| plain(&value));
        let (mut letters, mut behind) = (self.letters, self.behind);
        match &*element.name.local {
            // Browsers have colours of their own for these.
            "a" => letters = Seen::Unknown,
            "button" | "input" | "select" | "textarea" | "mark" | "svg" => {
                (letters, behind) = (Seen::Unknown, Seen::Unknown);
            }
            _ => {}
        }
        let named = |name: &str| attribute(name).as_deref().and_then(color::of_attribute);
        if let Some(color) = named("bgcolor") {
            behind = Seen::Stated(color);
        }
        let of_letters = if element.name.local == *"font" {
            "color"
        } else {
            "text"
        };
        if let Some(color) = named(of_letters) {
            letters = Seen::Stated(color);
        }
        if let Some(style) = attribute("style") {
            let (of_letters, of_ground) = styles::colors(&style);
            letters = letters.said(of_letters);
            behind = behind.said(of_ground);
        }
        Self { letters, behind }
    }

    /// Whether white letters lie on what a browser has behind a page.
    pub fn is_white(self) -> bool {
        let is_white = matches!(self.letters, Seen::Stated(letters) if color::is_white(letters));
        is_white && matches!(self.behind, Seen::Usual(_))
    }

    /// Whether letters have the colour of what lies behind them. White ones on what a browser has behind a page may lie on
    /// something that is not known, and are told as that.
    pub fn hides(self) -> bool {
        let (letters, behind) = match (self.letters, self.behind) {
            (Seen::Usual(letters) | Seen::Stated(letters), Seen::Stated(behind)) => {
                (letters, behind)
            }
            _ => return false,
        };
        let mut parts = letters.iter().zip(behind);
        parts.all(|(one, other)| one.abs_diff(other) <= LIKE)
    }
}

impl Seen {
    fn said(self, said: Said) -> Self {
        match said {
            Said::Nothing => self,
            // What shines through is a mixture.
            Said::Color([.., 0]) => self,
            Said::Color(color) if color[3] == 255 => Self::Stated(color),
            Said::Color(_) | Said::Other => Self::Unknown,
        }
    }
}
