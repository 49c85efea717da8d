//! Half a figure is none: a quote that begins or ends with a part of one, or that has another one, is nowhere found.

use super::{found, plants::is_plain, seams::html};

/// A text, what stands in it, and what does not.
type Row<'r> = (&'r str, &'r [&'r str], &'r [&'r str]);

fn hold(rows: &[Row<'_>]) {
    let all: Vec<(&str, &str, bool)> = rows
        .iter()
        .flat_map(|(text, stands, not)| {
            let stands = stands.iter().map(|quote| (*text, *quote, true));
            stands.chain(not.iter().map(|quote| (*text, *quote, false)))
        })
        .collect();
    let bytes: Vec<Vec<u8>> = all
        .iter()
        .map(|(text, ..)| format!("It was written at noon.\n{text}\n").into_bytes())
        .collect();
    let documents: Vec<(&str, &[u8], &str)> = all
        .iter()
        .zip(&bytes)
        .map(|((_, quote, _), bytes)| ("a.txt", &bytes[..], *quote))
        .collect();
    let told = found(&documents).into_iter().zip(&all);
    let wrong: Vec<String> = told
        .filter(|(found, (.., is_there))| {
            let is_found = is_plain(&found.verdict) || found.verdict == "ambiguous";
            is_found != *is_there
        })
        .map(|(found, (text, quote, _))| format!("“{quote}” of “{text}”: {}", found.verdict))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_figure_is_whole_with_its_parts() {
    hold(&[
        (
            "It was 3/4 of the men, no less.",
            &["3/4 of the men", "It was 3/4", "of the men"],
            &["4 of the men", "It was 3", "/4 of the men", "It was 3/"],
        ),
        (
            "It was 3⁄4 of the men.",
            &["3⁄4 of the men", "3/4 of the men"],
            &["4 of the men", "It was 3"],
        ),
        (
            "On 3/4/2019 the season 2019/20 began.",
            &["On 3/4/2019", "season 2019/20 began"],
            &["On 3", "On 3/4", "4/2019 the", "season 2019", "20 began"],
        ),
        (
            "It cost 17·5 then.",
            &["cost 17·5 then"],
            &["It cost 17", "5 then"],
        ),
        (
            "It is 2×10 or 2 × 10 or 2x10 or 4 x 12 m.",
            &["is 2×10 or", "or 2 × 10", "or 4 x 12 m"],
            &["10 or 2 × 10", "is 2", "or 2 ×", "or 4", "12 m", "or 2x"],
        ),
        (
            "They won 3:1 at 12:30 on it.",
            &["won 3:1", "at 12:30 on it"],
            &["won 3", "1 at 12:30", "3:1 at 12", "30 on it"],
        ),
        (
            "It is 10^6 and 1e6 and 12_000 in all.",
            &["is 10^6 and 1e6", "and 12_000 in all"],
            &[
                "is 10",
                "6 and 1e6 and",
                "10^6 and 1",
                "6 and 12",
                "and 12",
                "000 in all",
            ],
        ),
        (
            "It is 10 ½ or 10½ or 1 1/2 of it.",
            &["10 ½ or", "or 10½", "or 1 1/2 of it"],
            &[
                "It is 10",
                "½ or 10½",
                "½ or 1 1/2",
                "or 10½ or 1",
                "1/2 of it",
            ],
        ),
        (
            "He had 12 000 000 or 1,000 or 1.000,50 or .5 of them.",
            &["had 12 000 000 or", "or 1,000 or", "or .5 of them"],
            &[
                "He had 12",
                "He had 12 000",
                "000 000 or",
                "000 or 1,000",
                "000 000 or 1",
                "or 1.000",
                "5 of them",
            ],
        ),
        (
            "In all ٣٫٥ and ۱۲٬۰۰۰ and १२.५ of it.",
            &["all ٣٫٥ and", "and ۱۲٬۰۰۰ and", "and १२.५ of it"],
            &[
                "In all ٣",
                "٥ and",
                "٣٫٥ and ۱۲",
                "۰۰۰ and",
                "and १२",
                "५ of it",
            ],
        ),
        (
            "共有二十五人和5万元。",
            &["二十五人", "5万元"],
            &["五人和", "共有二十", "人和5", "万元"],
        ),
        (
            "See No. 5-12 and § 12a and s. 5(2) of it.",
            &["No. 5-12", "§ 12a", "s. 5(2) of it", "of it"],
            &["No. 5", "12 and", "§ 12", "12a and", "and s. 5"],
        ),
    ]);
}

#[test]
fn a_figure_is_whole_with_its_signs() {
    hold(&[
        (
            "It rose by 5% and 5 % and 5\u{A0}‰ then.",
            &["rose by 5%", "5% and 5 % and", "and 5 ‰ then"],
            &["rose by 5", "by 5% and 5", "and 5", "% and 5 %"],
        ),
        (
            "It took 5%–10% or 10am–5pm or the 12.–14. of May, p < 0.05, at a loss of (£5m).",
            &[
                "took 5%–10% or",
                "10am-5pm",
                "the 12.–14. of May",
                "p < 0.05",
                "loss of (£5m)",
            ],
            &[
                "It took 5%",
                "10% or",
                "or 10am",
                "or the 12.",
                "14. of May",
                "0.05, at",
                "£5m).",
                "of (£5m",
            ],
        ),
        ("It rose by ٥٪ then.", &["by ٥٪ then"], &["It rose by ٥"]),
        (
            "It rose by 5 per cent then.",
            &["rose by 5", "5 per cent"],
            &[],
        ),
        (
            "It took ≥10 men, then <10 boys, >10 dogs, ~10 cats, ±10 cows, ≈10 pigs and ≤ 10 hens.",
            &[
                "took ≥10 men",
                "then <10 boys",
                "~10 cats",
                "±10 cows",
                "and ≤ 10 hens",
            ],
            &[
                "10 men", "10 boys", "10 dogs", "10 cats", "10 cows", "10 pigs", "10 hens", "and ≤",
            ],
        ),
        (
            "It fell by −5 men, –6 boys, -7 dogs and (8) cats.",
            &["by −5 men", "by -5 men", "-7 dogs", "(8) cats"],
            &["5 men", "6 boys", "7 dogs", "8) cats", "dogs and (8"],
        ),
        (
            "He paid $1.2bn, €5m, 6 €, $ 7, US$ 8 and US$9 of it.",
            &[
                "paid $1.2bn",
                "€5m",
                "6 €",
                "$ 7",
                "US$ 8 and",
                "US$9 of it",
            ],
            &[
                "1.2bn",
                "paid $1.2",
                "€5",
                "5m",
                "€5m, 6",
                "7, US$ 8",
                "8 and",
                "9 of it",
                "$9 of it",
                "US$ 8 and US$",
            ],
        ),
        (
            "He paid 5 USD and 6 million in 2019 of it.",
            &["paid 5", "5 USD", "6 million in", "in 2019"],
            &["USD and 6", "million in 2019"],
        ),
        (
            "It is 20 °C, 21° and 65+ there.",
            &["is 20 °C", "21° and 65+ there"],
            &["It is 20", "It is 20 °", "20 °C, 21", "21° and 65"],
        ),
        (
            "It is 10km or 10 m² or 5 m/s² or 50p on the 4th of July.",
            &[
                "10km or",
                "or 10 m² or",
                "5 m/s² or",
                "50p on",
                "4th of July",
                "of July",
            ],
            &[
                "It is 10",
                "km or",
                "or 10 m",
                "m² or 5 m/s",
                "or 50",
                "on the 4",
                "or 10 m or 5",
            ],
        ),
        (
            "He took the B12 vitamin of the MI6 in the 1990s.",
            &["the B12 vitamin", "the MI6", "in the 1990s"],
            &[
                "12 vitamin",
                "took the B",
                "of the MI",
                "6 in the",
                "in the 1990",
            ],
        ),
    ]);
}

#[test]
fn feet_are_no_inches() {
    hold(&[
        (
            "He was 5' 6\" tall and 7′ 8″ wide and 5'9 deep.",
            &[
                "was 5' 6\" tall",
                "was 5′ 6″ tall",
                "was 5’ 6” tall",
                "7' 8\" wide",
                "and 5'9 deep",
            ],
            &[
                "was 5\" 6' tall",
                "was 5″ 6′ tall",
                "was 5\" 6\" tall",
                "was 5' 6' tall",
                "It was 5",
                "was 5'",
                "6\" tall",
                "7\" 8' wide",
                "was 5' 6",
                "and 5",
                "9 deep",
            ],
        ),
        (
            "A nail 6\" long and a rope 7' long.",
            &["nail 6\" long", "nail 6″ long", "rope 7’ long"],
            &["nail 6' long", "nail 6", "rope 7\" long", "rope 7"],
        ),
        (
            "At 40° 26′ 46″ N it was.",
            &["At 40° 26′ 46″ N", "40° 26' 46\" N"],
            &["At 40", "At 40°", "At 40° 26′", "46″ N", "40° 26″ 46′ N"],
        ),
        (
            "“I was here since 1990” he said; 'not since 1980' she said of the dogs' 1970's.",
            &[
                "I was here since 1990",
                "\"I was here since 1990\"",
                "since 1990\" he said",
                "since 1990' he said",
                "\"not since 1980\" she",
                "not since 1980",
                "dogs' 1970's",
            ],
            &[],
        ),
        (
            "\"He was 5' 6\" tall\" she said.",
            &["was 5' 6\" tall\" she"],
            &["was 5\" 6' tall", "was 5", "was 5'"],
        ),
        (
            "\"He was here\nsince 1990\" she said.",
            &["since 1990\" she", "since 1990' she", "here since 1990"],
            &[],
        ),
    ]);
}

#[test]
fn what_only_looks_like_a_part_of_a_figure_is_none() {
    hold(&[
        (
            "So he said.12 The word² and/or the club (5) came in 2019, 2020 and 2021.",
            &[
                "So he said",
                "The word",
                "word and/or the",
                "The word² and",
                "and/or",
                "or the club",
                "in 2019",
                "2020 and",
                "(5) came",
            ],
            &[],
        ),
        (
            "(5) The master came.",
            &["The master came", "(5) The master"],
            &[],
        ),
        (
            "5. The master came.",
            &["The master came", "5. The master"],
            &[],
        ),
        ("> 10 men came, he wrote.", &["10 men came"], &[]),
        ("# 10 men came, he wrote.", &["10 men came"], &[]),
        (
            "He paid $5 for 12-year-old rum in mid-1990 (2 men saw it).",
            &[
                "He paid $5",
                "12-year-old rum",
                "2 men saw it",
                "in mid-1990",
            ],
            &[],
        ),
        (
            "It rose 5% 10% 15% and 5 € more on Monday.",
            &["rose 5%", "10% 15%", "15% and", "and 5 €", "5 € more"],
            &["rose 5", "and 5"],
        ),
        (
            "It took 120 days (+ 300 days of rest).",
            &["300 days of rest", "took 120 days"],
            &[],
        ),
        (
            "It is 5 kg/m³ at 6 €/m² on the size m² of it.",
            &["is 5 kg/m³ at", "6 €/m² on", "on the size m"],
            &["is 5 kg/m", "at 6 €/m"],
        ),
        ("第5条，2019年5月。", &["2019年5月", "5月", "第5条"], &[]),
        (
            "In 2019 $5 was paid; in 2020 €6 as well.",
            &["In 2019", "$5 was paid; in 2020", "€6 as well"],
            &["5 was paid", "6 as well"],
        ),
    ]);
}

#[test]
fn a_power_is_no_mark_of_a_note_over_the_end_of_a_line_either() {
    let page = html("<p>A field of 10 m² in</p><p>the north, as the Institute² wrote.</p>");
    let said = |quote| ("a.html", &page[..], quote);
    let told = found(&[
        said("field of 10 m² in the north"),
        said("north, as the Institute wrote"),
        said("field of 10 m in the north"),
        // As it is copied without what raises a digit.
        said("field of 10 m2 in the north"),
        said("A field of 10 m2"),
        said("field of 10 m3 in the north"),
    ]);
    let verdicts: Vec<&str> = told.iter().map(|found| &*found.verdict).collect();
    assert!(
        is_plain(verdicts[0]) && is_plain(verdicts[1]),
        "{verdicts:?}"
    );
    assert!(
        is_plain(verdicts[3]) && is_plain(verdicts[4]),
        "{verdicts:?}"
    );
    assert!(
        !is_plain(verdicts[2]) && !is_plain(verdicts[5]),
        "{verdicts:?}"
    );
}

#[test]
fn the_mark_of_a_note_behind_a_point_makes_no_decimal() {
    let text =
        "He paid 5.¹² Then he left. It was $3.⁵ million, in 1995.³ They went 17,⁵ all of them.";
    let said = |quote| ("a.txt", text.as_bytes(), quote);
    let quotes = [
        ("paid 5.12", false),
        ("It was $3.5 million", false),
        ("in 1995.3 They", false),
        ("went 17,5 all", false),
        ("He paid 5. Then he left", true),
        ("He paid 5.¹² Then he left", true),
    ];
    let told = found(&quotes.map(|(quote, _)| said(quote)));
    for (found, (quote, is_there)) in told.iter().zip(quotes) {
        assert_eq!(is_plain(&found.verdict), is_there, "{quote}: {found:?}");
    }
}
