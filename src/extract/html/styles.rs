//! What styles do to the words that have them: hide them, strike them out, set them in white.

use std::collections::HashSet;

use dom_query::{Document, NodeId};

use crate::extract::Whose;

/// How many rules of a page's own style sheets are looked at: each goes through the whole page.
const RULES: usize = 100;

/// So far beside the page, in pixels, nothing is seen.
const FAR: f32 = -400.0;

/// What a style makes of the words that have it.
pub fn of(style: &str) -> Vec<Whose> {
    let style = style.to_ascii_lowercase();
    let declared = Declared::of(&style);
    let mut all = Vec::new();
    if declared.hides() {
        all.push(Whose::Hidden);
    }
    if declared.has("text-decoration", "line-through")
        || declared.has("text-decoration-line", "line-through")
    {
        all.push(Whose::Struck);
    }
    if declared.is_white() {
        all.push(Whose::White);
    }
    all
}

/// Whether a style says how its element is displayed, which then goes before all that style sheets say.
pub fn displays(style: &str) -> bool {
    let style = style.to_ascii_lowercase();
    let declared = Declared::of(&style);
    declared.value("display").is_some() || declared.value("visibility").is_some()
}

/// The declarations of a style, in small letters.
struct Declared<'s>(Vec<(&'s str, &'s str)>);

impl<'s> Declared<'s> {
    fn of(style: &'s str) -> Self {
        let declarations = style.split(';').filter_map(|declaration| {
            let (property, value) = declaration.split_once(':')?;
            let value = value.trim().trim_end_matches("!important").trim_end();
            Some((property.trim(), value))
        });
        Self(declarations.collect())
    }

    fn value(&self, property: &str) -> Option<&'s str> {
        let mut of = self.0.iter().rev().filter(|(name, _)| *name == property);
        of.next().map(|(_, value)| *value)
    }

    fn is(&self, property: &str, value: &str) -> bool {
        self.value(property) == Some(value)
    }

    fn has(&self, property: &str, word: &str) -> bool {
        let value = self.value(property);
        value.is_some_and(|value| value.split_ascii_whitespace().any(|of| of == word))
    }

    /// Whether it is not displayed at all: what a page's own style sheets are asked.
    fn is_not_displayed(&self) -> bool {
        self.is("display", "none")
            || self.is("visibility", "hidden")
            || self.is("visibility", "collapse")
    }

    fn hides(&self) -> bool {
        let number = |property: &str| {
            let value = self.value(property)?;
            let digits = value.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '%');
            digits.trim().parse::<f32>().ok()
        };
        let is_far = |property: &str| number(property).is_some_and(|length| length < FAR);
        let is_taken_out = self.is("position", "absolute") || self.is("position", "fixed");
        self.is_not_displayed()
            || number("font-size").is_some_and(|size| size <= 1.0 && !self.is_relative("font-size"))
            || number("opacity").is_some_and(|opacity| opacity <= 0.05)
            || is_far("text-indent")
            || is_taken_out && ["left", "top", "right", "bottom"].into_iter().any(is_far)
            || is_taken_out
                && self
                    .value("clip")
                    .is_some_and(|clip| clip.starts_with("rect"))
            || self.is("color", "transparent")
    }

    /// Whether a size is that of the letters round it, so many times.
    fn is_relative(&self, property: &str) -> bool {
        let value = self.value(property).unwrap_or_default();
        let is_times = ["em", "%"].iter().any(|unit| value.ends_with(unit));
        is_times && !value.starts_with(['0', '.'])
    }

    fn is_white(&self) -> bool {
        let color = self.value("color").unwrap_or_default();
        let color: String = color.split_ascii_whitespace().collect();
        let is_white = matches!(
            &*color,
            "white" | "#fff" | "#ffffff" | "rgb(255,255,255)" | "#fefefe" | "#fdfdfd"
        );
        let has_ground = |name: &str| name.starts_with("background");
        is_white && !self.0.iter().any(|(name, _)| has_ground(name))
    }
}

