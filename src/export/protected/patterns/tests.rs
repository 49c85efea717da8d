use super::*;

fn left(text: &str) -> String {
    let mut out = text.to_owned();
    for (range, words) in find(text).into_iter().rev() {
        out.replace_range(range, &words);
    }
    out
}

#[test]
fn every_pattern_is_an_expression() {
    assert!(PATTERNS.iter().all(|pattern| pattern.written.is_some()));
}

#[test]
fn of_numbers_the_last_four_digits_stay() {
    for (text, said) in [
        ("SSN 123-45-6789.", "SSN […6789]."),
        (
            "his social security number 123456789",
            "his social security number […6789]",
        ),
        ("EIN 12-3456789", "EIN […6789]"),
        (
            "account no. 4000 1234 5678 9010, paid",
            "account no. […9010], paid",
        ),
        ("A 012 345 678 and A123-456-789", "[…5678] and […6789]"),
        (
            "A-number is 204555871, A-File No. 204 555 873",
            "A-number is […5871], A-File No. […5873]",
        ),
        (
            "A number of 204 men, a file 2045",
            "A number of 204 men, a file 2045",
        ),
        ("A No. 123456789", "A No. […6789]"),
        ("file A200345678", "file […5678]"),
        ("SSN: 123 456 789", "SSN: […6789]"),
        ("SSN 123-456789", "SSN […6789]"),
        ("SSNs 123456789, 987654321", "SSNs […6789], […4321]"),
        ("Tax-ID 123456789", "Tax-ID […6789]"),
        (
            "account nos. 12345678, 87654321 and 11112222, for 3 years",
            "account nos. […5678], […4321] and […2222], for 3 years",
        ),
        (
            "passports XD4471923 and XD4471924",
            "passports […1923] and […1924]",
        ),
        (
            "taxpayer-identification number 123456789, Taxpayer Identification Number: 123-45-6789",
            "taxpayer-identification number […6789], Taxpayer Identification Number: […6789]",
        ),
        ("S.S.N. 123456789", "S.S.N. […6789]"),
        ("Soc. Sec. No. 123456789", "Soc. Sec. No. […6789]"),
        ("SS# 123456789", "SS# […6789]"),
        ("SS: 123456789", "SS: […6789]"),
        ("SSN: 123 - 45 - 6789", "SSN: […6789]"),
        ("ssn_123-45-6789.pdf", "ssn_[…6789].pdf"),
        ("EIN: 123456789", "EIN: […6789]"),
        ("A/C No. 12345678", "A/C No. […5678]"),
        ("passport B 7012 3456", "passport […3456]"),
        (
            "A 012 345 678, 012 345 679 and 012345670",
            "[…5678], […5679] and […5670]",
        ),
        (
            "A 012 345 678, 301-555-1234 and 2024-05-03",
            "[…5678], 301-555-1234 and 2024-05-03",
        ),
        (
            "accounts 2019-2020, 12345678",
            "accounts 2019-2020, […5678]",
        ),
        (
            "Exhibit A A 012345678, A-012345678",
            "Exhibit A […5678], […5678]",
        ),
        (
            "account balance 12.50 on account 12345678",
            "account balance 12.50 on account […5678]",
        ),
        (
            "account no. 2019-2020, account number is USD 123456",
            "account no. […2020], account number is USD […3456]",
        ),
        (
            "account 250000, 250001; 300000 pesos",
            "account […0000], […0001]; 300000 pesos",
        ),
        ("passport no. X1234567", "passport no. […4567]"),
        ("Passport: 123456789", "Passport: […6789]"),
        ("123-45-6789", "[…6789]"),
        ("number 123.45.6789", "number […6789]"),
        ("SSN 123-45-\n6789", "SSN […6789]"),
        ("Visa 4111-1111-1111-1111", "Visa […1111]"),
        ("GB29 NWBK 6016 1331 9268 19", "[…6819]"),
        ("DE89370400440532013000", "[…3000]"),
        ("Kontonummer 1234567890", "Kontonummer […7890]"),
        ("Alien number 012345678", "Alien number […5678]"),
        ("USCIS# 012345678", "USCIS# […5678]"),
        ("file a012345678", "file […5678]"),
        ("IBAN DE89 3704 0044 0532 0130 00.", "IBAN […3000]."),
        ("DE89-3704-0044-0532-0130-00", "[…3000]"),
        ("NL91\u{a0}ABNA\u{a0}0417\u{a0}1643\u{a0}00", "[…4300]"),
        ("FR14 2004 1010 0505 0001 3M02 606", "[…2606]"),
        ("FR1420041010050500013M02606", "[…2606]"),
        ("iban gb29 nwbk 6016 1331 9268 19", "iban […6819]"),
        ("account no. 12-3456-78 90", "account no. […7890]"),
        ("account 12 3456 7890", "account […7890]"),
        ("Kto.-Nr. 123 456 78 90", "Kto.-Nr. […7890]"),
        ("cuenta n.º 1234-5678-90", "cuenta n.º […7890]"),
        ("compte n° 1234567890", "compte n° […7890]"),
        ("Reisepass XD4471923 lag", "Reisepass […1923] lag"),
        ("Reisepass-Nr. C01X00T47", "Reisepass-Nr. […0047]"),
        ("Passnummer XD4471923", "Passnummer […1923]"),
        ("Pasaporte n.º XD4471923", "Pasaporte n.º […1923]"),
        ("pasaporte AAA123456", "pasaporte […3456]"),
        ("Passeport numéro 08AB12345", "Passeport numéro […2345]"),
        (
            "her passport's number is XD4471923",
            "her passport's number is […1923]",
        ),
        ("passport 123 456 789", "passport […6789]"),
        ("Steuernummer 133/8150/8159", "Steuernummer […8159]"),
        ("Steuer-ID: 12 345 678 901", "Steuer-ID: […8901]"),
        ("NIF 12345678Z", "NIF […5678]"),
        ("DNI: 12345678-Z", "DNI: […5678]"),
        ("NIE X1234567L", "NIE […4567]"),
        ("RFC GODE561231GR8", "RFC […2318]"),
        (
            "numéro fiscal : 30 23 217 600 053",
            "numéro fiscal : […0053]",
        ),
    ] {
        assert_eq!(left(text), said);
    }
}

