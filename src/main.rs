fn main() -> std::process::ExitCode {
    let arguments: Vec<_> = std::env::args_os().skip(1).collect();
    match casefile::document::foreign::asked(arguments.iter().map(|argument| argument.as_os_str()))
    {
        Some((format, limits)) => casefile::document::foreign::child::serve(format, &limits),
        None => casefile::cli::main(),
    }
}
