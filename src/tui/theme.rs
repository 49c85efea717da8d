//! Themes: what each kind of text looks like. They are files; five come with the program.

use std::collections::BTreeMap;

use ratatui::style::{Color, Modifier, Style};
use serde::Deserialize;

use crate::{
    diagnostic::nearest,
    sign::{Sign, Tone},
};

/// What a part of the screen looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    Plain,
    Dim,
    Strong,
    Link,
    Good,
    Caution,
    Bad,
    Neutral,
    /// The borders of panes.
    Border,
    /// The border of the pane that has the keys.
    Focus,
    /// The selected row of that pane.
    Selected,
    /// The selected row of the others.
    Marked,
    /// Quoted words in a source.
    Quote,
    /// The number of a cited paragraph.
    Cited,
    /// What was searched for.
    Found,
    Header,
    Footer,
    Key,
    Error,
}

/// The program's own signs, for terminals with and without them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Glyphs {
    pub crumb: &'static str,
    pub pointer: &'static str,
    pub bar: &'static str,
    pub paragraph: &'static str,
    pub border: ratatui::symbols::border::Set<'static>,
    pub is_ascii: bool,
}

const UNICODE: Glyphs = Glyphs {
    crumb: " › ",
    pointer: "▸",
    bar: "▌",
    paragraph: "¶",
    border: ratatui::symbols::border::PLAIN,
    is_ascii: false,
};

const ASCII: Glyphs = Glyphs {
    crumb: " > ",
    pointer: ">",
    bar: "|",
    paragraph: "#",
    border: ratatui::symbols::border::Set {
        top_left: "+",
        top_right: "+",
        bottom_left: "+",
        bottom_right: "+",
        vertical_left: "|",
        vertical_right: "|",
        horizontal_top: "-",
        horizontal_bottom: "-",
    },
    is_ascii: true,
};

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
}

impl Theme {
    /// Reads a theme file.
    ///
    /// # Errors
    /// A message with line and column, for the user.
    pub fn read(name: &str, text: &str) -> Result<Self, String> {
        let file: File = toml::from_str(text)
            .map_err(|error| format!("the theme `{name}` cannot be read: {error}"))?;
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
    fn every_shipped_theme_can_be_read_and_shows_the_selection() {
        for (name, text) in SHIPPED {
            let theme = Theme::read(name, text).unwrap();
            for part in [Part::Selected, Part::Quote, Part::Focus] {
                assert_ne!(theme.style(part), Style::new(), "{name}: {part:?}");
            }
        }
        assert_eq!(Theme::shipped(false).len(), SHIPPED.len());
    }

    #[test]
    fn mono_has_no_colour() {
        let theme = Theme::read(
            MONO,
            SHIPPED.iter().find(|(name, _)| *name == MONO).unwrap().1,
        )
        .unwrap();
        assert!(
            theme
                .styles
                .values()
                .all(|style| style.fg.is_none() && style.bg.is_none())
        );
    }

    #[test]
    fn a_wrong_theme_says_where() {
        let error = Theme::read("mine", "[parts]\nlink = { fg = \"blu\" }").unwrap_err();
        assert!(error.contains("line 2"), "{error}");
        assert!(Theme::read("mine", "[parts]\nlnk = {}").is_err());
        assert!(Theme::unknown("drak").contains("`dark`"));
    }
}