#[test]
fn of_birth_dates_the_year_stays() {
    for (text, said) in [
        ("born on 3 May 1990 in", "born on [1990] in"),
        ("DOB: 05/03/1990", "DOB: [1990]"),
        ("date of birth 1990-05-03", "date of birth [1990]"),
        ("born May 3, 1990", "born [1990]"),
        ("nacido el 3 de mayo de 1990", "nacido el [1990]"),
        ("born on the 4th of May 1990", "born on the [1990]"),
        ("born May 4th, 1990", "born [1990]"),
        ("geboren am 4. Mai 1990", "geboren am [1990]"),
        ("born 3-May-1990", "born [1990]"),
        ("nacimiento 3-may-1990", "nacimiento [1990]"),
        ("born 03 05 1990", "born [1990]"),
        ("born 19900503", "born [1990]"),
        ("born 03051990", "born [1990]"),
        ("born 3.V.1990", "born [1990]"),
        ("born in 1990 on May 3", "born in [1990]"),
        ("born in 1990, on the 3rd of May", "born in [1990]"),
        ("née le 1er août 1990", "née le [1990]"),
        ("born on the 3rd day of May, 1990", "born on the [1990]"),
        ("born on the third day of May 1990", "born on the [1990]"),
        (
            "born on the Twenty-first of May in the year 1990",
            "born on the [1990]",
        ),
        ("born May the third, 1990", "born [1990]"),
        (
            "born in San Salvador, El Salvador on May 3, 1990",
            "born in San Salvador, El Salvador on [1990]",
        ),
        (
            "born at La Maternidad hospital, San Salvador, on May 3, 1990",
            "born at La Maternidad hospital, San Salvador, on [1990]",
        ),
        (
            "born to Maria Ruiz and José Lopez-Haddad at St. Luke’s in Houston, 5/3/1990",
            "born to Maria Ruiz and José Lopez-Haddad at St. Luke’s in Houston, [1990]",
        ),
        (
            "nacido en la ciudad de San Salvador el día 3 de mayo de 1990",
            "nacido en la ciudad de San Salvador el día [1990]",
        ),
        ("DOB: 03MAY1990, 87654321", "DOB: [1990], 87654321"),
        ("dob_1990_05_03.pdf", "dob_[1990].pdf"),
        ("DOB: 03MAY90, 3-May-91", "DOB: [90], [91]"),
        (
            "DOBs: 5/3/1990, 6/4/1991 and 7/5/1992",
            "DOBs: [1990], [1991] and [1992]",
        ),
        ("DOB: 5/3/1990 and 6/4/1991", "DOB: [1990] and [1991]"),
        (
            "born May 3, 1990 and June 4, 1991",
            "born [1990] and [1991]",
        ),
        (
            "born on May 3, 1990, and on the 4th of June 1991",
            "born on [1990], and on the [1991]",
        ),
        (
            "birth of the detained man 5/3/1990",
            "birth of the detained man [1990]",
        ),
        ("born and died on May 3, 1990", "born and died on [1990]"),
        ("nació el 3 de mayo de 1990", "nació el [1990]"),
        ("DOB 5/3/90", "DOB [90]"),
        ("d.o.b. 5/3/90", "d.o.b. [90]"),
        ("a child born May 1990", "a child born [1990]"),
        ("date of birth: 1990-05", "date of birth: [1990]"),
        ("her birthday is May 4", "her birthday is [day left out]"),
        ("b. 1990-05-04", "b. [1990]"),
        ("(b. 4 May 1990)", "(b. [1990])"),
        ("Anna Klein, *4.5.1990", "Anna Klein, *[1990]"),
        ("Geburtsdatum: 04.05.1990", "Geburtsdatum: [1990]"),
        ("geb. am 4. 5. 1990", "geb. am [1990]"),
        (
            "fecha de nacimiento: 4/5/1990",
            "fecha de nacimiento: [1990]",
        ),
        ("fecha de nac. 4 de mayo de 1990", "fecha de nac. [1990]"),
        ("nacida 4.5.1990", "nacida [1990]"),
        ("né le 4 mai 1990", "né le [1990]"),
        ("né(e) le 04/05/1990", "né(e) le [1990]"),
        ("date de naissance 1990/05/04", "date de naissance [1990]"),
    ] {
        assert_eq!(left(text), said);
    }
}

