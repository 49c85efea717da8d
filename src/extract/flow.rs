//! Running text, gathered into blocks.

use super::{
    Block, Span, Whose,
    script::{Script, on_line},
};
use crate::text::{cells, is_label};

/// Gathers text into blocks. A block begins with the first text that is not white space.
///
/// White space is one space, whatever it was: the indents and line ends of a file say nothing about
/// its text. Words that stand apart from those round them ([`Whose::stands_apart`]) become blocks of their own
/// beside theirs, and where they stood is marked in that ([`Whose::over`]).
#[derive(Default)]
pub struct Flow {
    blocks: Vec<Gathered>,
    /// The block that text goes to; none where the next text begins one.
    current: Option<usize>,
    /// The blocks round it, which go on once it ends.
    around: Vec<Option<usize>>,
    /// What the text is that comes.
    whose: Vec<Whose>,
    /// Where the text stands in its line that comes, and whether that is told from what it stands behind, which its
    /// first words decide.
    scripts: Vec<(Script, Option<bool>)>,
    /// Whether something stands before the text that comes that parts figures.
    parts_figures: bool,
    /// Whether a tab stands before the text that comes.
    is_tabbed: bool,
    /// Whether the next block is a cell of its own beside the one before.
    begins_cell: bool,
    /// How many blocks there were where each of the cells round the text began.
    cells: Vec<usize>,
    /// The page that text stands on.
    pub page: Option<u32>,
}

/// A block, and what stands beside it.
#[derive(Default)]
struct Gathered {
    block: Block,
    beside: Vec<Block>,
    /// Whether the last of these goes on with the next text that stands apart.
    goes_on: bool,
    /// Where its lines end that the file breaks.
    breaks: Vec<usize>,
}

impl Gathered {
    /// The block, and its lines in which tabs part cells.
    fn into_block(self) -> (Block, Vec<Block>) {
        let mut block = self.block;
        let gaps = block.spans.iter();
        let gaps = gaps.filter(|(_, whose)| *whose == Whose::OverGap);
        let mut gaps: Vec<usize> = gaps.map(|(gap, _)| gap.start).collect();
        gaps.sort_unstable();
        let mut from = 0;
        for to in self.breaks.into_iter().chain([block.text.len()]) {
            let line = from..to;
            let within = gaps.get(gaps.partition_point(|gap| *gap <= line.start));
            let is_row = within.is_some_and(|gap| *gap < line.end);
            block.rows.extend(is_row.then_some(line));
            from = to;
        }
        (trimmed(block), self.beside)
    }
}

impl Flow {
    /// Text that goes on in the same block.
    pub fn text(&mut self, text: &str) {
        let mut words = text.split_ascii_whitespace().peekable();
        if text.starts_with(|c: char| c.is_ascii_whitespace()) {
            self.space();
        }
        while let Some(word) = words.next() {
            self.push(word);
            if words.peek().is_some() {
                self.space();
            }
        }
        if text.ends_with(|c: char| c.is_ascii_whitespace()) {
            self.space();
        }
    }

    /// The same, of a format in which blanks side by side are seen: what tabs and wide blanks part stands in columns.
    pub fn cells(&mut self, text: &str) {
        for (number, words) in cells(text).enumerate() {
            if number > 0 {
                self.tab();
            }
            self.text(words);
        }
    }

    /// Text whose lines and spaces mean something.
    pub fn preformatted(&mut self, text: &str) {
        if self.current.is_some() || !text.trim().is_empty() {
            self.push(text);
        }
    }

    /// What comes from here on is that besides what it is already.
    pub fn begin(&mut self, whose: Whose) {
        self.whose.push(whose);
    }

    /// The same, below all that is begun and goes on when that ends.
    pub fn begin_below(&mut self, whose: Whose) {
        self.whose.insert(0, whose);
    }

    /// What comes from here on is that no longer.
    pub fn end(&mut self, whose: &Whose) {
        if let Some(at) = self.whose.iter().rposition(|open| open == whose) {
            self.whose.remove(at);
        }
    }

    /// What comes from here on is no longer what was begun last.
    pub fn end_last(&mut self) {
        self.whose.pop();
    }

    /// What comes from here on stands above or below its line.
    pub fn shift(&mut self, script: Script) {
        self.scripts.push((script, None));
    }

    /// What comes from here on stands where it did before the last [`Flow::shift`].
    pub fn shift_back(&mut self) {
        self.scripts.pop();
    }

    /// What comes stands on its line, whatever was said before.
    pub fn level(&mut self) {
        self.scripts.clear();
    }

    /// Something stands here that is no text: figures on both of its sides are two.
    pub fn part_figures(&mut self) {
        self.parts_figures = true;
    }

    /// Whether the next text goes on in a block.
    pub fn is_begun(&self) -> bool {
        self.current.is_some()
    }

