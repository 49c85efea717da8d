//! The style sheets of a page, put into the styles of its elements: what a class or an id hides is then hidden as what
//! a style of its own hides.

use std::collections::{HashMap, HashSet};

use dom_query::{Document, NodeId, NodeRef};

use super::{
    escapes::plain,
    generated::{Generated, Rule as Beside, Side},
    media, styles,
};

/// How many selectors are looked for: each goes through the whole page.
const SELECTORS: usize = 300;

/// What depends on what the reader does, or names no element.
const STATES: [&str; 11] = [
    "::",
    ":hover",
    ":focus",
    ":active",
    ":visited",
    ":link",
    ":target",
    ":checked",
    ":first-letter",
    ":first-line",
    "@",
];

/// What names the place before or behind what an element holds.
const SIDES: [(&str, Side); 4] = [
    ("::before", Side::Before),
    ("::after", Side::Behind),
    (":before", Side::Before),
    (":after", Side::Behind),
];

/// A rule of a sheet, for one of its selectors.
struct Rule<'s> {
    selector: &'s str,
    /// On which side of what the element holds its words are, where it is not for what it holds.
    side: Option<Side>,
    declarations: &'s str,
}

/// A declaration that holds for an element, and what decides between it and others: the greater wins.
struct Held<'s> {
    weight: (bool, [usize; 3], usize),
    declaration: &'s str,
}

/// Whether scripts run where a page is read, which may show what its sheets hide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scripts {
    Run,
    DoNot,
}

/// Whether what hides most of a page is taken for what it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hiding {
    Holds,
    /// A script may show what is hidden: it is read as if it were shown.
    TakenBack,
}

/// What is known of a page beside the styles of its elements.
pub struct Styled {
    /// What its sheets put beside elements.
    pub generated: Generated,
    /// Whether all is known that they say of colours.
    pub colors: Colors,
    pub hiding: Hiding,
}

/// Writes what the sheets of a page say of how words look into the styles of its elements, under what these say
/// themselves. What would hide most of the page so that a script can take it back is taken for taken back; rules for other
/// media and for what the reader does are left out.
pub fn inline(document: &Document, scripts: Scripts) -> Styled {
    let sheets = document.select("style");
    let is_for_screens = |media: &str| media::holds(&media.to_ascii_lowercase());
    let sheets: Vec<String> = sheets
        .iter()
        .filter(|sheet| {
            sheet
                .attr("media")
                .is_none_or(|media| is_for_screens(&media))
        })
        .map(|sheet| plain(&sheet.text()))
        .collect();
    let mut all = Vec::new();
    for sheet in &sheets {
        rules(sheet, &mut all);
    }
    let (beside, all): (Vec<_>, Vec<_>) = all.into_iter().partition(|rule| rule.side.is_some());
    let beside = beside.into_iter().enumerate().filter_map(|(order, rule)| {
        let is_important = rule.declarations.contains("!important");
        Some(Beside {
            selector: rule.selector,
            side: rule.side?,
            declarations: rule.declarations,
            weight: (is_important, specificity(rule.selector), order),
        })
    });
    let generated = Generated::of(document, beside.collect());
    let (rules, colors) = telling(all);
    let Some(body) = document.body().filter(|_| !rules.is_empty()) else {
        return Styled {
            generated,
            colors,
            hiding: Hiding::Holds,
        };
    };
    let whole = body.normalized_char_count();
    let words = |ids: &mut dyn Iterator<Item = NodeId>| -> usize {
        ids.map(|id| NodeRef::new(id, &document.tree).normalized_char_count())
            .sum()
    };
    let mut hiding = Hiding::Holds;
    let mut held: HashMap<NodeId, Vec<Held<'_>>> = HashMap::new();
    for (order, rule) in rules.iter().enumerate() {
        let Some(found) = document.try_select(rule.selector) else {
            continue;
        };
        let found = found.nodes();
        let shows_itself = |node: &&NodeRef| {
            let style = node.attr("style");
            style.is_some_and(|style| styles::displays(&style))
        };
        let hidden = found.iter().filter(|node| !shows_itself(node));
        let is_taken_back = scripts == Scripts::Run
            && styles::may_be_taken_back(rule.declarations)
            && words(&mut hidden.map(|node| node.id)) * 2 >= whole;
        if is_taken_back {
            hiding = Hiding::TakenBack;
        }
        let specific = specificity(rule.selector);
        for node in found {
            let declarations = rule.declarations.split(';').filter(|one| one.contains(':'));
            let declarations = declarations.filter(|one| !is_taken_back || !takes_away(one));
            let declarations = declarations.map(|declaration| Held {
                weight: (declaration.contains("!important"), specific, order),
                declaration,
            });
            held.entry(node.id).or_default().extend(declarations);
        }
    }
    for held in held.values_mut() {
        held.sort_by_key(|held| held.weight);
    }
    let style = |id: NodeId, held: &[Held<'_>], is_taken_back: bool| {
        let of = |important: bool| {
            let of = held.iter().filter(move |held| held.weight.0 == important);
            of.map(|held| held.declaration)
                .filter(|one| !is_taken_back || !takes_away(one))
                .collect::<Vec<_>>()
                .join(";")
        };
        let own = NodeRef::new(id, &document.tree).attr("style");
        let own = own.unwrap_or_default();
        format!("{};{own};{}", of(false), of(true))
    };
    let hidden: HashSet<NodeId> = held
        .iter()
        .filter(|(id, held)| styles::may_be_taken_back(&style(**id, held, false)))
        .map(|(id, _)| *id)
        .collect();
    let is_most = scripts == Scripts::Run && words(&mut hidden.iter().copied()) * 2 >= whole;
    for (id, held) in &held {
        let is_taken_back = is_most && hidden.contains(id);
        let style = style(*id, held, is_taken_back);
        // What a style of its own hides is hidden all the same.
        if is_taken_back && !styles::may_be_taken_back(&style) {
            hiding = Hiding::TakenBack;
        }
        NodeRef::new(*id, &document.tree).set_attr("style", &style);
    }
    Styled {
        generated,
        colors,
        hiding,
    }
}

