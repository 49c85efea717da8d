//! What styles do to the words that have them: hide them, strike them out, set them in white.

use super::{color, declared::Declared, elements::Does, escapes::plain, ground::Said, size::Size};
use crate::extract::{Whose, script::Script};

/// So far beside the page, in pixels, nothing is seen.
const FAR: f32 = -400.0;

/// So far to the side of it neither, though one may come there.
const BEYOND: f32 = 4_000.0;

/// So close, in pixels, letters of the usual size stand upon one another.
const CLOSE: f32 = -6.0;

/// What a style makes of the words that have it.
pub fn of(style: &str) -> Vec<Whose> {
    let style = plain(style);
    let declared = Declared::of(&style);
    let mut all = Vec::new();
    if is_unseen(&style) {
        all.push(Whose::Hidden);
    }
    if declared.has("text-decoration", "line-through")
        || declared.has("text-decoration-line", "line-through")
    {
        all.push(Whose::Struck);
    }
    if declared.is("unicode-bidi", "bidi-override")
        || declared.is("unicode-bidi", "isolate-override")
    {
        all.push(Whose::Turned);
    }
    if declared.is_white() {
        all.push(Whose::White);
    }
    all
}

/// Where a style puts words in their line, if not on it: by so much that it is seen, or in smaller letters.
pub fn script(style: &str) -> Option<Script> {
    /// So many pixels off its line nothing is put for the look of it alone.
    const SEEN: f32 = 3.0;
    let style = plain(style);
    let declared = Declared::of(&style);
    let is_small = Size::USUAL.styled(&style).is_smaller();
    let raised = |by: f32| match by {
        by if by >= SEEN || is_small && by > 0.0 => Some(Script::Above),
        by if by <= -SEEN || is_small && by < 0.0 => Some(Script::Below),
        _ => None,
    };
    let length = |property: &str| Size::USUAL.length(declared.value(property)?);
    let aligned = match declared.value("vertical-align") {
        Some("super") => Some(Script::Above),
        Some("sub") => Some(Script::Below),
        Some("text-top" | "top") if is_small => Some(Script::Above),
        Some("text-bottom" | "bottom") if is_small => Some(Script::Below),
        _ => length("vertical-align").and_then(raised),
    };
    let moved = || {
        let up = length("bottom").or_else(|| length("top").map(|down| -down));
        up.filter(|_| declared.is("position", "relative"))
            .and_then(raised)
    };
    aligned.or_else(moved)
}

/// Whether words that have a style are not to be seen, where letters round them are as large as usual.
pub fn is_unseen(style: &str) -> bool {
    let style = plain(style);
    Declared::of(&style).hides() || Size::USUAL.styled(&style).hides()
}

/// Whether words that have a style are not to be seen, however large they are.
pub fn hides(style: &str) -> bool {
    Declared::of(&plain(style)).hides()
}

/// Whether a style, in small letters, tells anything that is asked here.
pub fn tells(style: &str) -> bool {
    !of(style).is_empty()
        || Size::USUAL.styled(style).is_small()
        || script(style).is_some()
        || does(style) != Does::Flows
}

/// What scripts take back that show a page bit by bit.
pub const TAKEN_BACK: [&str; 3] = ["display", "visibility", "opacity"];

/// Whether words that have a style are not to be seen by what scripts take back.
pub fn may_be_taken_back(style: &str) -> bool {
    Declared::of(&plain(style)).may_be_taken_back()
}

/// What a style makes of an element that else stands within a line.
pub fn does(style: &str) -> Does {
    let style = plain(style);
    let declared = Declared::of(&style);
    match declared.value("display") {
        Some("block" | "flex" | "grid" | "table" | "list-item" | "flow-root") => Does::Parts,
        Some("table-cell") => Does::IsCell,
        Some(table) if table.starts_with("table-") => Does::Parts,
        Some("inline-block" | "inline-flex" | "inline-grid" | "inline-table") => Does::Interrupts,
        _ => Does::Flows,
    }
}

/// Whether a style has something behind its words that is not white.
pub fn has_ground(style: &str) -> bool {
    let style = plain(style);
    let declared = Declared::of(&style);
    let ground = declared
        .value("background")
        .or(declared.value("background-color"));
    let is_paper = |color: color::Color| color::is_white(color) || color[3] == 0;
    ground.is_some_and(|ground| ground != "none" && !color::of(ground).is_some_and(is_paper))
        || declared
            .value("background-image")
            .is_some_and(|image| image != "none")
}