#[test]
fn a_birthday_of_a_holiday_a_party_or_a_firm_is_no_birth() {
    for text in [
        "Martin Luther King Jr.\u{2019}s Birthday: goes on to Tue 19 Jan 2027",
        "Mon 18 Jan 2027 is Martin Luther King, Jr.'s birthday: goes on to Tue 19 Jan 2027",
        "is Washington\u{2019}s Birthday: goes on to Tue 16 Feb 2027",
        "Washington's Birthday, 15 Feb 2027",
        "on King's birthday, 18 Jan 2027",
        "Response of Birthday Bank due 5 Jan 2027",
        "The birthday party was held on 5 May 2026",
        "the Birthday Card Company, 5 May 2026",
    ] {
        assert_eq!(left(text), text);
    }
    for (text, said) in [
        ("his birthday, 5 May 1990", "his birthday, [1990]"),
        ("Birthday: 5 May 1990", "Birthday: [1990]"),
        (
            "Ana King's birthday, 5 May 1990",
            "Ana King's birthday, [1990]",
        ),
        (
            "Mary Washington\u{2019}s birthday is 5 May 1990",
            "Mary Washington\u{2019}s birthday is [1990]",
        ),
        ("Birthday Ana Ruiz 5 May 1990", "Birthday Ana Ruiz [1990]"),
        (
            "on King's birthday, 5 Jan 1990",
            "on King's birthday, [1990]",
        ),
        (
            "on King's birthday, 18 May 1990",
            "on King's birthday, [1990]",
        ),
        (
            "birthday party of Ana, born 5 May 1990",
            "birthday party of Ana, born [1990]",
        ),
    ] {
        assert_eq!(left(text), said);
    }
}

