//! How large letters are, as styles say it, and as elements hand it on to what they hold.

use dom_query::{Document, NodeRef};

use super::{escapes::plain, styles};

/// The pixels of a letter where nothing is said.
const USUAL: f32 = 16.0;

/// Letters of fewer pixels are seen by nobody.
const SEEN: f32 = 1.5;

/// Sizes by name, and the pixels of each.
const NAMED: [(&str, f32); 9] = [
    ("initial", USUAL),
    ("xx-small", 9.0),
    ("x-small", 10.0),
    ("small", 13.0),
    ("medium", USUAL),
    ("large", 18.0),
    ("x-large", 24.0),
    ("xx-large", 32.0),
    ("xxx-large", 48.0),
];

/// Units by name, the longer before those they end with; and the pixels of each.
const UNITS: [(&str, f32); 13] = [
    ("vmin", 8.0),
    ("vmax", 10.0),
    ("vw", 10.0),
    ("vh", 8.0),
    ("vi", 10.0),
    ("vb", 8.0),
    ("px", 1.0),
    ("pt", 4.0 / 3.0),
    ("pc", 16.0),
    ("in", 96.0),
    ("cm", 96.0 / 2.54),
    ("mm", 9.6 / 2.54),
    ("q", 2.4 / 2.54),
];

/// Units that are so many times the size of the letters round them.
const TIMES: [(&str, f32); 7] = [
    ("em", 1.0),
    ("ex", 0.5),
    ("ch", 0.5),
    ("ic", 1.0),
    ("cap", 0.7),
    ("lh", 1.2),
    ("%", 0.01),
];

/// The size of letters at a place of a page, in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Size {
    letters: f32,
    /// That of the whole page, of which `rem` is so many times.
    root: f32,
}

impl Size {
    /// Where nothing is said.
    pub const USUAL: Self = Self {
        letters: USUAL,
        root: USUAL,
    };

    /// In the body of a page.
    pub fn of(document: &Document) -> Self {
        let html = Self::USUAL.inside(&document.html_root());
        let html = Self {
            root: html.letters,
            ..html
        };
        document.body().map_or(html, |body| html.inside(&body))
    }

    /// In an element that stands at such a place.
    pub fn inside(self, node: &NodeRef) -> Self {
        let Some(element) = node.element_ref() else {
            return self;
        };
        let by_name = match &*element.name.local {
            // These have a size of their own.
            "button" | "select" => Some(USUAL),
            "font" => element.attr("size").map(|_| USUAL),
            _ => None,
        };
        let around = Self {
            letters: by_name.unwrap_or(self.letters),
            ..self
        };
        let style = element.attr("style");
        style.map_or(around, |style| around.styled(&plain(&style)))
    }

    /// Whether letters are smaller than usual.
    pub fn is_smaller(self) -> bool {
        self.letters < USUAL
    }

    /// In an element of that style, in small letters.
    pub fn styled(self, style: &str) -> Self {
        let stated = styles::sizes(style).find_map(|size| self.stated(size));
        Self {
            letters: stated.unwrap_or(self.letters),
            ..self
        }
    }

    /// Whether letters are too small to be seen.
    pub fn hides(self) -> bool {
        self.letters < SEEN
    }

    /// Whether they are so much smaller than usual that nobody may see them where others make them smaller again.
    pub fn is_small(self) -> bool {
        self.letters < USUAL / 3.0
    }

    /// The pixels that a value says; none where it is no size that is known.
    fn stated(self, value: &str) -> Option<f32> {
        let named = NAMED.iter().find(|(name, _)| *name == value);
        match value {
            "inherit" | "unset" => Some(self.letters),
            "smaller" => Some(self.letters / 1.2),
            "larger" => Some(self.letters * 1.2),
            // What is worked out elsewhere is taken for as large as what is round it.
            _ if value.contains('(') => self.length(value).or(Some(self.letters)),
            _ => named
                .map(|(_, pixels)| *pixels)
                .or_else(|| self.length(value)),
        }
        .filter(|pixels| *pixels >= 0.0)
    }

