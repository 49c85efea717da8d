//! Themes: what each kind of text looks like. They are files; five come with the program.

#[cfg(test)]
mod contrast;
mod glyphs;
#[cfg(test)]
mod palettes;
mod part;

use std::collections::BTreeMap;

use ratatui::style::{Color, Modifier, Style};
use serde::Deserialize;

use crate::{
    diagnostic::nearest,
    sign::{Sign, Tone},
};

pub use glyphs::Glyphs;
pub use part::Part;

use glyphs::{ASCII, UNICODE};

/// A theme.
#[derive(Clone, Debug)]
pub struct Theme {
    pub name: String,
    pub glyphs: Glyphs,
    styles: BTreeMap<Part, Style>,
}

/// The themes that come with the program: name and file. The first is the default.
const SHIPPED: [(&str, &str); 5] = [
    (
        "terminal",
        include_str!("../../assets/themes/terminal.toml"),
    ),
    ("dark", include_str!("../../assets/themes/dark.toml")),
    ("light", include_str!("../../assets/themes/light.toml")),
    (
        "high-contrast",
        include_str!("../../assets/themes/high-contrast.toml"),
    ),
    ("mono", include_str!("../../assets/themes/mono.toml")),
];

/// The theme where none is named.
pub const DEFAULT: &str = SHIPPED[0].0;

/// The theme for `NO_COLOR`.
pub const MONO: &str = "mono";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    parts: BTreeMap<Part, Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    fg: Option<Color>,
    bg: Option<Color>,
    #[serde(default)]
    bold: bool,
    #[serde(default)]
    dim: bool,
    #[serde(default)]
    italic: bool,
    #[serde(default)]
    underline: bool,
    #[serde(default)]
    reverse: bool,
    #[serde(default)]
    strike: bool,
}

impl Theme {
    /// Reads a theme file.
    ///
    /// # Errors
    /// A message of one line with the place, for the user.
    pub fn read(name: &str, text: &str) -> Result<Self, String> {
        let file: File = toml::from_str(text).map_err(|error| {
            let before = error.span().and_then(|span| text.get(..span.start));
            let line = before.unwrap_or("").matches('\n').count() + 1;
            let why = error.message().replace('\n', ", ");
            format!("the theme `{name}` cannot be read: line {line}: {why}")
        })?;
        let styles = file
            .parts
            .into_iter()
            .map(|(part, entry)| (part, entry.style()))
            .collect();
        Ok(Self {
            name: name.into(),
            glyphs: UNICODE,
            styles,
        })
    }

    /// The themes that come with the program, the default first.
    pub fn shipped(ascii: bool) -> Vec<Self> {
        let read = |(name, text): (&str, &str)| Self::read(name, text).ok();
        SHIPPED
            .into_iter()
            .filter_map(read)
            .map(|theme| theme.with_glyphs(ascii))
            .collect()
    }

    /// The same with or without signs beyond ASCII.
    pub fn with_glyphs(mut self, ascii: bool) -> Self {
        self.glyphs = if ascii { ASCII } else { UNICODE };
        self
    }

    /// The number of the theme with that name, among these.
    pub fn named(themes: &[Self], name: &str) -> Option<usize> {
        themes.iter().position(|theme| theme.name == name)
    }

    /// Whether it has no colour at all, so that what colours tell apart needs a sign besides.
    pub fn is_colourless(&self) -> bool {
        let mut styles = self.styles.values();
        styles.all(|style| style.fg.is_none() && style.bg.is_none())
    }

    /// A sentence on a theme that is not there.
    pub fn unknown(name: &str) -> String {
        let names = SHIPPED.map(|(name, _)| name);
        match nearest(name, names) {
            Some(near) => format!("there is no theme `{name}`; did you mean `{near}`?"),
            None => format!(
                "there is no theme `{name}`; the themes are {}",
                names.join(", ")
            ),
        }
    }

    /// What a part of the screen looks like.
    pub fn style(&self, part: Part) -> Style {
        self.styles.get(&part).copied().unwrap_or_default()
    }

