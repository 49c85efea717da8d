//! The words and the ways of writing of which the patterns are made: what says that a number is one of them, what may part
//! its figures, and how a day is told.

/// What may stand between the groups of a number.
macro_rules! gap {
    () => {
        r"[ -]"
    };
}

/// What says that nine figures are those of a worker or a taxpayer.
macro_rules! taxed {
    () => {
        concat!(
            r"(?:ssns?|s\.s\.n|s\.?s\.? (?:nos?|numbers?)|soc(?:ial)?\.?[ -]?sec(?:urity)?|seguro social|[ifap]?tins?|(?-i:F?EINs?)|",
            r"(?:tax(?:payer)?|employer)(?:['\u2019]?s)?[ -]id(?:s|ent(?:ification)?)?)\b|\bss ?[#:]"
        )
    };
}

/// What says that a number is that of an account or a card.
macro_rules! account {
    () => {
        r"(?:accounts?|accts?|a/cs?|iban|clabe|cards?|cuentas?|cta|tarjetas?|konto(?:nummer|nr)?|kontos|kto|kreditkarten?|compte|carte)"
    };
}

/// An account that is none, but the reason or the debt for which something is done.
macro_rules! on_account {
    () => {
        r"(?:on account of|(?:por|a) cuenta de|pour (?:le )?compte de)"
    };
}

/// What a number of an alien is made of, behind its letter.
macro_rules! alien {
    () => {
        r"\d{2,3}[ -]?\d{3}[ -]?\d{3}"
    };
}

/// What is called by a letter: `Exhibit A`.
macro_rules! lettered {
    () => {
        r"(?i:exhibits?|exh?\.|appendix|app\.|annexe?|attachment|schedule|tab|figure|fig\.|table|section|part|volume|vol\.|count|class|anexo|prueba|anlage|beilage|pi\u00e8ce)"
    };
}

/// A month in words, as English, Spanish, German and French have it, whole or cut short.
macro_rules! month {
    () => {
        r"(?:jan(?:uary|uar|vier)?|ene(?:ro)?|feb(?:ruary|ruar|rero)?|f[e\u00e9]v(?:rier)?|mar(?:ch|s|zo)?|m\u00e4rz|apr(?:il)?|a[bv]r(?:il)?|mayo?|mai|june?|juni|junio|juin|july?|juli|julio|juil(?:let)?|aug(?:ust)?|ago(?:sto)?|ao[u\u00fb]t|sept?(?:ember|iembre|embre)?|o[ck]t(?:ober|ubre|obre)?|nov(?:ember|iembre|embre)?|de[cz](?:ember|embre)?|d\u00e9c(?:embre)?|dic(?:iembre)?)\.?"
    };
}

/// A number of a day in a month, as it stands before the month in words or behind it, in figures or as a word.
macro_rules! number {
    () => {
        concat!(
            r"(?:\d{1,2}(?:\.|st|nd|rd|th|er)?|(?:(?:twenty|thirty)[ -])?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|",
            r"tenth|eleventh|twelfth|(?:thir|four|fif|six|seven|eigh|nine)teenth|twentieth|thirtieth|primero|premier|ersten)"
        )
    };
}

/// What may stand before the month or the year of a day in words: `3rd day of May in the year 1990`.
macro_rules! of {
    () => {
        r"(?:(?:day of|d\u00eda de|de|del|of|in the year|a\.d\.) )?"
    };
}

/// The days that are left out behind a word that tells of a birth: to the year, in figures or with the month in words, and
/// with the month alone.
macro_rules! day {
    () => {
        concat!(
            r"\d{4}[./-]\d{1,2}[./-]\d{1,2}|\d{4}-\d{2}|(?:19|20)\d{6}|\d{4}(?:19|20)\d{2}|\d{4} \d{2} \d{2}|\d{1,2}[./-] ?\d{1,2}[./-] ?(?:\d{4}|\d{2})|\d{1,2} \d{1,2} \d{4}|",
            r"\d{1,2}[./-] ?(?-i:[IVX]{1,4})[./-] ?(?:\d{4}|\d{2})|",
            r"\d{4},? (?:on |el |am |le )?(?:the )?(?:",
            month!(),
            " (?:the )?",
            number!(),
            "|",
            number!(),
            " ",
            of!(),
            month!(),
            ")|",
            number!(),
            "[ -]",
            of!(),
            month!(),
            r"(?:,? ",
            of!(),
            r"\d{4}|-\d{4}|-\d{2})?|",
            r"\d{1,2}",
            month!(),
            r"(?:\d{4}|\d{2})|",
            month!(),
            "[ -](?:the )?",
            number!(),
            r"(?:(?:,? |-)\d{4})?|",
            month!(),
            ",? ",
            of!(),
            r"\d{4}"
        )
    };
}

/// What tells of a birth.
macro_rules! birth {
    () => {
        concat!(
            r"(?:born|births?|birthdays?|birth-?dates?|dobs?|d\.o\.b\.?|nacid[oa]s?|naci(?:\u00f3|eron)|nacimientos?|nac\.|",
            r"geboren|geburt|geburtsdatum|geburtstag|geb\.?|n\u00e9(?:e|\(e\))?s?|naissance)"
        )
    };
}

/// What may stand between a birth and its day: some letters of anything, or, however long it is, where it was, and of whom:
/// `in San Salvador, El Salvador, on`. Such are words with a capital, and these small ones.
macro_rules! at_birth {
    () => {
        concat!(
            r"(?:\W\D{0,24}?)?\W|",
            r"(?:,? \(?(?:(?-i:[A-Z\u00c0-\u00de])(?:[^ ,;:.\d]{0,3}\.|[^ ,;:.\d]*)|",
            r"(?:and|y|und|et) (?-i:[A-Z\u00c0-\u00de])[^ ,;:.\d]*|",
            r"in|at|near|to|of|by|the|a|an|his|her|their|city|town|village|hospital|clinic|house|home|camp|county|province|state|",
            r"department|district|republic|mother|father|parents|en|la|el|los|las|del?|su|d\u00eda|ciudad|cl\u00ednica|pueblo|aldea|",
            r"barrio|colonia|municipio|departamento|provincia|estado|",
            r"bei|zu|von|der|dem|im|\u00e0|au|du|le|les|h\u00f4pital))+?,? (?:\(?(?:on(?: or about)?|am|den) )?(?:the )?"
        )
    };
}
