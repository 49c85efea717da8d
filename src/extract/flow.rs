//! Running text, gathered into blocks.

use super::Block;

/// Gathers text into blocks. A block begins with the first text that is not white space.
///
/// White space is one space, whatever it was: the indents and line ends of a file say nothing about
/// its text.
#[derive(Default)]
pub struct Flow {
    blocks: Vec<Block>,
    /// The block that text goes to; none where the next text begins one.
    current: Option<usize>,
    /// The blocks round it, which go on once it ends.
    around: Vec<Option<usize>>,
    /// The page that text stands on.
    pub page: Option<u32>,
}

impl Flow {
    /// Text that goes on in the same block.
    pub fn text(&mut self, text: &str) {
        let mut words = text.split_ascii_whitespace().peekable();
        if text.starts_with(|c: char| c.is_ascii_whitespace()) {
            self.space();
        }
        while let Some(word) = words.next() {
            self.block().push_str(word);
            if words.peek().is_some() {
                self.space();
            }
        }
        if text.ends_with(|c: char| c.is_ascii_whitespace()) {
            self.space();
        }
    }

    /// Text whose lines and spaces mean something.
    pub fn preformatted(&mut self, text: &str) {
        if self.current.is_some() || !text.trim().is_empty() {
            self.block().push_str(text);
        }
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

    /// The blocks, without white space at their ends.
    pub fn finish(self) -> Vec<Block> {
        let mut blocks = self.blocks;
        for block in &mut blocks {
            let text = block.text.trim();
            if text.len() < block.text.len() {
                block.text = text.to_owned();
            }
        }
        blocks.retain(|block| !block.text.is_empty());
        blocks
    }

    fn space(&mut self) {
        let block = self.current.and_then(|at| self.blocks.get_mut(at));
        if let Some(block) = block.filter(|block| !block.text.ends_with([' ', '\n'])) {
            block.text.push(' ');
        }
    }

    fn block(&mut self) -> &mut String {
        let page = self.page;
        let at = *self.current.get_or_insert_with(|| {
            self.blocks.push(Block::new(page, ""));
            self.blocks.len() - 1
        });
        &mut self.blocks[at].text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