/// What a style, in small letters, says of the colour of letters and of what is behind them.
pub fn colors(style: &str) -> (Said, Said) {
    let declared = Declared::of(style);
    let said = |value: &str| match value {
        "inherit" | "currentcolor" | "unset" | "none" => Said::Nothing,
        value => color::of(value).map_or(Said::Other, Said::Color),
    };
    let last = |names: &[&str]| {
        let mut of = declared.0.iter().rev();
        let found = of.find(|(name, _)| names.contains(name));
        found.map_or(Said::Nothing, |(_, value)| said(value))
    };
    let letters = last(&["color", "-webkit-text-fill-color"]);
    let ground = match declared.value("background-image") {
        Some(image) if image != "none" => Said::Other,
        _ => last(&["background", "background-color"]),
    };
    (letters, ground)
}

/// What a style, in small letters, says of the size of letters, the last first.
pub fn sizes(style: &str) -> impl Iterator<Item = &str> {
    let declared = Declared::of(style).0.into_iter().rev();
    declared.filter_map(|(name, value)| match name {
        "font-size" => Some(value),
        // The size stands before the height of lines; a number alone is a weight, if it is not nothing.
        "font" => value
            .split_ascii_whitespace()
            .map(|word| word.split_once('/').map_or(word, |(size, _)| size))
            .find(|word| {
                let is_number = word.starts_with(|c: char| c.is_ascii_digit() || c == '.');
                is_number && (word.ends_with(|c: char| !c.is_ascii_digit()) || *word == "0")
            }),
        _ => None,
    })
}

/// Whether a style turns the letters of a line round.
pub fn turns(style: &str) -> bool {
    let style = plain(style);
    let declared = Declared::of(&style);
    let is_overridden = ["bidi-override", "isolate-override"]
        .iter()
        .any(|value| declared.is("unicode-bidi", value));
    is_overridden && declared.is("direction", "rtl")
}

/// Whether a style says how its element is displayed, which then goes before all that style sheets say.
pub fn displays(style: &str) -> bool {
    let style = plain(style);
    let declared = Declared::of(&style);
    declared.value("display").is_some() || declared.value("visibility").is_some()
}