/// What a page's own style sheets hide. A rule that would hide most of the page is one that a script takes
/// back, and so are rules for other media and for what the reader does.
pub fn hidden(document: &Document) -> HashSet<NodeId> {
    let mut hidden: HashSet<NodeId> = HashSet::new();
    let sheets = document.select("style");
    let sheets: Vec<String> = sheets
        .iter()
        .filter(|sheet| {
            sheet
                .attr("media")
                .is_none_or(|media| &*media == "all" || &*media == "screen")
        })
        .map(|sheet| sheet.text().to_ascii_lowercase())
        .collect();
    let all: Vec<(bool, &str)> = sheets.iter().flat_map(|sheet| rules(sheet)).collect();
    if !all.iter().any(|(hides, _)| *hides) {
        return hidden;
    }
    let Some(body) = document.body() else {
        return hidden;
    };
    let whole = body.normalized_char_count();
    let words = |ids: &mut dyn Iterator<Item = &NodeId>| -> usize {
        let node = |id: &NodeId| dom_query::NodeRef::new(*id, &document.tree);
        ids.map(|id| node(id).normalized_char_count()).sum()
    };
    for (hides, selector) in all.into_iter().take(RULES) {
        let Some(found) = document.try_select(selector) else {
            continue;
        };
        match hides {
            true => {
                let ids = found.nodes().iter().filter(|node| {
                    let style = node.attr("style");
                    !style.is_some_and(|style| displays(&style))
                });
                let ids: Vec<NodeId> = ids.map(|node| node.id).collect();
                if words(&mut ids.iter()) * 2 < whole {
                    hidden.extend(ids);
                }
            }
            false => {
                for node in found.nodes() {
                    hidden.remove(&node.id);
                }
            }
        }
    }
    match words(&mut hidden.iter()) * 2 < whole {
        true => hidden,
        false => HashSet::new(),
    }
}

/// The rules of a style sheet that say whether something is displayed, and whether they hide it. Selectors
/// of states are left out.
fn rules(sheet: &str) -> Vec<(bool, &str)> {
    let mut rules = Vec::new();
    let mut rest = sheet;
    while let Some(open) = rest.find('{') {
        let selector = rest[..open].rsplit(['}', ';']).next().unwrap_or_default();
        let selector = selector.rsplit("*/").next().unwrap_or_default().trim();
        let inside = &rest[open + 1..];
        if selector.starts_with('@') {
            rest = &inside[block(inside)..];
            continue;
        }
        let end = inside.find('}').unwrap_or(inside.len());
        let declared = Declared::of(&inside[..end]);
        let is_plain = !selector.is_empty() && !selector.contains([':', '@']);
        let displays = declared.value("display").or(declared.value("visibility"));
        if is_plain && displays.is_some() {
            rules.push((declared.is_not_displayed(), selector));
        }
        rest = &inside[end..];
    }
    rules
}

/// Where a block ends that has begun before.
fn block(inside: &str) -> usize {
    let mut depth = 1;
    for (at, byte) in inside.bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at;
        }
    }
    inside.len()
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
            "position:absolute;left:-9999px",
            "text-indent:-999em",
            "position:absolute; clip: rect(0 0 0 0)",
            "color:transparent",
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
            "left:-9999px",
            "position:absolute;left:-10px",
            "color:white;background-color:black",
            "opacity:0.5",
        ] {
            assert_eq!(of(style), [], "{style}");
        }
    }

    #[test]
    fn rules_of_a_sheet() {
        let sheet = "/* a */ .a, #b { color: red; display: none } @media print { .c { display: none } }\n\
                     .d:hover { display: none } .e { color: red } .f > p { visibility: visible }";
        assert_eq!(rules(sheet), [(true, ".a, #b"), (false, ".f > p")]);
        assert_eq!(rules("@media { .a { display: none"), []);
        assert_eq!(rules("a { display: none"), [(true, "a")]);
    }
}
