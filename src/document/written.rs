//! Words that follow one another in the file of a document and not in its text: what a page shows in the line
//! below, and its text has elsewhere.

use super::{Bare, Document, Mark, Paragraph};

impl Document {
    /// Such runs of words, each without what setting it adds or takes ([`Bare`]). Made when they are first asked
    /// for.
    pub fn flows_of_file(&self) -> &[Bare] {
        self.written_flows.get_or_init(|| {
            let forms = self.forms();
            let flow = |run: &Vec<Mark>| {
                let places = run.iter().map(|mark| forms.of_mark(mark));
                Bare::of_ranges(forms.text(), places)
            };
            self.written.iter().map(flow).collect()
        })
    }
}

/// The runs whose words are all there: where they stand is told by a child, or by a file.
pub fn there(runs: Vec<Vec<Mark>>, paragraphs: &[Paragraph]) -> Vec<Vec<Mark>> {
    let is_there = |(paragraph, words): &Mark| {
        let stands = paragraphs.get(*paragraph);
        stands.is_some_and(|paragraph| paragraph.text.get(words.clone()).is_some())
    };
    let mut runs = runs;
    runs.retain(|run| run.iter().all(is_there));
    runs
}