    /// What text of a tone looks like.
    pub fn tone(&self, tone: Tone) -> Style {
        self.style(match tone {
            Tone::Plain => Part::Plain,
            Tone::Dim => Part::Dim,
            Tone::Strong => Part::Strong,
            Tone::Good => Part::Good,
            Tone::Caution => Part::Caution,
            Tone::Bad => Part::Bad,
            Tone::Neutral => Part::Neutral,
            Tone::Added => Part::Added,
            Tone::Removed => Part::Removed,
        })
    }

    /// The glyph of a sign.
    pub fn glyph(&self, sign: Sign) -> &'static str {
        if self.glyphs.is_ascii {
            sign.ascii
        } else {
            sign.glyph
        }
    }
}

impl Entry {
    fn style(&self) -> Style {
        let mut style = Style::new();
        style.fg = self.fg;
        style.bg = self.bg;
        let modifiers = [
            (self.bold, Modifier::BOLD),
            (self.dim, Modifier::DIM),
            (self.italic, Modifier::ITALIC),
            (self.underline, Modifier::UNDERLINED),
            (self.reverse, Modifier::REVERSED),
            (self.strike, Modifier::CROSSED_OUT),
        ];
        for (_, modifier) in modifiers.into_iter().filter(|(on, _)| *on) {
            style = style.add_modifier(modifier);
        }
        style
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shipped_theme_can_be_read_and_says_what_each_part_looks_like() {
        for (name, text) in SHIPPED {
            let theme = Theme::read(name, text).unwrap();
            let named: Vec<Part> = theme.styles.keys().copied().collect();
            assert_eq!(named, Part::ALL, "{name}");
            for part in [
                Part::Selected,
                Part::Marked,
                Part::Quote,
                Part::Focus,
                Part::AsOf,
                Part::Found,
                Part::Added,
                Part::Removed,
            ] {
                assert_ne!(theme.style(part), Style::new(), "{name}: {part:?}");
            }
        }
        assert_eq!(Theme::shipped(false).len(), SHIPPED.len());
    }

    #[test]
    fn no_shipped_theme_uses_blue_or_faint() {
        // The blue of the sixteen colours cannot be read on black, and each terminal has a faint of its
        // own: on the Linux console it is a dark grey.
        let blue = [
            Color::Blue,
            Color::LightBlue,
            Color::Indexed(4),
            Color::Indexed(12),
        ];
        for theme in Theme::shipped(false) {
            for part in Part::ALL {
                let style = theme.style(part);
                let colours = [style.fg, style.bg];
                let is_blue = |colour: &Color| blue.contains(colour);
                let name = &theme.name;
                assert!(
                    !colours.iter().flatten().any(is_blue),
                    "{name}: {part:?} is blue"
                );
                assert!(
                    !style.add_modifier.contains(Modifier::DIM),
                    "{name}: {part:?} is faint"
                );
            }
        }
    }

    #[test]
    fn mono_has_no_colour() {
        let themes = Theme::shipped(false);
        assert!(themes[Theme::named(&themes, MONO).unwrap()].is_colourless());
        assert!(!themes[Theme::named(&themes, "dark").unwrap()].is_colourless());
        assert_eq!(Theme::named(&themes, "drak"), None);
    }

    #[test]
    fn what_is_told_apart_by_colour_is_told_apart_without_too() {
        for name in ["terminal", MONO] {
            let themes = Theme::shipped(false);
            let theme = &themes[Theme::named(&themes, name).unwrap()];
            let apart = [
                [Part::Selected, Part::Marked],
                [Part::Added, Part::Removed],
                [Part::Quote, Part::Found],
                [Part::Quote, Part::Selected],
                [Part::Found, Part::Selected],
                [Part::Key, Part::Footer],
                [Part::Link, Part::Plain],
            ];
            for [one, other] in apart {
                assert_ne!(theme.style(one), theme.style(other), "{name}: {one:?}");
            }
        }
    }

    #[test]
    fn a_wrong_theme_says_where() {
        let error = Theme::read("mine", "[parts]\nlink = { fg = \"blu\" }").unwrap_err();
        assert!(error.contains("line 2") && !error.contains('\n'), "{error}");
        assert!(Theme::read("mine", "[parts]\nlnk = {}").is_err());
        assert!(Theme::unknown("drak").contains("`dark`"));
    }
}