#[test]
fn white_space_of_any_kind_parts_a_number() {
    let texts = [
        ("SSN 123 45 6789.", "SSN […6789]."),
        ("born 3 May 1990, he", "born [1990], he"),
        ("date of birth 3 de mayo de 1990", "date of birth [1990]"),
        ("A 012 345 678", "[…5678]"),
        ("4111 2222 3333 4444", "[…4444]"),
        ("IBAN GB29 NWBK 6016 1331 9268 19", "IBAN […6819]"),
        ("account 1234 5678 9012", "account […9012]"),
        ("passport no. 123 456 789", "passport no. […6789]"),
        (
            "social security number 123 456 789",
            "social security number […6789]",
        ),
    ];
    let spaces = [
        "\u{a0}",
        "\u{202f}",
        "\u{2009}",
        "\u{2007}",
        "\t",
        "  ",
        "\n",
        " \n  ",
        "‹ZWSP›",
        "\u{a0}‹SHY› ",
    ];
    for ((text, said), space) in texts
        .iter()
        .flat_map(|text| spaces.map(|space| (text, space)))
    {
        assert_eq!(left(&text.replace(' ', space)), said.replace(' ', space));
    }
    for (text, said) in [
        ("SSN 123\u{2010}45\u{2212}6789", "SSN […6789]"),
        ("bo‹SHY›rn 3 May 19‹SHY›90", "bo‹SHY›rn [1990]"),
    ] {
        assert_eq!(left(text), said);
    }
}

#[test]
fn a_blank_line_ends_a_number_and_so_does_a_line_of_many() {
    let text = "account\n \n12345678 and 123 45\n\n6789";
    assert_eq!(left(text), text);
    assert_eq!(find_in_lines("account\n12345678"), []);
}

#[test]
fn other_numbers_stay() {
    for text in [
        "270 persons on 9 Apr 2025",
        "case 8:25-cv-00951",
        "2025-04-09, ¶11",
        "He was born in 1990.",
        "order 1234-567",
        "A 2024 report of 345 pages",
        "on account of 12 people",
        "account balance 1234567.89",
        "the account’s balance was USD 1234567",
        "accounts 2019-2020",
        "annual accounts 2019/20",
        "Twitter account 2021-03-04",
        "on account of 250000 pesos, on account of 250000",
        "250000 pesos from her account, 250001 euros",
        "the account has 250000 followers",
        "an account with more than 250000 active followers",
        "Exhibit A 123456789",
        "born to a mother arrested on May 3, 2019",
        "born in Houston. Agents of the office in El Paso, Texas, came on May 3, 2019",
        "born in San Salvador, El Salvador. On May 3, 2019 agents came",
        "born in El Salvador and was deported in the night on May 3, 2019",
        "phone 301-555-1234, ISBN 978-3-16-148410-0",
        "$123,456,789 and 1234567890 people",
        "was born in Room 12, and born again in 2020",
        "was born and marched 12 miles",
        "on 4 May 1990 he left",
        "US12 ABCD is no account",
        "his passport was issued on 4 May 2015, and 2024-03-01",
        "PASSPORT HOLDERS WERE ASKED",
        "they pass 12 checks",
        "b. 4 May 1990",
        "2 * 3 May apples",
    ] {
        assert_eq!(left(text), text);
    }
}

