fn main() {
    let path = std::env::args().nth(1).unwrap_or("casefiles".into());
    let originals = std::env::args()
        .nth(2)
        .map(|d| casefile::load::document::Originals::under(d.as_ref()).unwrap());
    let settings = casefile::tui::Settings {
        path: path.into(),
        originals,
        keymap: Default::default(),
        themes: casefile::tui::theme::Theme::shipped(false),
        theme: 0,
        mouse: true,
    };
    casefile::tui::run(settings).unwrap();
}
