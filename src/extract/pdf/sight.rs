//! What of a page can be seen and not read.

use hayro_font::kurbo::Affine;

use crate::extract::Flaw;

/// A page with fewer letters may be a picture with a stamp on it, as the courts put on what they file.
const FEW_LETTERS: usize = 200;
/// The part of a page that a picture covers which is the page.
const WHOLE_PICTURE: f64 = 0.5;
/// The same where the page has no letter at all: smaller ones are marks and seals.
const LARGE_PICTURE: f64 = 0.05;
/// Shapes that are drawn on a page without letters which are its letters, at least.
const DRAWN_LETTERS: usize = 30;
/// Letters in a hundred that mean nothing, at least: fewer are the bullets and signs of a font of signs.
const MEANINGLESS: usize = 10;
/// Letters without meaning, at least.
const MANY_MEANINGLESS: usize = 20;

/// What was seen of a page while it was read.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sight {
    /// Letters that are no space, and signs of any kind.
    pub letters: usize,
    pub signs: usize,
    /// Those of which the file does not say what they mean.
    pub meaningless: usize,
    /// What pictures cover together, in square points.
    pub pictures: f64,
    /// Shapes that were drawn.
    pub drawings: usize,
    /// Whether a part of what it writes is not there.
    pub lacks_contents: bool,
    /// Whether a part of it ends before its end.
    pub breaks_off: bool,
    /// Whether it has bytes that no instruction needs: those of what is packed in an unknown way, or of strings.
    pub is_binary: bool,
}

impl Sight {
    /// A picture, which takes the square of one by one that is turned so.
    pub fn see_picture(&mut self, place: Affine) {
        let area = place.determinant().abs();
        // No page is that large.
        if area < 1e9 {
            self.pictures += area;
        }
    }

    pub fn see_letter(&mut self, text: &str) {
        self.signs += 1;
        if text.chars().all(char::is_whitespace) {
            return;
        }
        self.letters += 1;
        self.meaningless += usize::from(text.chars().any(is_meaningless));
    }

    /// What is wrong with the text of a page of so many square points, if anything is.
    pub fn flaw(&self, area: f64) -> Option<Flaw> {
        let part = self.pictures / area.max(1.0);
        let shows_nothing = self.signs == 0 && self.drawings < DRAWN_LETTERS && part == 0.0;
        if self.lacks_contents && self.letters == 0 || self.is_binary && shows_nothing {
            return Some(Flaw::Lost);
        }
        if self.lacks_contents || self.breaks_off {
            return Some(Flaw::BreaksOff);
        }
        let is_picture = match self.letters {
            0 => part >= LARGE_PICTURE || self.drawings >= DRAWN_LETTERS,
            letters => letters < FEW_LETTERS && part >= WHOLE_PICTURE,
        };
        if is_picture {
            return Some(Flaw::Picture);
        }
        let hundredths = self.meaningless * 100 / self.letters.max(1);
        let is_meaningless = self.meaningless >= MANY_MEANINGLESS && hundredths >= MEANINGLESS;
        is_meaningless.then(|| Flaw::Meaningless(u8::try_from(hundredths).unwrap_or(100)))
    }
}

/// Whether a character stands for what only its font knows.
pub fn is_meaningless(c: char) -> bool {
    c.is_control() || matches!(c, '\u{FFFD}' | '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFF}')
}