#[test]
fn a_list_of_numbers_goes_on_without_other_words() {
    for (text, said) in [
        ("SSN 123-45-6789; DOB 3/3/2009.", "SSN […6789]; DOB [2009]."),
        (
            "SSN 123-45-6789, DOD 3/3/2009, FAX 301-555-1234",
            "SSN […6789], DOD 3/3/2009, FAX 301-555-1234",
        ),
        (
            "account 12345678; 87654321 DOB 3/3/2009",
            "account […5678]; […4321] DOB [2009]",
        ),
        (
            "account nos. 12345678, 87654321 AND 11112222",
            "account nos. […5678], […4321] AND 11112222",
        ),
        (
            "passport XDA 4471923; DOB 3/3/2009",
            "passport […1923]; DOB [2009]",
        ),
        (
            "passports XD 4471923 and XD 4471924; 4471925",
            "passports […1923] and […1924]; […1925]",
        ),
        // A day is no number, and may be that of a birth.
        ("SSN 123-45-6789, 3/3/2009", "SSN […6789], [2009]"),
        ("SSN 123-45-6789; 2009-03-03", "SSN […6789]; [2009]"),
        ("NIF 12345678Z y 87654321-Z", "NIF […5678] y […4321]"),
    ] {
        assert_eq!(left(text), said);
    }
}

#[test]
fn the_lines_beside_one_say_that_its_number_is_none() {
    for text in [
        "the account has 250000\nfollowers",
        "on\naccount of 250000",
        "see Exhibit\nA 123456789",
    ] {
        assert_eq!(find_in_lines(text), [], "{text}");
    }
    assert_eq!(find_in_lines("one\naccount 12345678\ntwo").len(), 1);
}

#[test]
fn a_number_may_be_glued_to_what_it_is_called() {
    for (text, said) in [
        ("SSN123-45-6789", "SSN[…6789]"),
        ("ssn123456789.", "ssn[…6789]."),
        ("SS#123456789", "SS#[…6789]"),
        ("acct12345678", "acct[…5678]"),
        ("Konto12345678", "Konto[…5678]"),
        ("IBANFR1420041010050500013M02606", "IBAN[…2606]"),
        ("NIF12345678Z", "NIF[…5678]"),
        ("passportXD4471923", "passport[…1923]"),
        ("USCIS204555871", "USCIS[…5871]"),
        ("A-No.204555871", "A-No.[…5871]"),
        ("DOB03051990", "DOB[1990]"),
        ("dob5/3/1990", "dob[1990]"),
        (
            "discard1234567, Austin123456789",
            "discard1234567, Austin123456789",
        ),
    ] {
        assert_eq!(left(text), said);
    }
}

#[test]
fn of_days_of_birth_the_year_stays_however_they_are_told() {
    for (text, said) in [
        ("(b. May 3, 1990)", "(b. [1990])"),
        ("Bob, b. May 3, 1990, came", "Bob, b. [1990], came"),
        ("Bob b. 3 May 1990", "Bob b. [1990]"),
        ("*May 3rd, 1990", "*[1990]"),
        ("D/O/B 05/03/1990", "D/O/B [1990]"),
        ("born at 3 a.m. on May 3, 1990", "born at 3 a.m. on [1990]"),
        (
            "nacida a las 3:30 el 3 de mayo de 1990",
            "nacida a las 3:30 el [1990]",
        ),
        (
            "geboren um 3.30 Uhr am 3. Mai 1990",
            "geboren um 3.30 Uhr am [1990]",
        ),
        ("Born 3.May.1990", "Born [1990]"),
        ("born 3/May/1990", "born [1990]"),
        ("nacido el 3 de setiembre de 1990", "nacido el [1990]"),
        ("geboren 3. J\u{e4}nner 1990", "geboren [1990]"),
        ("GEBOREN 3. M\u{c4}RZ 1990", "GEBOREN [1990]"),
        ("N\u{c9}E LE 3 F\u{c9}VRIER 1990", "N\u{c9}E LE [1990]"),
        ("section b. May not be read", "section b. May not be read"),
    ] {
        assert_eq!(left(text), said);
    }
}
