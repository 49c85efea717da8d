//! The blocks of a page in the order in which they are read: headline, article, all else.

use std::collections::HashSet;

use memchr::memmem;

use crate::{
    extract::{Block, Whose},
    text::fold,
};

/// So many blocks round an article are looked for in it; each search goes through all of it.
const LOOKED_FOR: usize = 2_000;

/// A block, and what stands beside it.
struct Group(Vec<Block>);

impl Group {
    /// Whether all words of its block are that. White space between them may be nobody's.
    fn is(&self, whose: &Whose) -> bool {
        self.0.first().is_some_and(|block| {
            let spans = block.spans.iter().filter(|(_, of)| of == whose);
            let mut end = 0;
            let mut between = String::new();
            for (range, _) in spans {
                between.push_str(block.text.get(end..range.start).unwrap_or_default());
                end = range.end.max(end);
            }
            between.push_str(block.text.get(end..).unwrap_or_default());
            end > 0 && between.trim().is_empty()
        })
    }

    fn is_outside(&self) -> bool {
        self.is(&Whose::Outside)
    }

    fn folded(&self) -> String {
        self.0
            .first()
            .map_or_else(String::new, |block| folded(&block.text))
    }

    /// The same, as a part of the article.
    fn inside(mut self) -> Self {
        for block in &mut self.0 {
            block.spans.retain(|(_, whose)| *whose != Whose::Outside);
        }
        self
    }
}

/// Text for comparing.
fn folded(text: &str) -> String {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    fold(&words)
}

/// Puts what stands round the article behind it, without what it says as well, and the headline before it,
/// which has the number of the paragraph it stands above: numbers are those of the article.
pub fn arrange(blocks: Vec<Block>, headlines: &[String]) -> Vec<Block> {
    let mut groups: Vec<Group> = Vec::new();
    for block in blocks {
        match groups.last_mut() {
            Some(group) if block.is_beside => group.0.push(block),
            _ => groups.push(Group(vec![block])),
        }
    }
    let (mut outside, inside): (Vec<Group>, Vec<Group>) =
        groups.into_iter().partition(Group::is_outside);
    let mut arranged: Vec<Block> = Vec::new();
    if !inside.is_empty()
        && let Some(at) = headline(&outside, headlines)
    {
        let headline = outside.remove(at).inside();
        let is_there = inside
            .iter()
            .take(2)
            .any(|group| group.folded() == headline.folded());
        if !is_there {
            let above = headline.0.into_iter();
            arranged.extend(above.map(|block| Block {
                is_beside: true,
                ..block
            }));
        }
    }
    let inside: Vec<Block> = inside
        .into_iter()
        .flat_map(|group| group.inside().0)
        .collect();
    let mut said: HashSet<String> = HashSet::new();
    let mut all = String::new();
    for block in arranged.iter().chain(&inside) {
        let text = folded(&block.text);
        all.push_str(&text);
        all.push('\n');
        said.insert(text);
    }
    arranged.extend(inside);
    for (number, group) in outside.into_iter().enumerate() {
        let text = group.folded();
        let is_part =
            number < LOOKED_FOR && memmem::find(all.as_bytes(), text.as_bytes()).is_some();
        // A menu that stands at the head and at the foot is one.
        if !is_part && said.insert(text) {
            arranged.extend(group.0);
        }
    }
    arranged
}

/// Which of the groups is the headline: the only one of its rank that is there.
fn headline(groups: &[Group], headlines: &[String]) -> Option<usize> {
    let headlines: HashSet<String> = headlines
        .iter()
        .map(|headline| folded(headline))
        .filter(|headline| !headline.trim().is_empty())
        .collect();
    let headline = headlines.iter().next().filter(|_| headlines.len() == 1)?;
    groups
        .iter()
        .position(|group| group.is(&Whose::Heading) && group.folded().trim() == headline.trim())
}
