//! The words that turn the sense of a sentence round.

/// Which words a negation turns round in a script that parts none by spaces.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Turns {
    /// Those behind it.
    Next,
    /// Those before it.
    Last,
}

/// What negates in scripts that part no words by spaces: whether it does so anywhere inside of words, and which words
/// beside it are not to be cut from it.
const UNSPACED: [(&str, bool, Option<Turns>); 40] = [
    ("不可", false, Some(Turns::Last)),
    ("禁止", false, Some(Turns::Last)),
    ("不", true, Some(Turns::Next)),
    ("没", true, Some(Turns::Next)),
    ("沒", true, Some(Turns::Next)),
    ("无", true, Some(Turns::Next)),
    ("無", true, Some(Turns::Next)),
    ("未", true, Some(Turns::Next)),
    ("非", true, Some(Turns::Next)),
    ("ไม่", true, Some(Turns::Next)),
    ("มิได้", true, Some(Turns::Next)),
    ("มิ", false, Some(Turns::Next)),
    ("勿", false, Some(Turns::Next)),
    ("莫", false, Some(Turns::Next)),
    ("没有", false, Some(Turns::Next)),
    ("沒有", false, Some(Turns::Next)),
    ("没能", false, Some(Turns::Next)),
    ("未曾", false, Some(Turns::Next)),
    ("不曾", false, Some(Turns::Next)),
    ("不能", false, Some(Turns::Next)),
    ("不会", false, Some(Turns::Next)),
    ("ไม่ได้", false, Some(Turns::Next)),
    ("ไม่เคย", false, Some(Turns::Next)),
    ("មិន", true, Some(Turns::Next)),
    ("ບໍ່", true, Some(Turns::Next)),
    ("せんでした", false, Some(Turns::Last)),
    ("はない", false, Some(Turns::Last)),
    ("らない", false, Some(Turns::Last)),
    ("わない", false, Some(Turns::Last)),
    ("かない", false, Some(Turns::Last)),
    ("せず", false, Some(Turns::Last)),
    ("ない", true, Some(Turns::Last)),
    ("ません", true, Some(Turns::Last)),
    ("なかった", true, Some(Turns::Last)),
    ("なく", false, Some(Turns::Last)),
    ("なけれ", false, Some(Turns::Last)),
    ("않", true, None),
    ("없", true, None),
    ("아니", true, None),
    ("못", true, None),
];

/// Whether a text that is cut into these two parts a negation from what it negates, in a script without spaces between
/// words.
pub fn is_negated_across(before: &str, behind: &str) -> bool {
    UNSPACED.iter().any(|(negation, _, turns)| match turns {
        Some(Turns::Next) => before.ends_with(negation),
        Some(Turns::Last) => behind.starts_with(negation),
        None => false,
    }) || is_negated_behind(behind)
}

/// Whether the endings of a Japanese word with which a text begins negate it: `ていない`, `ではありません`.
fn is_negated_behind(behind: &str) -> bool {
    const ENDINGS: [&str; 11] = [
        "ない",
        "なかった",
        "ません",
        "なく",
        "なけれ",
        "せず",
        "らず",
        "れず",
        "わず",
        "かず",
        "えず",
    ];
    let is_hiragana = |c: char| matches!(c, '\u{3041}'..='\u{309F}');
    let rest = behind.trim_start_matches(is_hiragana).len();
    let endings = &behind[..behind.len() - rest];
    ENDINGS.iter().any(|ending| endings.contains(ending))
}

/// Whether a word, without punctuation around it, negates, in the languages that documents here are in.
pub fn negates(word: &str) -> bool {
    negations(word) > 0
}

/// How often a word, without punctuation around it, negates: words that no spaces part may do so more than once.
pub fn negations(word: &str) -> usize {
    #[rustfmt::skip]
    const NEGATIONS: &[&str] = &[
        "not", "no", "never", "none", "nobody", "nothing", "nowhere", "neither", "nor", "cannot",
        "without", "non", "sin", "ni", "nunca", "jamás", "nadie", "nada", "ningún", "ninguno",
        "ninguna", "ningunos", "ningunas", "tampoco",
        "nicht", "nichts", "kein", "keine", "keinen", "keinem", "keiner", "keines", "nie", "niemals",
        "niemand", "nirgends", "ohne", "weder",
        "ne", "pas", "jamais", "rien", "aucun", "aucune", "sans", "nessuno", "senza",
        "não", "nenhum", "nenhuma", "ninguém", "sem", "niet", "geen", "nooit", "zonder",
        "не", "ни", "нет", "никогда", "никто", "ничего", "без", "ні", "немає", "ніколи",
        "لا", "لم", "لن", "ليس", "ليست", "دون", "بدون", "غير", "ولا", "ولم", "ولن", "فلم", "فلا",
        "לא", "אין", "בלי", "değil", "yok",
        "inte", "icke", "aldrig", "ingen", "inga", "utan", "ikke", "ikkje", "aldri", "ei", "eivät", "emme", "ette",
        "není", "nebyl", "nebyla", "nebyli", "nebylo", "nikdy", "nikdo", "nic", "bez", "nigdy", "nikt", "nije", "nisu",
        "nisam", "nikad", "nem", "nincs", "nincsenek", "soha", "senki", "nélkül", "niciodată", "fără",
        "nebuvo", "nėra", "niekada", "δεν", "δε", "μη", "μην", "όχι", "ποτέ", "χωρίς", "नहीं", "मत", "नही",
        "tidak", "bukan", "belum", "jangan", "tanpa", "không", "chẳng", "chưa", "نیست", "نه", "نہیں", "না", "নয়",
        "নেই", "huwag", "wala", "hapana", "kamwe", "unable", "scarcely", "barely", "rarely", "seldom",
        "hardly", "hakuna", "keineswegs", "asla", "ekki", "هرگز", "dont", "wasnt", "isnt", "didnt", "doesnt", "hasnt",
        "nuk", "ej", "niets", "geenszins", "mitnichten", "kaum", "tampouco", "never-ever", "n-a", "n-am", "n-au", "n-ai",
        "אינו", "אינה", "אינם", "אינן", "איננו", "איננה", "مش", "न", "இல்லை", "არ", "안",
        "havent", "couldnt", "wouldnt", "shouldnt", "arent", "werent", "aint",
    ];
    let word = word.to_lowercase().replace('’', "'");
    if word.ends_with("n't") || word.starts_with("n'") || NEGATIONS.contains(&&*word) {
        return 1;
    }
    match word.is_ascii() {
        true => 0,
        false => UNSPACED
            .iter()
            .filter(|(_, is_inside, _)| *is_inside)
            .map(|(negation, ..)| word.matches(negation).count())
            .sum(),
    }
}

