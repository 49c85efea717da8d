//! The words that turn the sense of a sentence round.

/// Whether a word, without punctuation around it, negates, in English or Spanish.
pub fn negates(word: &str) -> bool {
    #[rustfmt::skip]
    const NEGATIONS: &[&str] = &[
        "not", "no", "never", "none", "nobody", "nothing", "nowhere", "neither", "nor", "cannot",
        "without", "non", "sin", "ni", "nunca", "jamás", "nadie", "nada", "ningún", "ninguno",
        "ninguna", "ningunos", "ningunas", "tampoco",
    ];
    let word = word.to_lowercase().replace('’', "'");
    word.ends_with("n't") || NEGATIONS.contains(&&*word)
}

/// Whether a word, without punctuation around it, negates or says that something is not so: words that are read
/// without it may say the opposite.
pub fn reverses(word: &str) -> bool {
    #[rustfmt::skip]
    const DENIALS: &[&str] = &[
        "denied", "denies", "deny", "denying", "denial", "disputed", "disputes", "rejected",
        "rejects", "refused", "refuses", "failed", "fails", "false", "falsely", "untrue", "lack",
        "lacks", "lacked", "hardly", "unproven", "negó", "niega", "niegan", "negaron", "falso", "falsa",
    ];
    negates(word) || DENIALS.contains(&&*word.to_lowercase())
}