    /// What the block that goes on has so far stands apart, and is that.
    pub fn set_apart(&mut self, whose: Whose) {
        let gathered = self.current.and_then(|at| self.blocks.get_mut(at));
        if let Some(gathered) = gathered.filter(|gathered| !gathered.block.text.is_empty()) {
            let page = gathered.block.page;
            let block = std::mem::replace(&mut gathered.block, Block::new(page, ""));
            gathered.beside.push(block.of(whose));
            gathered.goes_on = true;
        }
    }

    /// A place at which no words of the text are: of the block that goes on here, or else of the one before.
    pub fn place(&mut self, over: Whose) {
        if self.is_apart() {
            return;
        }
        let last = self.blocks.len().checked_sub(1);
        self.place_in(self.current.or(last), over);
    }

    /// A tab: what it parts stands in columns, unless it only sets something before a paragraph's words.
    pub fn tab(&mut self) {
        self.space();
        self.is_tabbed = self.is_begun();
    }

    /// A line of a paragraph ends here.
    pub fn break_line(&mut self) {
        self.space();
        let gathered = self.current.and_then(|at| self.blocks.get_mut(at));
        if let Some(gathered) = gathered {
            gathered.breaks.push(gathered.block.text.len());
        }
    }

    /// What comes until [`Flow::close_cell`] stands beside what follows it, and, where it says so, what is before it.
    pub fn open_cell(&mut self, is_beside_before: bool) {
        self.begins_cell |= is_beside_before;
        self.cells.push(self.blocks.len());
    }

    /// It ends. Where it has no words, nothing stands beside others.
    pub fn close_cell(&mut self) {
        match self.cells.pop() == Some(self.blocks.len()) {
            true => self.begins_cell = false,
            false => self.end_cell(),
        }
    }

    /// A cell of a table ends: what follows the last block is another's.
    pub fn end_cell(&mut self) {
        if !self.is_apart() {
            self.place_in(self.blocks.len().checked_sub(1), Whose::OverGap);
        }
    }

    /// Puts a place at the end of what a block has.
    fn place_in(&mut self, block: Option<usize>, over: Whose) {
        let Some(gathered) = block.and_then(|at| self.blocks.get_mut(at)) else {
            return;
        };
        let here = gathered.block.text.len();
        let place = (here..here, over);
        if !gathered.block.spans.contains(&place) {
            gathered.block.spans.push(place);
        }
        gathered.goes_on = false;
    }

    /// What follows is another block.
    pub fn cut(&mut self) {
        self.current = None;
    }

    /// A block begins within another, which goes on after [`Flow::leave`].
    pub fn enter(&mut self) {
        self.around.push(self.current.take());
    }

    /// The block that was entered last has ended.
    pub fn leave(&mut self) {
        self.current = self.around.pop().flatten();
    }

    /// The blocks, without white space at their ends. What was struck or hidden as a whole is a block like
    /// any other; what was deleted as a whole stands beside the one before.
    pub fn finish(self) -> Vec<Block> {
        let mut blocks = Vec::new();
        // Where the last of them stands that is in the text.
        let mut before: Option<usize> = None;
        // The places of what was taken out as a whole before any.
        let mut ahead = Vec::new();
        for gathered in self.blocks {
            let (mut block, beside) = gathered.into_block();
            let is_there = !block.text.is_empty();
            if is_there {
                block.spans.append(&mut ahead);
                before = Some(blocks.len());
                blocks.push(block);
            } else if beside.iter().any(is_gone) {
                let last: Option<&mut Block> = before.and_then(|at| blocks.get_mut(at));
                let places = block.spans.into_iter().map(|(_, over)| over);
                match last {
                    Some(last) => {
                        let end = last.text.len();
                        last.spans.extend(places.map(|over| (end..end, over)));
                    }
                    None => ahead.extend(places.map(|over| (0..0, over))),
                }
            }
            let words = beside.into_iter().map(trimmed);
            let mut has_number = is_there;
            for words in words.filter(|block| !block.text.is_empty()) {
                let is_gone = is_gone(&words);
                let is_beside = has_number || is_gone;
                has_number |= !is_gone;
                blocks.push(Block { is_beside, ..words });
            }
        }
        set_beside(&mut blocks);
        blocks
    }

    pub fn space(&mut self) {
        let is_apart = self.is_apart();
        let Some(gathered) = self.current.and_then(|at| self.blocks.get_mut(at)) else {
            return;
        };
        let block = match is_apart {
            false => Some(&mut gathered.block),
            true => gathered.beside.last_mut().filter(|_| gathered.goes_on),
        };
        if let Some(block) = block.filter(|block| !block.text.ends_with([' ', '\n']))
            && !block.text.is_empty()
        {
            append(block, " ", &self.whose);
        }
    }