/// Whether a declaration is of what scripts take back.
fn takes_away(declaration: &str) -> bool {
    let name = declaration.split_once(':').map(|(name, _)| name.trim());
    name.is_some_and(|name| styles::TAKEN_BACK.contains(&name))
}

/// The rules that tell something of how words look, those that may take it back, and those that colour letters, or what
/// is behind them, or lay them elsewhere. Where there are too many, these go first, then those that only may take back,
/// and no colour is known.
fn telling(rules: Vec<Rule<'_>>) -> (Vec<Rule<'_>>, Colors) {
    let names = |declarations: &str| -> HashSet<String> {
        let all = declarations
            .split(';')
            .filter_map(|one| one.split_once(':'));
        all.map(|(name, _)| name.trim().to_owned()).collect()
    };
    let tells = |rule: &Rule<'_>| styles::tells(rule.declarations);
    let mut told: HashSet<String> = HashSet::new();
    for rule in rules.iter().filter(|rule| tells(rule)) {
        told.extend(names(rule.declarations));
    }
    if told.contains("color") {
        told.extend(COLORS.map(str::to_owned));
    }
    let mut all = told.clone();
    all.extend(COLORS.into_iter().chain(LAYS).map(str::to_owned));
    let mut rules = rules;
    rules.retain(|rule| !all.is_disjoint(&names(rule.declarations)));
    if rules.len() <= SELECTORS {
        return (rules, Colors::Known);
    }
    rules.retain(|rule| !told.is_disjoint(&names(rule.declarations)));
    if rules.len() > SELECTORS {
        rules.retain(tells);
        rules.truncate(SELECTORS);
    }
    (rules, Colors::Unknown)
}

/// Whether all is known that the sheets of a page say of colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colors {
    Known,
    Unknown,
}

/// What colours words, or what is behind them.
const COLORS: [&str; 3] = ["color", "background", "background-color"];

