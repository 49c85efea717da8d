//! The currencies that are known: by their codes in ISO 4217, and by their names with the country.

/// Currencies of one name.
pub(super) struct Name {
    pub(super) name: &'static str,
    /// How it is written.
    pub(super) words: &'static [&'static str],
    /// Which it is where no country is said; none where several countries have one of this name.
    pub(super) alone: Option<&'static str>,
    /// Whether the words are money where no country is said.
    pub(super) is_money: bool,
    /// By code: the words beside it that say the country, and the letters before a sign.
    pub(super) of: &'static [(
        &'static str,
        &'static [&'static str],
        &'static [&'static str],
    )],
}

const fn only(name: &'static str, words: &'static [&'static str], code: &'static str) -> Name {
    Name {
        name,
        words,
        alone: Some(code),
        is_money: true,
        of: &[],
    }
}

pub(super) const NAMES: [Name; 18] = [
    Name {
        name: "dollars",
        words: &["$", "dollar", "dollars", "dolar", "dolares"],
        alone: None,
        is_money: true,
        of: &[
            (
                "USD",
                &["us", "usa", "american", "united states", "estadounidenses"],
                &[],
            ),
            ("CAD", &["canadian", "canada", "ca"], &["c"]),
            ("AUD", &["australian", "australia", "au"], &["a"]),
            ("NZD", &["new zealand", "nz"], &[]),
            ("HKD", &["hong kong", "hk"], &[]),
            ("SGD", &["singapore", "sg"], &["s"]),
            ("TWD", &["new taiwan", "taiwan", "nt"], &[]),
            ("BZD", &["belize", "bz"], &[]),
            ("JMD", &["jamaican", "jamaica"], &["j"]),
        ],
    },
    Name {
        name: "pounds",
        words: &["£", "pound", "pounds"],
        alone: None,
        is_money: false,
        of: &[
            ("GBP", &["sterling", "british", "uk", "gb"], &[]),
            ("EGP", &["egyptian", "egypt"], &["e"]),
            ("LBP", &["lebanese", "lebanon"], &[]),
            ("SYP", &["syrian", "syria"], &[]),
            ("SSP", &["south sudanese", "south sudan"], &[]),
        ],
    },
    Name {
        name: "pesos",
        words: &["peso", "pesos", "₱"],
        alone: None,
        is_money: true,
        of: &[
            ("MXN", &["mexican", "mexico", "mx", "mexicanos"], &[]),
            (
                "ARS",
                &["argentine", "argentinian", "argentina", "argentinos"],
                &[],
            ),
            ("CLP", &["chilean", "chile", "chilenos"], &[]),
            ("COP", &["colombian", "colombia", "colombianos"], &[]),
            ("CUP", &["cuban", "cuba"], &[]),
            ("DOP", &["dominican", "dominicanos"], &[]),
            ("PHP", &["philippine", "philippines"], &[]),
            ("UYU", &["uruguayan", "uruguay"], &[]),
        ],
    },
    Name {
        name: "francs",
        words: &["franc", "francs"],
        alone: None,
        is_money: true,
        of: &[
            ("CHF", &["swiss"], &[]),
            ("RWF", &["rwandan", "rwanda"], &[]),
            ("CDF", &["congolese"], &[]),
        ],
    },
    Name {
        name: "crowns",
        words: &[
            "kr", "krona", "kronor", "krone", "kroner", "crown", "crowns",
        ],
        alone: None,
        is_money: true,
        of: &[
            ("SEK", &["swedish"], &[]),
            ("NOK", &["norwegian"], &[]),
            ("DKK", &["danish"], &[]),
            ("CZK", &["czech"], &[]),
        ],
    },
    Name {
        name: "rupees",
        words: &["rupee", "rupees"],
        alone: None,
        is_money: true,
        of: &[
            ("INR", &["indian", "india"], &[]),
            ("PKR", &["pakistani", "pakistan"], &[]),
            ("LKR", &["sri lankan", "sri lanka"], &[]),
            ("NPR", &["nepalese", "nepali", "nepal"], &[]),
        ],
    },
    Name {
        name: "colones",
        words: &["colon", "colones", "₡"],
        alone: None,
        is_money: true,
        of: &[
            ("CRC", &["costa rican", "costa rica"], &[]),
            (
                "SVC",
                &["salvadoran", "salvadorean", "el salvador", "salvadorenos"],
                &[],
            ),
        ],
    },
    Name {
        name: "yen or yuan",
        words: &["¥"],
        alone: None,
        is_money: true,
        of: &[
            ("JPY", &["jp", "japanese"], &[]),
            ("CNY", &["cn", "chinese", "rmb"], &[]),
        ],
    },
    only("euros", &["€", "euro", "euros"], "EUR"),
    only("yen", &["yen"], "JPY"),
    only("yuan", &["yuan", "renminbi", "rmb"], "CNY"),
    only("quetzales", &["quetzal", "quetzales"], "GTQ"),
    only("lempiras", &["lempira", "lempiras"], "HNL"),
    only("cordobas", &["cordoba", "cordobas"], "NIO"),
    only("reais", &["r$", "reais"], "BRL"),
    only(
        "roubles",
        &["rouble", "roubles", "ruble", "rubles", "₽"],
        "RUB",
    ),
    only("hryvnias", &["hryvnia", "hryvnias", "₴"], "UAH"),
    only("zlotys", &["zloty", "zlotys", "zł"], "PLN"),
];

/// The codes of ISO 4217 whose money has no cents, three decimals, and two.
pub(super) const CODES: [(u8, &str); 3] = [
    (
        0,
        "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF",
    ),
    (3, "BHD IQD JOD KWD LYD OMR TND"),
    (
        2,
        "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD \
         CDF CHF CNY COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ \
         GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL \
         MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR \
         PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT \
         TOP TRY TTD TWD TZS UAH USD UYU UZS VES WST XCD YER ZAR ZMW",
    ),
];

/// The codes that are known in small letters too: as words, many of the others mean something else.
const SMALL: [&str; 3] = ["usd", "eur", "gbp"];

pub(super) fn code(token: &str) -> Option<&'static str> {
    let is_code = token.len() == 3
        && (token.bytes().all(|byte| byte.is_ascii_uppercase()) || SMALL.contains(&token));
    let capitals = token.to_ascii_uppercase();
    let mut codes = CODES.iter().flat_map(|(_, codes)| codes.split(' '));
    is_code
        .then(|| codes.find(|code| *code == capitals))
        .flatten()
}