    /// Whether the text that comes stands apart from what is round it.
    pub fn is_apart(&self) -> bool {
        self.whose.iter().any(Whose::stands_apart)
    }

    fn push(&mut self, text: &str) {
        let page = self.page;
        let is_apart = self.is_apart();
        let at = *self.current.get_or_insert_with(|| {
            let mut block = Block::new(page, "");
            if std::mem::take(&mut self.begins_cell) {
                block.spans.push((0..0, Whose::OverGap));
            }
            self.blocks.push(Gathered {
                block,
                ..Gathered::default()
            });
            self.blocks.len() - 1
        });
        let gathered = &mut self.blocks[at];
        if is_apart && !gathered.goes_on {
            gathered.beside.push(Block::new(page, ""));
        }
        let here = gathered.block.text.len();
        let is_tabbed = std::mem::take(&mut self.is_tabbed) && !is_apart;
        if is_tabbed && is_parted(gathered, text) {
            gathered.block.spans.push((here..here, Whose::OverGap));
        }
        for over in self.whose.iter().filter_map(|whose| whose.over(text)) {
            let place = (here..here, over);
            if !gathered.block.spans.contains(&place) {
                gathered.block.spans.push(place);
            }
        }
        gathered.goes_on = is_apart;
        let block = match gathered.beside.last_mut() {
            Some(beside) if is_apart => beside,
            _ => &mut gathered.block,
        };
        let last = block.text.chars().next_back();
        let are_figures = [last, text.chars().next()]
            .iter()
            .all(|c| c.is_some_and(|c| c.is_ascii_digit()));
        if std::mem::take(&mut self.parts_figures) && are_figures {
            append(block, " ", &self.whose);
        }
        if text.starts_with(['⁄', '/']) {
            level_numerator(block);
        }
        match self.scripts.last_mut() {
            Some((script, parts)) => {
                let last = block.text.chars().next_back();
                match *parts.get_or_insert_with(|| script.parts(text, last)) {
                    true => append(block, &script.written(text), &self.whose),
                    false => append(block, text, &self.whose),
                }
            }
            None => append(block, text, &self.whose),
        }
    }
}

/// Sets the raised figures at the end of a block on its line, which are the upper half of a fraction: behind a letter they are
/// a power, and what stands behind them is a unit.
fn level_numerator(block: &mut Block) {
    let text = &block.text;
    let rest = text.trim_end_matches(|c: char| on_line(c).is_some());
    let is_behind_letter = rest.ends_with(|c: char| c.is_alphabetic());
    if rest.len() == text.len() || is_behind_letter {
        return;
    }
    // A whole number before it is one of its own.
    let space = if rest.ends_with(|c: char| c.is_ascii_digit()) {
        " "
    } else {
        ""
    };
    let plain: String = text[rest.len()..].chars().filter_map(on_line).collect();
    let (from, before) = (rest.len(), text.len());
    let level = format!("{rest}{space}{plain}");
    for (range, _) in &mut block.spans {
        let moved = |at: usize| match at {
            at if at >= before => level.len(),
            at if at > from => from,
            at => at,
        };
        *range = moved(range.start)..moved(range.end);
    }
    block.text = level;
}

/// Whether a tab behind a block parts the last words of its line from others.
fn is_parted(Gathered { block, breaks, .. }: &Gathered, behind: &str) -> bool {
    let gaps = block
        .spans
        .iter()
        .filter(|(_, whose)| *whose == Whose::OverGap);
    let ends = gaps.map(|(gap, _)| gap.end).chain(breaks.last().copied());
    let last = ends.max().unwrap_or(0);
    let before = block.text.get(last..).unwrap_or_default();
    !block.text.is_empty() && !is_label(before, behind)
}

/// Whether words of a block were deleted.
fn is_gone(block: &Block) -> bool {
    let mut spans = block.spans.iter();
    spans.any(|(_, whose)| matches!(whose, Whose::Deleted(_)))
}

/// Sets what is hidden as a whole beside the block before it, where a sentence goes on over it: no page shows that
/// anything stands there.
fn set_beside(blocks: &mut [Block]) {
    let is_open = |text: &str| text.ends_with(|c: char| c.is_alphanumeric() || c == ',');
    let goes_on = |text: &str| text.starts_with(char::is_lowercase);
    let mut before: Option<usize> = None;
    for at in 0..blocks.len() {
        if blocks[at].is_beside {
            continue;
        }
        let hidden = whole_hidden(&blocks[at]);
        let behind = blocks[at + 1..].iter();
        let mut behind = behind.filter(|block| !block.is_beside && whole_hidden(block).is_none());
        match (hidden, before) {
            (Some(over), Some(last))
                if is_open(&blocks[last].text)
                    && behind.next().is_some_and(|next| goes_on(&next.text)) =>
            {
                blocks[at].is_beside = true;
                let end = blocks[last].text.len();
                blocks[last].spans.push((end..end, over));
            }
            (Some(_), _) => before = None,
            // No sentence goes on from a note or a comment.
            (None, _) => before = is_own(&blocks[at]).then_some(at),
        }
    }
}

