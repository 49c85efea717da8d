//! How large a PDF may be: beyond, it is told and not read.
//!
//! Real documents stay far below; what does not is made to take time and memory.

use crate::extract::Unreadable;

/// Pages of a document. The largest disclosures are some thousand.
pub const MAX_PAGES: usize = 20_000;
/// Objects of a document: a page needs some ten.
pub const MAX_OBJECTS: usize = 4_000_000;
/// Bytes of all content streams, unpacked. A page of text has some ten thousand; 20,000 of them fit.
const MAX_CONTENT: usize = 1 << 30;
/// Letters of all pages: some 10,000 on each of 20,000.
const MAX_LETTERS: usize = 200_000_000;
/// Letters on one page, so that a page cannot take all memory. The fullest real ones, newspapers and
/// tables, have some ten thousand.
const MAX_PAGE_LETTERS: usize = 500_000;
/// Drawings within drawings on one page. A map may have one for each of its trees.
const MAX_PAGE_DRAWINGS: usize = 10_000;

/// What a document may still unpack and write.
pub struct Budget {
    bytes: usize,
    letters: usize,
    page: PageBudget,
}

struct PageBudget {
    letters: usize,
    drawings: usize,
}

impl Budget {
    pub fn new() -> Self {
        Self {
            bytes: MAX_CONTENT,
            letters: MAX_LETTERS,
            page: PageBudget::new(),
        }
    }

    /// Gives the next page its own part.
    pub fn turn_page(&mut self) {
        self.page = PageBudget::new();
    }

    /// # Errors
    /// [`Unreadable::TooBig`], here as below, if less is left.
    pub fn spend_bytes(&mut self, bytes: usize) -> Result<(), Unreadable> {
        spend(&mut self.bytes, bytes, || {
            format!("its pages unpack to more than {MAX_CONTENT} bytes")
        })
    }

    pub fn spend_letters(&mut self, letters: usize) -> Result<(), Unreadable> {
        spend(&mut self.letters, letters, || {
            format!("it has more than {MAX_LETTERS} letters")
        })?;
        spend(&mut self.page.letters, letters, || {
            format!("a page has more than {MAX_PAGE_LETTERS} letters")
        })
    }

    pub fn spend_drawing(&mut self) -> Result<(), Unreadable> {
        spend(&mut self.page.drawings, 1, || {
            format!("a page has more than {MAX_PAGE_DRAWINGS} drawings")
        })
    }
}

impl PageBudget {
    fn new() -> Self {
        Self {
            letters: MAX_PAGE_LETTERS,
            drawings: MAX_PAGE_DRAWINGS,
        }
    }
}

fn spend(left: &mut usize, cost: usize, what: impl Fn() -> String) -> Result<(), Unreadable> {
    *left = left
        .checked_sub(cost)
        .ok_or_else(|| Unreadable::TooBig(what()))?;
    Ok(())
}