    /// The pixels of a length, or of a sum of some.
    pub fn length(self, value: &str) -> Option<f32> {
        let Some(inside) = value.strip_prefix("calc(") else {
            return self.term(value);
        };
        let mut sum = 0.0;
        let mut sign = 1.0;
        let mut product: Option<f32> = None;
        let mut words = inside
            .trim_end()
            .strip_suffix(')')?
            .split_ascii_whitespace();
        while let Some(word) = words.next() {
            match (word, product) {
                ("+" | "-", Some(done)) => {
                    sum += sign * done;
                    sign = if word == "-" { -1.0 } else { 1.0 };
                    product = None;
                }
                ("*", Some(done)) => product = Some(done * self.term(words.next()?)?),
                ("/", Some(done)) => product = Some(done / self.term(words.next()?)?),
                (_, None) => product = Some(self.product(word)?),
                (_, Some(_)) => return None,
            }
        }
        Some(sum + sign * product?)
    }

    /// Factors that stand without spaces: `2*3px`.
    fn product(self, word: &str) -> Option<f32> {
        let factors = word.split('*').map(|factor| self.term(factor));
        factors.product()
    }

    /// A number with its unit, or without one.
    fn term(self, value: &str) -> Option<f32> {
        let ends = |units: &[(&str, f32)]| {
            let mut units = units.iter();
            units.find_map(|(unit, each)| Some((value.strip_suffix(unit)?, *each)))
        };
        let (number, each) = match value.strip_suffix("rem") {
            Some(number) => (number, self.root),
            None => ends(&TIMES)
                .map(|(number, times)| (number, times * self.letters))
                .or_else(|| ends(&UNITS))
                .unwrap_or((value, 1.0)),
        };
        let number: f32 = number.trim().parse().ok()?;
        number.is_finite().then_some(number * each)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_size_that_is_really_nothing_hides() {
        for (style, hides) in [
            ("font-size:0.8em", false),
            ("font-size:.8em", false),
            ("font-size:0.8rem", false),
            ("font:0.9em serif", false),
            ("font: italic .9em/1.2 serif", false),
            ("font-size:0.9pc", false),
            ("font-size:0.2in", false),
            ("font-size:0.5cm", false),
            ("font-size:.1em", false),
            ("font-size:2px", false),
            ("font-size:smaller", false),
            ("font-size:calc(0.9em)", false),
            ("font-size:calc(1px + 0.5em)", false),
            ("font-size:clamp(1rem, 2vw, 3rem)", false),
            ("font-size:0;font-size:foo", true),
            ("font-size:0;font-size:1em", false),
            ("font-size:0;font-size:clamp(1rem, 2vw, 3rem)", false),
            ("font:inherit", false),
            ("font:400 x", false),
            ("font-size:1%", true),
            ("font-size:0.9%", true),
            ("font-size:1pt", true),
            ("font-size:1px", true),
            ("font-size:0.01em", true),
            ("font-size:calc(1px - 1px)", true),
            ("font-size:calc(2 * 0.5px)", true),
            ("font-size:calc(2*0.5px)", true),
            ("font-size:0", true),
            ("font:0/0 a", true),
            ("font:bold 0px a", true),
        ] {
            assert_eq!(Size::USUAL.styled(style).hides(), hides, "{style}");
        }
    }

    #[test]
    fn sizes_are_times_those_round_them() {
        let twice = |style: &str| Size::USUAL.styled(style).styled(style);
        assert!(!twice("font-size:0.8em").hides());
        assert!(twice("font-size:25%").hides());
        assert!(
            Size::USUAL
                .styled("font-size:0")
                .styled("font-size:80%")
                .hides()
        );
        assert!(
            !Size::USUAL
                .styled("font-size:0")
                .styled("font-size:14px")
                .hides()
        );
        assert!(
            !Size::USUAL
                .styled("font-size:0")
                .styled("font-size:1rem")
                .hides()
        );
    }
}
