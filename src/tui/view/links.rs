//! The addresses that stand on the screen, as links of the terminal. Only what is seen whole is one, so
//! that a link leads where it says.

use ratatui::{buffer::Buffer, layout::Rect};

use crate::{
    text::{clean, web, width},
    tui::{
        measure::{
            document::{self, Block},
            layout::Areas,
            page,
        },
        model::Model,
        painted::Link,
        state::Pane,
        theme::Theme,
    },
};

/// The links of the pages and passages in sight, by the cells that were drawn of them.
pub fn in_sight(model: &Model, theme: &Theme, areas: &Areas, buffer: &Buffer) -> Vec<Link> {
    let mut links = Vec::new();
    for pane in [Pane::Record, Pane::Source] {
        let inside = areas.inside(pane);
        let mut addresses = match (inside.is_empty(), pane) {
            (true, _) => continue,
            (false, Pane::Record) => of_page(model, inside),
            (false, _) => of_document(model, inside),
        };
        if addresses.is_empty() {
            continue;
        }
        // Of two that begin alike, the longer one is what is written where both could be.
        addresses.sort_by_key(|address| std::cmp::Reverse(address.len()));
        addresses.dedup();
        let signs = [theme.glyphs.pointer, theme.glyphs.bar];
        let rows = Rows::of(inside, &signs, buffer);
        links.extend(rows.links(&addresses));
    }
    links
}

/// The addresses in the rows of the page that can be in sight.
fn of_page(model: &Model, inside: Rect) -> Vec<String> {
    let rows = model.shown.sheet.rows.iter();
    let rows = rows
        .skip(model.shown.record_top.block)
        .take(inside.height.into());
    rows.flat_map(page::addresses).filter(is_shown).collect()
}

/// The addresses in the parts of the document that can be in sight.
fn of_document(model: &Model, inside: Rect) -> Vec<String> {
    let Some(document) = model.document() else {
        return Vec::new();
    };
    let passage = model.shown.passage.as_deref();
    let rows = usize::from(inside.height).saturating_sub(document::HEAD);
    let first = model.shown.source_top.block;
    let parts = (first..document.parts().len()).take(rows);
    let blocks = parts.filter_map(|part| Block::of(document, passage, part));
    let found = blocks.flat_map(|block| {
        let found = web::addresses(block.text()).map(str::to_owned);
        found.collect::<Vec<_>>()
    });
    found.filter(is_shown).collect()
}

/// Whether an address is shown as it is.
fn is_shown(address: &String) -> bool {
    *clean(address) == **address && !address.contains('‹')
}

/// What stands in the rows of a pane.
struct Rows<'b> {
    area: Rect,
    /// The letters of each row and the columns in which they stand, without what is in its margin.
    rows: Vec<Vec<(u16, &'b str)>>,
}

impl<'b> Rows<'b> {
    fn of(area: Rect, signs: &[&str], buffer: &'b Buffer) -> Self {
        let row = |y| -> Vec<(u16, &'b str)> {
            let mut cells = Vec::new();
            let mut x = area.left();
            while x < area.right() {
                let symbol = buffer[(x, y)].symbol();
                cells.push((x, symbol));
                x += (width(symbol) as u16).max(1);
            }
            let is_margin = |(_, symbol): &&(u16, &str)| *symbol == " " || signs.contains(symbol);
            let margin = cells.iter().take_while(is_margin).count();
            cells.split_off(margin)
        };
        Self {
            area,
            rows: (area.top()..area.bottom()).map(row).collect(),
        }
    }

    fn links(&self, addresses: &[String]) -> Vec<Link> {
        let mut links = Vec::new();
        for (number, row) in self.rows.iter().enumerate() {
            let mut at = 0;
            while at < row.len() {
                let begins = at == 0 || !row[at - 1].1.contains(char::is_alphanumeric);
                let mut addresses = addresses.iter().filter(|_| begins);
                let found =
                    addresses.find_map(|address| Some((address, self.cells(number, at, address)?)));
                at += 1;
                if let Some((address, cells)) = found {
                    at += usize::from(cells[0].width).saturating_sub(1);
                    links.extend(
                        cells
                            .into_iter()
                            .filter_map(|cells| Link::new(cells, address)),
                    );
                }
            }
        }
        links
    }

    /// The cells in which an address stands whole, from a letter of a row on, and in as many rows below as
    /// it is broken into.
    fn cells(&self, number: usize, at: usize, address: &str) -> Option<Vec<Rect>> {
        let mut left = address;
        let mut cells = Vec::new();
        let mut from = at;
        for (line, row) in self.rows.iter().enumerate().skip(number) {
            let start = row.get(from)?.0;
            let mut end = start;
            for (column, symbol) in &row[from..] {
                match left.strip_prefix(symbol) {
                    Some(rest) => (left, end) = (rest, column + width(symbol) as u16),
                    None if left.is_empty() && !goes_on(symbol) => break,
                    // It is broken where the row ends, and nowhere else.
                    None if *symbol == " " && !left.is_empty() => break,
                    None => return None,
                }
                if left.is_empty() && end >= self.area.right() {
                    break;
                }
            }
            cells.push(Rect {
                x: start,
                y: self.area.y + line as u16,
                width: end - start,
                height: 1,
            });
            if left.is_empty() {
                return Some(cells);
            }
            from = 0;
        }
        None
    }
}

/// Whether what stands behind an address is part of a longer one.
fn goes_on(symbol: &str) -> bool {
    symbol.contains(char::is_alphanumeric)
        || symbol.contains(['/', '#', '=', '&', '%', '-', '_', '~'])
}
