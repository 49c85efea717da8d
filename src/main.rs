fn main() {
    let path = std::env::args().nth(1).unwrap_or("casefiles".into());
    let t = std::time::Instant::now();
    let (parsed, diagnostics) = casefile::load::read(std::path::Path::new(&path)).unwrap();
    let lib = casefile::library::Library::link(parsed, diagnostics);
    eprintln!("{:?} {}", t.elapsed(), lib.records().len());
    for d in &lib.diagnostics {
        print!(
            "{}",
            casefile::diagnostic::text(d, &lib.files, casefile::diagnostic::Style::Plain)
        );
    }
    if let Some(what) = std::env::args().nth(2) {
        let r = lib.find(&what).unwrap();
        let i = lib.index(&r.key).unwrap();
        print!(
            "{}",
            casefile::sheet::Sheet::of(&lib, i, &casefile::library::Scope::Library).plain()
        );
    }
}
