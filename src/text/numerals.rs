//! Words of figures: those that say how many times one is meant, and those that are one.

/// What a figure is taken times, in small letters: `5 million`.
#[rustfmt::skip]
const MULTIPLIERS: &[&str] = &[
    "hundred", "thousand", "million", "billion", "trillion", "bn", "mn", "mln", "tn", "k", "lakh", "lakhs", "crore",
    "crores", "dozen",
    "hundert", "tausend", "millionen", "milliarde", "milliarden", "mio", "mrd", "tsd",
    "cents", "mille", "milliers", "millions", "milliard", "milliards",
    "mil", "millón", "millones", "cientos", "milhão", "milhões", "bilhão", "bilhões",
    "mila", "milione", "milioni", "miliardo", "miliardi", "mld",
    "honderd", "duizend", "miljoen", "miljard",
    "tusen", "tusind", "miljon", "miljoner", "millioner", "miljarder", "milliarder", "mia", "mdr", "mkr",
    "tuhat", "tuhatta", "miljoona", "miljoonaa", "miljardi", "miljardia",
    "tysiąc", "tysiące", "tysięcy", "tys", "milion", "miliony", "milionów", "miliard", "miliardy", "miliardów",
    "tisíc", "tisíce", "tis", "milionů", "miliarda", "milión", "miliónov", "milióny",
    "ezer", "millió", "milliárd", "mie", "mii", "milioane", "miliarde",
    "tisuća", "tisuće", "tisuću", "hiljada", "hiljade", "hiljadu", "tisoč", "milijun", "milijuna", "milijuni", "milijon",
    "milijonov", "miliona", "milijarda", "milijarde", "milijardi",
    "тысяча", "тысячи", "тысяч", "тыс", "миллион", "миллиона", "миллионов", "млн", "миллиард", "миллиарда",
    "миллиардов", "млрд", "трлн", "тисяча", "тисячі", "тисяч", "тис", "мільйон", "мільйона", "мільйони", "мільйонів",
    "мільярд", "мільярда", "мільярди", "мільярдів", "хиляди", "милиона", "милиарда", "хиљада", "хиљаде", "милијарди",
    "χιλιάδες", "χιλ", "εκατομμύριο", "εκατομμύρια", "εκατ", "δισεκατομμύρια", "δισ",
    "bin", "milyon", "milyar", "nghìn", "ngàn", "triệu", "tỷ", "tỉ", "trăm", "ribu", "juta", "miliar", "triliun",
    "elfu", "milioni", "libo",
    "ألف", "آلاف", "مليون", "ملايين", "مليار", "مليارات", "بليون", "هزار", "میلیون", "میلیارد", "ہزار", "لاکھ", "کروڑ",
    "אלף", "אלפים", "מיליון", "מיליארד", "हज़ार", "हजार", "लाख", "करोड़", "करोड", "अरब", "হাজার", "লক্ষ", "লাখ", "কোটি",
];

/// The same in scripts that write them together with the figure.
const JOINED: [&str; 9] = ["만", "천", "억", "조", "백", "พัน", "หมื่น", "แสน", "ล้าน"];

/// Tens, behind which a hyphen, or a word for *and*, goes on with the figure: `thirty-two`, `treinta y dos`.
#[rustfmt::skip]
const TENS: &[&str] = &[
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
    "vingt", "trente", "quarante", "cinquante", "soixante", "septante", "huitante", "nonante",
    "veinte", "treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa",
    "vinte", "trinta", "quarenta", "cinquenta", "sessenta", "oitenta",
];

/// Other figures in words, none of which is an article as well.
#[rustfmt::skip]
const WORDS: &[&str] = &[
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf", "zwanzig", "dreißig",
    "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig",
    "deux", "trois", "quatre", "cinq", "sept", "huit", "neuf", "dix", "onze", "douze", "treize", "quatorze", "quinze",
    "cent",
    "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "doce", "trece", "catorce",
    "quince", "cien", "ciento", "doscientos", "trescientos", "quinientos",
    "tre", "quattro", "cinque", "sette", "otto", "nove", "dieci", "cento", "venti", "trenta",
    "dois", "duas", "três", "quatro", "sete", "oito", "dez",
    "twee", "drie", "vijf", "zes", "zeven", "negen", "tien", "twintig", "dertig", "vijftig",
    "два", "две", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять", "десять", "двадцать", "тридцать",
    "сорок", "пятьдесят", "сто", "двести", "триста", "пятьсот",
];