/// What lays words elsewhere, sets them beside others, or turns them round.
const LAYS: [&str; 16] = [
    "position",
    "unicode-bidi",
    "direction",
    "float",
    "width",
    "min-width",
    "flex",
    "flex-basis",
    "flex-direction",
    "flex-flow",
    "grid",
    "grid-auto-flow",
    "grid-column",
    "grid-template",
    "grid-template-areas",
    "grid-template-columns",
];

/// The rules of a sheet, in small letters, and of those in it for screens.
fn rules<'s>(sheet: &'s str, found: &mut Vec<Rule<'s>>) {
    let mut open = vec![sheet];
    while let Some(mut rest) = open.pop() {
        while let Some(at) = rest.find('{') {
            let before = rest[..at].rsplit(['}', ';']).next().unwrap_or_default();
            let selectors = before.trim();
            let inside = &rest[at + 1..];
            let end = block(inside);
            let (inside, after) = inside.split_at(end);
            rest = after.strip_prefix('}').unwrap_or(after);
            if selectors.starts_with('@') {
                if is_read(selectors) {
                    // In its place, as what is behind comes later.
                    open.push(rest);
                    rest = inside;
                }
                continue;
            }
            let selectors = parted(selectors).into_iter().map(of_side);
            let selectors = selectors.filter(|(selector, _)| {
                !selector.is_empty() && !STATES.iter().any(|state| selector.contains(state))
            });
            found.extend(selectors.map(|(selector, side)| Rule {
                selector,
                side,
                declarations: inside,
            }));
        }
    }
}

/// Whether the rules in a rule of that name are read: those for screens, those of a layer, and those for programs that
/// know what is asked, as browsers do.
fn is_read(name: &str) -> bool {
    let end = name.find(|c: char| c.is_whitespace() || c == '(');
    let (name, asked) = name.split_at(end.unwrap_or(name.len()));
    match name {
        "@media" => media::holds(asked),
        "@supports" => !asked.trim_start().starts_with("not"),
        "@layer" => true,
        _ => false,
    }
}

/// A selector without the side of its element that it names.
fn of_side(selector: &str) -> (&str, Option<Side>) {
    for (name, side) in SIDES {
        if let Some(element) = selector.strip_suffix(name) {
            let element = match element.chars().next_back() {
                None => "*",
                // It is that of any element in another.
                Some(' ' | '>' | '+' | '~') => "",
                Some(_) => element,
            };
            return (element, Some(side));
        }
    }
    (selector, None)
}

/// The selectors of a list.
fn parted(selectors: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut depth, mut from) = (0_usize, 0);
    for (at, c) in selectors.char_indices() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            ',' if depth == 0 => {
                parts.push(selectors[from..at].trim());
                from = at + 1;
            }
            _ => {}
        }
    }
    parts.push(selectors[from..].trim());
    parts
}

/// How many ids, classes and elements a selector names.
fn specificity(selector: &str) -> [usize; 3] {
    let count = |signs: &[char]| selector.matches(signs).count();
    let names = selector.split([' ', '>', '+', '~']);
    let elements = names.filter(|name| name.starts_with(|c: char| c.is_ascii_alphabetic()));
    [count(&['#']), count(&['.', '[', ':']), elements.count()]
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
    fn rules_of_a_sheet() {
        let told = |sheet: &str| {
            let sheet = plain(sheet);
            let mut found = Vec::new();
            rules(&sheet, &mut found);
            let found = found.iter();
            found
                .map(|rule| format!("{} {}", rule.selector, rule.declarations.trim()))
                .collect::<Vec<_>>()
        };
        assert_eq!(
            told(
                "/* a */ .a, #b:not(.c, .d) { color: red /* x */ } @media print { .c { top: 0 } }\n\
                 @media screen { .m { left: 0 } } .d:hover { top: 0 } @import 'x'; .f > p { top: 1px"
            ),
            [
                ".a color: red",
                "#b:not(.c, .d) color: red",
                ".m left: 0",
                ".f > p top: 1px"
            ]
        );
        assert_eq!(specificity("#a .b p.c > li"), [1, 2, 2]);
    }
}
