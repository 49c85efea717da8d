//! Whether what the shipped themes write can be read on the terminals that readers have.
//!
//! Contrast is that of WCAG 2.2: words need 4.5 to 1 (success criterion 1.4.3), what is drawn and is no
//! word 3 to 1 (1.4.11). Heads, dates and hints, which themes show as `dim`, are words like others.

use ratatui::style::{Color, Modifier, Style};

use super::{
    Part, Theme,
    palettes::{PALETTES, Palette},
};

/// Where the terminal's own text has less than words need. Who chose it reads all programs so; a
/// theme that uses the terminal's own two colours cannot do better, and must not do worse.
const PALE: [&str; 1] = ["Solarized light"];

/// The luminance of a colour (WCAG 2.2, relative luminance).
fn luminance(colour: u32) -> f64 {
    let channel = |shift: u32| {
        let value = f64::from((colour >> shift) & 0xff) / 255.0;
        match value <= 0.040_45 {
            true => value / 12.92,
            false => ((value + 0.055) / 1.055).powf(2.4),
        }
    };
    0.2126 * channel(16) + 0.7152 * channel(8) + 0.0722 * channel(0)
}

/// The contrast of two colours, from 1 to 21.
fn contrast(one: u32, other: u32) -> f64 {
    let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
    (one / other).max(other / one)
}

impl Palette {
    fn shows(&self, colour: Option<Color>, own: u32) -> u32 {
        let number = match colour {
            None | Some(Color::Reset) => return own,
            Some(Color::Rgb(red, green, blue)) => {
                return u32::from_be_bytes([0, red, green, blue]);
            }
            Some(Color::Black) => 0,
            Some(Color::Red) => 1,
            Some(Color::Green) => 2,
            Some(Color::Yellow) => 3,
            Some(Color::Blue) => 4,
            Some(Color::Magenta) => 5,
            Some(Color::Cyan) => 6,
            Some(Color::Gray) => 7,
            Some(Color::DarkGray) => 8,
            Some(Color::LightRed) => 9,
            Some(Color::LightGreen) => 10,
            Some(Color::LightYellow) => 11,
            Some(Color::LightBlue) => 12,
            Some(Color::LightMagenta) => 13,
            Some(Color::LightCyan) => 14,
            Some(Color::White) => 15,
            Some(Color::Indexed(number)) => usize::from(number),
        };
        // Beyond the sixteen all terminals show the same; no shipped theme uses those.
        self.colours[number]
    }

    /// What is seen of a style: the colour of its words, and of its ground.
    fn seen(&self, style: Style) -> (u32, u32) {
        let words = self.shows(style.fg, self.foreground);
        let ground = self.shows(style.bg, self.background);
        match style.add_modifier.contains(Modifier::REVERSED) {
            true => (ground, words),
            false => (words, ground),
        }
    }

    fn contrast(&self, style: Style) -> f64 {
        let (words, ground) = self.seen(style);
        contrast(words, ground)
    }
}

/// The least contrast of what a part writes or draws.
fn needed(part: Part) -> f64 {
    match part {
        Part::Border | Part::Band => 3.0,
        _ => 4.5,
    }
}

/// A part as it is on the screen, which `plain` fills before.
fn on_screen(theme: &Theme, part: Part) -> Style {
    theme.style(Part::Plain).patch(theme.style(part))
}

#[test]
fn the_measure_is_right() {
    assert!((contrast(0, 0xff_ffff) - 21.0).abs() < 0.001);
    // The grey that is known to be just enough on white.
    assert!((contrast(0x76_7676, 0xff_ffff) - 4.54).abs() < 0.01);
    assert!(contrast(0x77_7777, 0xff_ffff) < 4.5);
    let blue = Style::new().fg(Color::Blue);
    let reversed = blue.add_modifier(Modifier::REVERSED);
    for palette in &PALETTES {
        let (words, ground) = palette.seen(blue);
        assert_eq!(palette.seen(reversed), (ground, words), "{}", palette.name);
    }
}

#[test]
fn every_part_of_every_theme_can_be_read_on_every_stock_palette() {
    let mut wrong = Vec::new();
    for theme in Theme::shipped(false) {
        for part in Part::ALL {
            for palette in &PALETTES {
                let style = on_screen(&theme, part);
                let own = style.fg.is_none() && style.bg.is_none();
                if own && PALE.contains(&palette.name) {
                    continue;
                }
                let found = palette.contrast(style);
                if found < needed(part) {
                    wrong.push(format!(
                        "{}: {part:?} on {}: {found:.2}",
                        theme.name, palette.name
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_pale_palettes_are_pale_of_themselves() {
    for palette in &PALETTES {
        let own = palette.contrast(Style::new());
        assert_eq!(
            PALE.contains(&palette.name),
            own < 4.5,
            "{}: {own:.2}",
            palette.name
        );
        // Even there it is not less than large letters need.
        assert!(own >= 3.0, "{}: {own:.2}", palette.name);
    }
}

/// Why the theme of the terminal's own colours names none for words: the ground of the sixteen is not
/// known, and none of them can be read on all grounds.
#[test]
fn none_of_the_sixteen_can_be_read_on_every_stock_palette() {
    for number in 0..16 {
        let style = Style::new().fg(Color::Indexed(number));
        let lowest = PALETTES
            .iter()
            .map(|palette| palette.contrast(style))
            .fold(f64::INFINITY, f64::min);
        assert!(lowest < 4.5, "{number}: {lowest:.2}");
    }
}

/// A selected row, a mark in it and a word found are told from what is around them by more than a shade.
#[test]
fn what_is_selected_stands_out_from_its_ground() {
    for theme in Theme::shipped(false) {
        for palette in &PALETTES {
            let plain = palette.seen(theme.style(Part::Plain));
            for part in [Part::Selected, Part::Quote, Part::Found, Part::AsOf] {
                let style = on_screen(&theme, part);
                let is_other = palette.seen(style) != plain;
                let is_lined = style.add_modifier.contains(Modifier::UNDERLINED);
                assert!(
                    is_other || is_lined,
                    "{}: {part:?} on {}",
                    theme.name,
                    palette.name
                );
            }
        }
    }
}