/// What parts the words of a figure.
const PARTS: [char; 2] = [' ', '-'];

/// Words for *and* within a figure: `one hundred and five`, `vingt et un`, `treinta y dos`.
const ANDS: [&str; 4] = ["and", "et", "y", "e"];

/// Whether a text goes on with what a figure before it is taken times.
pub fn begins_multiplier(text: &str) -> bool {
    let word = first_word(text);
    JOINED.iter().any(|joined| text.starts_with(joined)) || is_in(MULTIPLIERS, word)
}

/// Whether a text that is cut into these two parts a figure in words, or what is taken half: `thirty-|two thousand`,
/// `five| thousand`, `half |a million`.
pub fn is_cut(before: &str, behind: &str) -> bool {
    let (lead, left, first) = ended(before);
    let (second, right, rest) = begun(behind);
    let parts = match (left.is_empty() || right.is_empty(), first, second) {
        (false, parts, "") | (false, "", parts) => parts,
        _ => return false,
    };
    let next = || rest.strip_prefix(' ').map_or("", first_word);
    let is_and = |word: &str| is_in(&ANDS, word);
    match parts {
        "-" if is_in(TENS, left) => true,
        " " | "-" => {
            let behind_and = || {
                let (_, last, space) = ended(lead);
                is_and(left) && space == " " && goes_on(last) && is_number(right)
            };
            let before_and = || is_and(right) && goes_on(left) && is_number(next());
            let is_half =
                || is_in(&["half", "quarter"], left) && right == "a" && is_in(MULTIPLIERS, next());
            is_number(left) && is_number(right) || behind_and() || before_and() || is_half()
        }
        _ => false,
    }
}

/// What a text ends with: what stands before its last word, that, and the blanks and hyphens behind it.
fn ended(text: &str) -> (&str, &str, &str) {
    let words = text.trim_end_matches(PARTS);
    let lead = words.trim_end_matches(is_of_word);
    (lead, &words[lead.len()..], &text[words.len()..])
}

/// What it begins with: blanks and hyphens, its first word, and what stands behind that.
fn begun(text: &str) -> (&str, &str, &str) {
    let words = text.trim_start_matches(PARTS);
    let word = first_word(words);
    (
        &text[..text.len() - words.len()],
        word,
        &words[word.len()..],
    )
}

fn is_number(word: &str) -> bool {
    is_in(WORDS, word) || is_in(TENS, word) || is_in(MULTIPLIERS, word)
}

/// Whether a figure may go on behind a word by a word for *and*.
fn goes_on(word: &str) -> bool {
    is_in(TENS, word) || is_in(MULTIPLIERS, word) || is_in(&["cent", "cento", "ciento"], word)
}

fn is_in(words: &[&str], word: &str) -> bool {
    !word.is_empty() && words.contains(&&*word.to_lowercase())
}

/// The letters, with their marks, that a text begins with.
fn first_word(text: &str) -> &str {
    let end = text.find(|c: char| !is_of_word(c));
    &text[..end.unwrap_or(text.len())]
}

fn is_of_word(c: char) -> bool {
    c.is_alphabetic() || unicode_normalization::char::is_combining_mark(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_in_words_are_whole() {
        for (before, behind, cut) in [
            ("thirty-", "two thousand crowns", true),
            ("thirty", "-two thousand", true),
            ("paid five ", "thousand men", true),
            ("paid five", " thousand men", true),
            ("one hundred and ", "five men", true),
            ("one hundred", " and five men", true),
            ("half ", "a million pounds", true),
            ("vingt-", "deux mille", true),
            ("treinta y ", "dos mil", true),
            ("twenty-", "second man", true),
            ("between one and ", "two men", false),
            ("two, ", "three men", false),
            ("the two ", "men", false),
            ("a five-", "man team", false),
            ("half ", "a day", false),
            ("", "two men", false),
            ("one of ", "two", false),
            ("être-", " à", false),
            ("é -", "é", false),
            ("- ", "- ", false),
        ] {
            assert_eq!(is_cut(before, behind), cut, "{before}|{behind}");
        }
    }

    #[test]
    fn what_a_figure_is_taken_times_is_known() {
        for text in [
            "milhões de",
            "тыс. руб",
            "लाख रुपये",
            "ล้าน",
            "만 명",
            "Millionen",
            "k in",
        ] {
            assert!(begins_multiplier(text), "{text}");
        }
        for text in ["men", "km", "", "mill", "binary"] {
            assert!(!begins_multiplier(text), "{text}");
        }
    }
}
