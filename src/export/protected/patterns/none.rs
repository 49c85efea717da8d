//! What is written as a number that rules leave out, and is none by what it is and by what stands beside it.
//!
//! In doubt it is one: a number too many that is left out can be read in the case, one too few cannot be taken back.

use std::sync::LazyLock;

use regex_lite::Regex;

/// Money behind the word for it, or behind its sign.
macro_rules! money {
    () => {
        r"(?:(?-i:USD|EUR|GBP|CHF|CAD|AUD|MXN|GTQ|HNL|COP|JPY|CNY|INR|BRL|UAH|RUB|PLN|SEK|NOK|DKK)|(?:US)?\$|[\u20ac\u00a3\u00a5\u20b1\u20b9])"
    };
}

macro_rules! expression {
    ($name:ident, $written:expr) => {
        static $name: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new($written).ok());
    };
}

expression!(
    IS_NUMBER,
    r"(?i)(?:\b(?:no|num|number|code|n\u00famero|num\u00e9ro)s?\b|\bn\.|n(?:umme)?r\b|#|[\u00ba\u00b0])"
);
expression!(
    TIME,
    concat!(
        r"^(?:(?:19|20)\d{2}[-/](?:(?:19|20)\d{2}|\d{2})|(?:19|20)\d{2}([-./])(?:0?[1-9]|1[0-2])[-./](?:0?[1-9]|[12]\d|3[01])|",
        r"(?:0?[1-9]|[12]\d|3[01])[-./](?:0?[1-9]|[12]\d|3[01])[-./](?:19|20)\d{2})$"
    )
);
expression!(
    OWED,
    concat!(
        r"(?i)(?:\b(?:balance|amount|sum|saldo|importe|monto|solde|montant|kontostand|betrag)(?: (?:is|was|of|at|stood at|de|von|es|ist|war|est))?(?: ?[:=])? ?(?:",
        money!(),
        ")?|",
        money!(),
        ") ?$"
    )
);
expression!(
    PAID,
    r"(?i)^(?: ?[\u20ac\u00a3]|(?: million)?[ -](?:dollars?|euros?|pesos?|pounds|francs?|francos|franken|colones|quetzales|lempiras|rupees|yen|yuan|rubles|d\u00f3lares|reais)\b)"
);
expression!(
    COUNTING,
    r"(?i)\b(?:has|had|have|of|with|over|about|than|reached|gained|lost|tiene|ten\u00eda|con|de|hat|hatte|mit|von|a|avait|avec)(?: (?:some|about|over|only|more than|m\u00e1s de|\u00fcber))? $"
);
expression!(
    COUNTED,
    r"(?i)^ (?:\w+ )?(?:followers?|people|persons?|members?|users?|subscribers?|customers?|clients?|holders?|friends|views?|posts?|tweets|messages|entries|likes|seguidores|personas|clientes|usuarios|abonn\u00e9s|personnes|follower|kunden|nutzer|mitglieder)\b"
);
/// Whether figures behind words that tell of a number are a year, a day, a sum of money or a count. `said` is what stands
/// before them from these words on, `behind` what follows.
pub fn is_no_number(said: &str, figures: &str, behind: &str) -> bool {
    // Whatever it looks like.
    if has(&IS_NUMBER, said) {
        return false;
    }
    has(&TIME, figures)
        || has(&OWED, said)
        || has(&PAID, behind)
        || (has(&COUNTING, said) && has(&COUNTED, behind))
}

fn has(expression: &LazyLock<Option<Regex>>, text: &str) -> bool {
    expression.as_ref().is_some_and(|it| it.is_match(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_one_is_an_expression() {
        for one in [&IS_NUMBER, &TIME, &OWED, &PAID, &COUNTING, &COUNTED] {
            assert!(one.is_some());
        }
    }
}