/// Whether a word, without punctuation around it, negates or says that something is not so: words that are read
/// without it may say the opposite.
pub fn reverses(word: &str) -> bool {
    negates(word) || denies(word)
}

/// Whether a word, without punctuation around it, says that something is not so.
pub fn denies(word: &str) -> bool {
    #[rustfmt::skip]
    const DENIALS: &[&str] = &[
        "denied", "denies", "deny", "denying", "denial", "disputed", "disputes", "rejected",
        "rejects", "refused", "refuses", "failed", "fails", "false", "falsely", "untrue", "lack",
        "lacks", "lacked", "hardly", "unproven", "retracted", "retracts", "retract", "recanted", "recants", "withdrew",
        "withdrawn", "withdraws", "acquitted", "exonerated", "innocent", "incapable", "doubt", "doubts", "doubted",
        "doubtful", "reversed", "overturned", "refuted", "refutes", "rebutted", "disproved", "disproven", "unfounded",
        "bestritt", "bestreitet", "bestritten", "leugnet", "leugnete", "dementierte", "verneinte", "nia", "nié", "niée",
        "nient", "conteste", "contesté", "dément", "démenti", "desmintió", "desmiente", "negò", "nega", "negato", "negou",
        "отрицает", "отрицал", "отрицала", "опроверг", "опровергла", "заперечує", "заперечив", "zaprzecza", "zaprzeczył",
        "popřel", "popírá", "ontkent", "ontkende", "förnekade", "förnekar", "نفى", "ينفي", "نفت",
        "baseless", "unlikely", "wrongly", "wrongfully", "except", "unless", "absence", "negó", "niega", "niegan", "negaron", "falso", "falsa",
    ];
    DENIALS.contains(&&*word.to_lowercase())
}

/// Whether a word, without punctuation around it, says of a statement that it is only alleged, only in part so, or not to
/// be looked at.
pub fn limits(word: &str) -> bool {
    #[rustfmt::skip]
    const LIMITS: &[&str] = &[
        "allegedly", "alleged", "reportedly", "purportedly", "purported", "supposedly", "supposed", "presumably",
        "apparently", "perhaps", "possibly", "probably", "hypothetically", "almost", "nearly", "partly", "partially",
        "only", "disregard", "disregarded", "attempted", "suspected", "rumoured", "rumored", "so-called", "seemingly",
        "angeblich", "angebliche", "angeblichen", "angeblicher", "mutmaßlich", "mutmaßliche", "mutmaßlichen",
        "mutmaßlicher", "vermeintlich", "vermeintliche", "vermutlich", "möglicherweise", "beinahe", "teilweise",
        "prétendument", "prétendu", "prétendue", "présumé", "présumée", "supposément", "peut-être", "presque",
        "supuestamente", "supuesto", "supuesta", "presuntamente", "presunto", "presunta", "quizás", "casi",
        "alegadamente", "alegado", "suposto", "suposta", "supostamente", "talvez", "presumibilmente", "forse",
        "presunti", "vermeend", "vermeende", "vermoedelijk", "якобы", "предположительно", "возможно", "предполагаемый",
        "accused", "accuses", "charged", "convicted", "claim", "claims", "claimed", "claiming", "pretended", "pretends",
        "dreamed", "dreamt", "imagined", "lied", "lies", "hoped", "hopes", "wanted", "wished", "threatened", "planned",
        "rumour", "rumor", "rumours", "rumors", "hearsay", "beschuldigt", "angeklagt", "verdächtigt", "verdächtig",
        "behauptet", "behauptete", "soll", "sollen", "habe", "hätte", "sei", "wäre", "accusé", "accusée", "soupçonné",
        "soupçonnée", "aurait", "auraient", "serait", "seraient", "acusado", "acusada", "habría", "sería", "accusato",
        "accusata", "avrebbe", "sarebbe", "teria", "seria", "beschuldigd", "zou", "обвиняется", "обвинён", "обвинен",
        "обвиняемый", "подозревается", "утверждает", "oskarżony", "oskarżona", "obviněn", "anklagad", "متهم", "يُزعم",
        "нібито", "rzekomo", "rzekomy", "údajně", "údajný", "påstått", "angivligt", "angivelig", "مزعوم", "يزعم",
    ];
    // Of scripts that part no words by spaces.
    const INSIDE: [&str; 14] = [
        "据称",
        "據稱",
        "据说",
        "據說",
        "涉嫌",
        "被指",
        "声称",
        "聲稱",
        "否认",
        "否認",
        "とされ",
        "疑い",
        "容疑",
        "อ้างว่า",
    ];
    let is_inside = || !word.is_ascii() && INSIDE.iter().any(|limit| word.contains(limit));
    LIMITS.contains(&&*word.to_lowercase()) || is_inside()
}
