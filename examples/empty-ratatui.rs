//! The smallest program that draws with ratatui: one empty frame, then a key ends it. `cargo bench
//! --bench start` measures how long the browser takes to its first frame beside this one.

use std::io::{self, Read};

fn main() -> io::Result<()> {
    let mut terminal = ratatui::init();
    let drawn = terminal.draw(|_| {}).map(|_| ());
    let waited = io::stdin().read(&mut [0]).map(|_| ());
    ratatui::restore();
    drawn.and(waited)
}
