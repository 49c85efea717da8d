//! What each picture of a large made library costs, as a page and as a frame: 2,000 events over 40 years, 300 allegations by
//! 80 pieces of evidence, an origin that nine papers share, seven numbers in each of four categories, and the bars of all.

mod common;

use std::{sync::Arc, time::Duration};

use casefile::{
    library::{Library, Scope},
    model::Key,
    picture::{axis::Scale, timeline::Lanes},
    sheet::{Look, MatrixLook, Sheet},
    tui::{theme::Theme, view::view},
};
use common::{SCREEN, browser, made, of, press};
use criterion::{BenchmarkId, Criterion};
use ratatui::{buffer::Buffer, crossterm::event::KeyCode, layout::Rect};

/// The columns of a picture on a wide screen.
const COLUMNS: usize = 100;

fn main() {
    let mut criterion = Criterion::default()
        .sample_size(20)
        .warm_up_time(Duration::from_millis(300))
        .measurement_time(Duration::from_secs(1))
        .configure_from_args();
    let years = Arc::new(of(&made::years(2_000)));
    let bearings = Arc::new(of(&made::bearings(300, 80)));
    let shared = of(&made::shared(9));
    let counts = Arc::new(of(&made::counts(4, 7)));
    timelines(&mut criterion, &years);
    pages(&mut criterion, &bearings, &shared, &counts);
    frames(&mut criterion, "timeline", &years, &['g', 't'], ['l', 'j']);
    frames(
        &mut criterion,
        "timeline: scale",
        &years,
        &['g', 't'],
        ['<', '>'],
    );
    frames(&mut criterion, "matrix", &bearings, &['g', 'm'], ['l', 'j']);
    frames(
        &mut criterion,
        "matrix: turned",
        &bearings,
        &['g', 'm'],
        ['t', 't'],
    );
    frames(
        &mut criterion,
        "conflicts",
        &counts,
        &['g', 'c'],
        ['j', 'k'],
    );
    frames(&mut criterion, "bars", &bearings, &['g', 'O'], ['j', 'k']);
    criterion.final_summary();
}

fn timelines(criterion: &mut Criterion, library: &Library) {
    let mut group = criterion.benchmark_group("timeline");
    for lanes in Lanes::ALL {
        for scale in Scale::ALL {
            let look = Look {
                lanes,
                scale: Some(scale),
            };
            let id = BenchmarkId::new(lanes.word(), scale.word());
            group.bench_function(id, |bencher| {
                bencher.iter(|| Sheet::timeline(library, &Scope::Library, look, COLUMNS));
            });
        }
    }
    group.finish();
}

fn pages(criterion: &mut Criterion, bearings: &Library, shared: &Library, counts: &Library) {
    let mut group = criterion.benchmark_group("page");
    for is_turned in [false, true] {
        let look = MatrixLook {
            rows: None,
            is_turned,
            columns: COLUMNS,
            names: None,
        };
        let id = BenchmarkId::new("matrix", if is_turned { "turned" } else { "upright" });
        group.bench_function(id, |bencher| {
            bencher.iter(|| Sheet::matrix(bearings, &Scope::Library, look));
        });
    }
    let key = Key::Of(
        "made".parse().expect("an id"),
        "said".parse().expect("an id"),
    );
    let said = shared.index(&key).expect("the statement is there");
    group.bench_function("origins", |bencher| {
        bencher.iter(|| Sheet::origins(shared, said, COLUMNS));
    });
    group.bench_function("conflicts", |bencher| {
        bencher.iter(|| Sheet::conflicts(counts, &Scope::Library, COLUMNS));
    });
    group.bench_function("bars", |bencher| {
        bencher.iter(|| Sheet::of_library(bearings));
    });
    group.finish();
}

/// What a key there and one back cost, and a frame.
fn frames(
    criterion: &mut Criterion,
    name: &str,
    library: &Arc<Library>,
    keys: &[char],
    [on, back]: [char; 2],
) {
    let theme = Theme::shipped(false)
        .into_iter()
        .next()
        .expect("the default theme");
    let mut model = browser(Arc::clone(library), keys);
    assert!(model.shown.sheet.is_drawn, "{name} is drawn");
    let mut group = criterion.benchmark_group(format!("browser: {name}"));
    let mut goes_on = true;
    group.bench_function("key", |bencher| {
        bencher.iter(|| {
            press(&mut model, KeyCode::Char(if goes_on { on } else { back }));
            goes_on = !goes_on;
        });
    });
    group.bench_function("frame 120x40", |bencher| {
        let area = Rect::from((ratatui::layout::Position::ORIGIN, SCREEN));
        let mut buffer = Buffer::empty(area);
        bencher.iter(|| view(&model, &theme, area, &mut buffer));
    });
    group.finish();
}
