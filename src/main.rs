fn main() -> std::process::ExitCode {
    let arguments: Vec<_> = std::env::args_os().skip(1).collect();
    let words = || arguments.iter().map(|argument| argument.as_os_str());
    if let Some(command) = casefile::document::foreign::confined::asked(words()) {
        return casefile::document::foreign::confined::become_it(command);
    }
    #[cfg(feature = "pdf")]
    if let Some(limits) = casefile::document::foreign::press::asked(words()) {
        return casefile::document::foreign::press::serve(&limits);
    }
    match casefile::document::foreign::asked(words()) {
        Some((format, limits)) => casefile::document::foreign::child::serve(format, &limits),
        None => casefile::cli::main(),
    }
}
