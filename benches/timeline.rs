//! What a picture of a large made library costs: 2,000 events over 40 years, with the people who took part in them.

use std::{fmt::Write, sync::Arc, time::Duration};

use casefile::{
    library::{Library, Scope},
    load,
    picture::{axis::Scale, timeline::Lanes},
    sheet::{Look, Sheet},
    tui::{
        message::Message,
        model::{Fixed, Model},
        theme::Theme,
        update::update,
        view::view,
    },
};
use criterion::{BenchmarkId, Criterion};
use ratatui::{
    buffer::Buffer,
    crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers},
    layout::{Rect, Size},
};

const SCREEN: Size = Size {
    width: 120,
    height: 40,
};

/// A library of so many events over 40 years, each with two people and a citation; a quarter of them dated to a month or
/// about a day, a few without a date.
pub fn library(events: usize) -> Library {
    let mut text = String::from("format: 1\ntitle: Forty years\nsources:\n");
    for year in 0..40 {
        let _ = writeln!(
            text,
            "  paper-{year}: {{title: The paper of {}, published: {}-07-01}}",
            1980 + year,
            1980 + year
        );
    }
    text.push_str("people:\n");
    for person in 0..40 {
        let _ = writeln!(text, "  person-{person}: {{name: Person {person}}}");
    }
    text.push_str("events:\n");
    for event in 0..events {
        let (year, month, day) = (1980 + event % 40, 1 + event * 7 % 12, 1 + event * 11 % 28);
        let date = match event % 16 {
            0 | 1 => format!("date: {year}-{month:02}, "),
            2 => format!("date: {year}-{month:02}-{day:02}~, "),
            3 => format!(
                "date: {year}-{month:02}-{day:02}/{}-{month:02}-01, ",
                year + 1
            ),
            4 if event % 5 == 0 => String::new(),
            _ => format!("date: {year}-{month:02}-{day:02}, "),
        };
        let _ = writeln!(
            text,
            "  event-{event}: {{title: What happened as number {event}, {date}participants: [person-{}, person-{}], \
             cites: [{{source: paper-{}, at: ¶{}}}]}}",
            event % 40,
            (event * 3 + 1) % 40,
            (event * 13) % 40,
            1 + event / 40
        );
    }
    let folder = tempfile::tempdir().expect("a folder for the generated library");
    std::fs::write(folder.path().join("forty-years.yaml"), text).expect("a generated case file");
    let (parsed, diagnostics) = load::read(folder.path()).expect("the generated library");
    let library = Library::link(parsed, diagnostics);
    assert_eq!(
        library.diagnostics.first(),
        None,
        "the generated library is sound"
    );
    library
}

fn main() {
    let mut criterion = Criterion::default()
        .sample_size(20)
        .warm_up_time(Duration::from_millis(300))
        .measurement_time(Duration::from_secs(2))
        .configure_from_args();
    let library = Arc::new(library(2_000));
    pages(&mut criterion, &library);
    frames(&mut criterion, &library);
    criterion.final_summary();
}

fn pages(criterion: &mut Criterion, library: &Library) {
    let mut group = criterion.benchmark_group("timeline");
    for lanes in Lanes::ALL {
        for scale in Scale::ALL {
            let look = Look {
                lanes,
                scale: Some(scale),
            };
            let id = BenchmarkId::new(lanes.word(), scale.word());
            group.bench_function(id, |bencher| {
                bencher.iter(|| Sheet::timeline(library, &Scope::Library, look, 100));
            });
        }
    }
    group.finish();
}

fn press(model: &mut Model, code: KeyCode) {
    let event = Event::Key(KeyEvent::new(code, KeyModifiers::NONE));
    update(model, Message::Terminal(event));
}

fn frames(criterion: &mut Criterion, library: &Arc<Library>) {
    let theme = Theme::shipped(false)
        .into_iter()
        .next()
        .expect("the default theme");
    let fixed = Fixed {
        path: "generated".into(),
        themes: vec!["terminal".to_owned()],
        ..Fixed::default()
    };
    let mut model = Model::new(fixed, 0);
    update(&mut model, Message::Sized(SCREEN));
    let loaded = Message::Loaded(
        1,
        Arc::clone(library),
        None,
        None,
        casefile::watch::News::default(),
    );
    update(&mut model, loaded);
    for key in ['g', 't'] {
        press(&mut model, KeyCode::Char(key));
    }
    assert!(model.shown.sheet.is_drawn, "the timeline is drawn");
    let mut group = criterion.benchmark_group("browser: timeline");
    let mut on = true;
    group.bench_function("key: a mark on or back", |bencher| {
        bencher.iter(|| {
            press(&mut model, KeyCode::Char(if on { 'l' } else { 'j' }));
            on = !on;
        });
    });
    group.bench_function("key: years or months", |bencher| {
        bencher.iter(|| {
            press(&mut model, KeyCode::Char(if on { '<' } else { '>' }));
            on = !on;
        });
    });
    group.bench_function("frame 120x40", |bencher| {
        let area = Rect::from((ratatui::layout::Position::ORIGIN, SCREEN));
        let mut buffer = Buffer::empty(area);
        bencher.iter(|| view(&model, &theme, area, &mut buffer));
    });
    group.finish();
}
