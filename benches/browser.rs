//! What a key and a frame cost, on a small and on a large library: a frame must not grow with the
//! library. Its records are thin, see `common::yaml`.

mod common;

use std::{sync::Arc, time::Duration};

use casefile::tui::{model::Model, theme::Theme, view::view};
use common::{SCREEN, press};
use criterion::{BenchmarkId, Criterion};
use ratatui::{buffer::Buffer, crossterm::event::KeyCode, layout::Rect};

const SIZES: [usize; 2] = [1_000, 100_000];

fn main() {
    // Short runs: what is looked for are orders of magnitude and ratios.
    let mut criterion = Criterion::default()
        .sample_size(20)
        .warm_up_time(Duration::from_millis(300))
        .measurement_time(Duration::from_secs(1))
        .configure_from_args();
    keys_and_frames(&mut criterion);
    criterion.final_summary();
}

/// The browser on a library of that many records, in the list of all allegations.
fn browser(records: usize) -> Model {
    let model = common::browser(Arc::new(common::library(records)), &['g', 'a']);
    assert!(
        model.shown.items.len() > records / 2,
        "the list of allegations is shown"
    );
    model
}

fn keys_and_frames(criterion: &mut Criterion) {
    let theme = Theme::shipped(false)
        .into_iter()
        .next()
        .expect("the default theme");
    for records in SIZES {
        let mut model = browser(records);
        let mut group = criterion.benchmark_group("browser");
        let mut down = true;
        group.bench_function(BenchmarkId::new("key: down or up", records), |bencher| {
            bencher.iter(|| {
                press(&mut model, KeyCode::Char(if down { 'j' } else { 'k' }));
                down = !down;
            });
        });
        group.bench_function(BenchmarkId::new("key: last or first", records), |bencher| {
            bencher.iter(|| {
                press(&mut model, KeyCode::Char(if down { 'G' } else { 'g' }));
                down = !down;
            });
        });
        group.bench_function(BenchmarkId::new("frame 120x40", records), |bencher| {
            let area = Rect::from((ratatui::layout::Position::ORIGIN, SCREEN));
            let mut buffer = Buffer::empty(area);
            bencher.iter(|| view(&model, &theme, area, &mut buffer));
        });
        group.bench_function(
            BenchmarkId::new("key: a letter of a filter", records),
            |bencher| {
                press(&mut model, KeyCode::Char('f'));
                // No key of the query language begins so: what may become one filters nothing yet.
                press(&mut model, KeyCode::Char('w'));
                let all = model.shown.items.len();
                press(&mut model, KeyCode::Char('i'));
                assert!(model.shown.items.len() < all, "the letter filters the list");
                press(&mut model, KeyCode::Backspace);
                let mut typed = false;
                bencher.iter(|| {
                    typed = !typed;
                    press(
                        &mut model,
                        if typed {
                            KeyCode::Char('i')
                        } else {
                            KeyCode::Backspace
                        },
                    );
                });
                press(&mut model, KeyCode::Esc);
            },
        );
        group.bench_function(BenchmarkId::new("go to: ten letters", records), |bencher| {
            bencher.iter(|| casefile::search::names(&model.known.library, "nunez harb", 200));
        });
        group.finish();
    }
}