/// Whether not all of a block is something else than its document's own words.
fn is_own(block: &Block) -> bool {
    let mut spans = block.spans.iter();
    !spans.any(|(range, whose)| whose.matters() && range.len() == block.text.len())
}

/// What the place of a block is that is hidden to its last word.
fn whole_hidden(block: &Block) -> Option<Whose> {
    let is_whole =
        |(range, whose): &&Span| *whose == Whose::Hidden && range.len() == block.text.len();
    let (_, whose) = block.spans.iter().find(is_whole)?;
    whose.over(&block.text)
}

/// Adds text that is all of these.
fn append(block: &mut Block, text: &str, whose: &[Whose]) {
    let from = block.text.len();
    block.text.push_str(text);
    let to = block.text.len();
    for (number, one) in whose.iter().enumerate() {
        // What is said of the words before goes on.
        if whose[..number].contains(one) {
            continue;
        }
        let mut spans = block.spans.iter_mut();
        match spans.find(|(range, of)| range.end == from && of == one) {
            Some((range, _)) => range.end = to,
            None => block.spans.push((from..to, one.clone())),
        }
    }
}

/// A block without white space at its ends, nor spans of white space alone, but with its places.
pub fn trimmed(mut block: Block) -> Block {
    let text = block.text.trim();
    let lead = block.text.len() - block.text.trim_start().len();
    let length = text.len();
    if length < block.text.len() {
        block.text = text.to_owned();
        let inside = |at: usize| at.saturating_sub(lead).min(length);
        let spans = block.spans.iter_mut().map(|(range, _)| range);
        for range in spans.chain(&mut block.rows) {
            *range = inside(range.start)..inside(range.end);
        }
    }
    let text = &block.text;
    block.spans.retain(|(range, whose)| {
        if whose.is_place() {
            return true;
        }
        let words = text.get(range.clone());
        words.is_some_and(|words| !words.trim().is_empty())
    });
    block
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::By;

    fn texts(flow: Flow) -> Vec<String> {
        flow.finish().into_iter().map(|block| block.text).collect()
    }

    #[test]
    fn white_space_is_one_space_and_none_at_the_ends() {
        let mut flow = Flow::default();
        for text in ["\n  The", " \t ", " cra", "ne\r\nfell ", "\n", ". \u{a0}"] {
            flow.text(text);
        }
        flow.cut();
        flow.text(" \u{a0} ");
        assert_eq!(texts(flow), ["The crane fell ."]);
    }

    #[test]
    fn a_block_within_another_comes_after_it_and_does_not_part_it() {
        let mut flow = Flow::default();
        flow.text("outer");
        flow.enter();
        flow.text("in");
        flow.text("ner");
        flow.leave();
        flow.text(", on");
        flow.leave();
        flow.text("next");
        assert_eq!(texts(flow), ["outer, on", "inner", "next"]);
    }

    #[test]
    fn preformatted_text_keeps_its_lines() {
        let mut flow = Flow::default();
        flow.preformatted("\n");
        flow.preformatted("a  b\n c");
        flow.preformatted("\n\n");
        assert_eq!(texts(flow), ["a  b\n c"]);
    }

    #[test]
    fn what_stands_apart_is_never_woven_into_what_stands() {
        let mut flow = Flow::default();
        flow.text("There were ");
        flow.begin(Whose::Struck);
        flow.text("170");
        flow.end(&Whose::Struck);
        flow.begin(Whose::Added(None));
        flow.text("270");
        flow.end(&Whose::Added(None));
        flow.text(" persons, ");
        flow.begin(Whose::Struck);
        flow.text("so ");
        flow.text("they say");
        flow.end_last();
        flow.text("on board.");
        flow.cut();
        flow.begin(Whose::Deleted(By::default()));
        flow.text("gone ");
        flow.end_last();
        flow.cut();
        flow.begin(Whose::Hidden);
        flow.text("not seen");
        let blocks = flow.finish();
        let told: Vec<(&str, bool, Vec<&str>)> = blocks
            .iter()
            .map(|block| {
                // `tests/words` tells of places.
                let spans = block.spans.iter().filter(|(_, whose)| !whose.is_place());
                let words = spans.map(|(range, _)| &block.text[range.clone()]);
                (&*block.text, block.is_beside, words.collect())
            })
            .collect();
        assert_eq!(
            told,
            [
                ("There were 270 persons, on board.", false, vec!["270"]),
                ("170", true, vec!["170"]),
                ("so they say", true, vec!["so they say"]),
                ("gone", true, vec!["gone"]),
                ("not seen", false, vec!["not seen"]),
            ]
        );
    }
}