impl Declared<'_> {
    /// Whether it is not displayed at all: what a page's own style sheets are asked.
    fn is_not_displayed(&self) -> bool {
        self.is("display", "none")
            || self.is("visibility", "hidden")
            || self.is("visibility", "collapse")
    }

    fn may_be_taken_back(&self) -> bool {
        let opacity = self
            .value("opacity")
            .and_then(|value| Size::USUAL.length(value));
        self.is_not_displayed() || opacity.is_some_and(|opacity| opacity <= 0.05)
    }

    fn hides(&self) -> bool {
        let number = |property: &str| {
            let value = self.value(property)?;
            if value.starts_with("calc(") {
                return Size::USUAL.length(value);
            }
            let digits = value.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '%');
            digits.trim().parse::<f32>().ok()
        };
        let is_far = |property: &str| {
            let value = self.value(property).unwrap_or_default();
            // Of the width of a window.
            let unit = if value.ends_with("vw") { 10.0 } else { 1.0 };
            number(property).is_some_and(|length| length * unit < FAR)
        };
        let is_beyond = |property: &str| number(property).is_some_and(|length| length > BEYOND);
        let is_taken_out = ["absolute", "fixed", "relative"]
            .iter()
            .any(|position| self.is("position", position));
        let is_none = |property: &str| {
            let is_pixel = self.value(property) == Some("1px");
            is_pixel || number(property).is_some_and(|length| length == 0.0)
        };
        let is_cut = ["overflow", "overflow-x", "overflow-y"]
            .iter()
            .any(|name| self.is(name, "hidden") || self.is(name, "clip"));
        let function = |property: &str, names: &[&str]| {
            let value = self.value(property).unwrap_or_default();
            let mut found = names.iter().filter_map(|name| value.split_once(name));
            let inside = found
                .next()?
                .1
                .split([')', ',', ' ', '%', 'p', 'e'])
                .next()?;
            inside.trim().parse::<f32>().ok()
        };
        let is_shrunk = function("transform", &["scale(", "scalex(", "scaley(", "scale3d("]);
        let is_moved = function("transform", &["translate(", "translatex(", "translatey("]);
        let is_scaled = number("scale").or(number("zoom"));
        let is_inset = is_taken_out
            && self.value("inset").is_some_and(|inset| {
                let mut sides = inset.split_ascii_whitespace();
                sides.any(|side| side.starts_with("-999"))
            });
        let is_clipped = function("clip-path", &["inset("]).is_some_and(|part| {
            part >= 50.0
                && self
                    .value("clip-path")
                    .is_some_and(|clip| clip.contains('%'))
        }) || function("clip-path", &["circle(", "ellipse("]) == Some(0.0);
        self.may_be_taken_back()
            || function("filter", &["opacity("]) == Some(0.0)
            || self.is("content-visibility", "hidden")
            || is_far("text-indent")
            // Each letter stands upon the one before.
            || self.value("letter-spacing").and_then(|value| Size::USUAL.length(value))
                .is_some_and(|apart| apart <= CLOSE)
            || is_far("margin-left")
            || is_far("margin-top")
            || is_taken_out && ["left", "top", "right", "bottom"].into_iter().any(is_far)
            || is_taken_out && ["left", "right"].into_iter().any(is_beyond)
            || is_taken_out
                && self
                    .value("clip")
                    .is_some_and(|clip| clip.starts_with("rect"))
            || is_cut
                && [
                    "height",
                    "max-height",
                    "width",
                    "max-width",
                    "block-size",
                    "inline-size",
                ]
                .into_iter()
                .any(is_none)
            || is_clipped
            || is_shrunk
                .or(is_scaled)
                .is_some_and(|times| times.abs() < 0.05)
            || is_inset
            || is_far("translate")
            || is_cut && is_none("line-height")
            || is_moved.is_some_and(|length| length < FAR)
            || self.is("mso-hide", "all")
            || self.is_of_its_ground()
    }

    /// Whether the letters have no colour, or that of what is behind them. Where they are cut out of a picture, they
    /// show that.
    fn is_of_its_ground(&self) -> bool {
        let is_cut_out = ["background-clip", "-webkit-background-clip"]
            .iter()
            .any(|name| self.has(name, "text"));
        let letters = self
            .value("-webkit-text-fill-color")
            .or(self.value("color"));
        let Some(letters) = letters.filter(|_| !is_cut_out).and_then(color::of) else {
            return false;
        };
        let ground = self.value("background-color").or(self.value("background"));
        let ground = ground.and_then(color::of).filter(|ground| ground[3] > 0);
        letters[3] == 0 || ground == Some(letters)
    }

    fn is_white(&self) -> bool {
        let letters = self.value("color").and_then(color::of);
        let has_ground = |name: &str| name.starts_with("background");
        letters.is_some_and(color::is_white) && !self.0.iter().any(|(name, _)| has_ground(name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_that_hide_strike_or_whiten() {
        for style in [
            "display:none",
            "color:red; DISPLAY : none !important",
            "visibility:hidden",
            "font-size:0",
            "font-size: 1px",
            "font-size:0em",
            "opacity:0",
            "opacity:calc(0)",
            "display:none;display:foo",
            "visibility:hidden;visibility:foo",
            "d\\69splay:n\\6fne",
            "display:/* x */none",
            "opacity:0%",
            "font-size:1%",
            "position:absolute;left:-9999px",
            "text-indent:-999em",
            "position:absolute; clip: rect(0 0 0 0)",
            "color:transparent",
            "color:rgba(0,0,0,0)",
            "color:#FFF;background:white",
            "color:black;background-color:#000000",
            "height:0;overflow:hidden",
            "max-height: 0px; overflow: hidden",
            "clip-path: inset(100%)",
            "clip-path:circle(0)",
            "transform: scale(0)",
            "transform: translateX(-9999px)",
            "position:relative;top:-9999px",
            "margin-left:-9999px",
            "mso-hide:all",
            "position:absolute;left:-100vw",
            "position:absolute;left:9999px",
            "font:0/0 a",
            "font: bold 0px/1.5 x",
            "filter:opacity(0)",
            "content-visibility:hidden",
            "-webkit-text-fill-color: transparent",
            "scale:0",
            "zoom: 0.001",
            "position:absolute;inset:-9999px auto auto -9999px",
            "line-height:0;overflow:hidden",
            "letter-spacing:-1em",
        ] {
            assert_eq!(of(style), [Whose::Hidden], "{style}");
        }
        assert_eq!(of("text-decoration: line-through"), [Whose::Struck]);
        assert_eq!(of("color:#FFF"), [Whose::White]);
        for style in [
            "",
            "display:block",
            "background:url(display:none)",
            "font-size:1em",
            "font-size:80%",
            "font-size:1.2em",
            "font-size:0.8em",
            "display:none;display:var(--x)",
            "display:none;display:table-row",
            "font:.9em serif",
            "left:-9999px",
            "position:absolute;left:-10px",
            "color:white;background-color:black",
            "opacity:0.5",
            "height:0",
            "overflow:hidden;height:100px",
            "transform: scale(0.5)",
            "clip-path: inset(10px)",
            "color:#000;background:#fff",
            "font: 400 12px/1.5 x",
            "font:0/0 a;font-size:12px",
            "color:transparent;background-clip:text;background:linear-gradient(red,blue)",
            "position:absolute;top:9999px",
            "zoom:1",
            "position:absolute;inset:0",
            "transform:scale(-1)",
            "letter-spacing:-0.02em",
        ] {
            assert_eq!(of(style), [], "{style}");
        }
    }
}
