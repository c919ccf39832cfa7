//! What single forms are taken for.

use super::{Hint, Kind, Known, Strength, hints, native};

fn found<'a>(text: &'a str, places: &[&str]) -> Vec<(&'a str, Kind, Strength)> {
    let known = Known::new(places.iter().copied(), [], native::replace);
    let found = hints(text, &known).into_iter();
    found
        .map(
            |Hint {
                 kind,
                 span,
                 strength,
             }| (&text[span], kind, strength),
        )
        .collect()
}

fn kinds(text: &str) -> Vec<(Kind, &str)> {
    let found = found(text, &[]).into_iter();
    found.map(|(words, kind, _)| (kind, words)).collect()
}

fn of_kind(wanted: Kind, text: &str) -> Vec<&str> {
    let found = kinds(text).into_iter();
    found
        .filter_map(|(kind, words)| (kind == wanted).then_some(words))
        .collect()
}

fn places<'a>(text: &'a str, places: &[&str]) -> Vec<(&'a str, Strength)> {
    let found = found(text, places).into_iter();
    found
        .map(|(words, _, strength)| (words, strength))
        .collect()
}

#[test]
fn nhs_numbers_in_groups_of_every_usual_kind() {
    for text in [
        "943 476 5919",
        "943-476-5919",
        "943.476.5919",
        "943\u{a0}476\u{202f}5919",
        "943 – 476 – 5919",
        "9 4 3 4 7 6 5 9 1 9",
    ] {
        assert_eq!(kinds(text), [(Kind::NhsNumber, text)]);
    }
}

#[test]
fn a_bracket_goes_with_its_partner() {
    assert_eq!(kinds("(01632 960111)"), [(Kind::Phone, "01632 960111")]);
    assert_eq!(kinds("(01632) 960111"), [(Kind::Phone, "(01632) 960111")]);
    let abroad = "+44 (0) 1632 960111";
    assert_eq!(kinds(abroad), [(Kind::Phone, abroad)]);
}

#[test]
fn the_six_shapes_of_postcodes_and_the_odd_one() {
    for code in [
        "M1 1AE",
        "B33 8TH",
        "CR2 6XH",
        "DN55 1PT",
        "W1A 0AX",
        "EC1A 1BB",
        "GIR 0AA",
        "M11AE",
        "EC1A1BB",
        "gir0aa",
        "Ll18 5uj",
        "M1\u{a0}1AE",
    ] {
        assert_eq!(kinds(code), [(Kind::Postcode, code)]);
    }
}

#[test]
fn every_area_has_postcodes_and_letters_that_begin_none_have_not() {
    let areas = "ab al b ba bb bd bf bh bl bn br bs bt bx ca cb cf ch cm co cr ct cv cw da dd \
        de dg dh dl dn dt dy e ec eh en ex fk fy g gl gu gy ha hd hg hp hr hs hu hx ig im ip iv \
        je ka kt kw ky l la ld le ll ln ls lu m me mk ml n ne ng nn np nr nw ol ox pa pe ph pl \
        po pr rg rh rm s sa se sg sk sl sm sn so sp sr ss st sw sy ta td tf tn tq tr ts tw ub w \
        wa wc wd wf wn wr ws wv yo ze";
    let found = |area: &str| !kinds(&format!("{area}1 1aa")).is_empty();
    for area in areas.split(' ') {
        assert!(found(area), "{area}");
    }
    for first in 'a'..='z' {
        let area = first.to_string();
        assert_eq!(
            found(&area),
            areas.split(' ').any(|other| other == area),
            "{area}"
        );
        for second in 'a'..='z' {
            let none = "qvx".contains(first) || "ijz".contains(second);
            assert_eq!(found(&format!("{first}{second}")), !none, "{first}{second}");
        }
    }
}

#[test]
fn no_postcode_in_what_only_looks_like_one() {
    for text in [
        "A1 2 days",
        "A1 2AB",
        "B12 2nd",
        "E1 3am",
        "M1 1AC",
        "SW1A 1A",
        "SW1A 1AAA",
        "GIR 0A",
        "M1 11AE",
        "M111 1AE",
        "XC5 1XX",
        "S5 2hr",
        "1M1 1AE",
        "",
    ] {
        assert_eq!(kinds(text), [], "{text}");
    }
}

#[test]
fn national_insurance_prefixes_that_are_given_out() {
    let number = |prefix: &str| format!("{prefix} 12 34 56 C");
    for prefix in ["AB", "JT", "pa", "CE", "zy"] {
        let text = number(prefix);
        assert_eq!(kinds(&text), [(Kind::NationalInsurance, text.as_str())]);
    }
    for prefix in ["GB", "nk", "ZZ", "QQ", "DA", "AD", "AO", "VA", "A", "ABC"] {
        assert_eq!(kinds(&number(prefix)), [], "{prefix}");
    }
}

#[test]
fn dates_are_found_whole_in_every_form() {
    for text in [
        "12 March",
        "12th March",
        "12th of March 2024",
        "March 12th",
        "March 12, 2024",
        "12/03/2024",
        "12.3.24",
        "2024-03-12",
        "12-Mar-2024",
        "12 Mar '24",
        "3 Medi 2021",
        "twenty-first of May 2020",
        "1af o Ionawr",
        "Mawrth 2024",
        "Sept. 2022",
        "31 DECEMBER",
    ] {
        assert_eq!(of_kind(Kind::Date, text), [text]);
    }
}

#[test]
fn what_is_no_date_is_left_alone() {
    for text in [
        "45 March",
        "12 may be",
        "you may 12",
        "march 12 weeks",
        "12/13/14/15",
        "32/01/2024",
        "1.2.3.4",
        "24/7",
        "Mai",
        "dydd Mawrth 12",
        "in March",
        "March 2.5",
        "10.0.0.1",
    ] {
        assert_eq!(kinds(text), [], "{text}");
    }
}

#[test]
fn the_first_letter_of_a_place_may_be_mutated() {
    let known = [
        "Ysbyty Glan Clwyd",
        "Ysbyty Gwynedd",
        "Bwrdd Iechyd Powys",
        "Tŷ Mawr",
    ];
    for (text, name, strength) in [
        ("yng Nglan Clwyd", "Nglan Clwyd", Strength::Soft),
        ("i Lan Clwyd", "Lan Clwyd", Strength::Soft),
        ("yn Ysbyty Gwynedd", "Ysbyty Gwynedd", Strength::Firm),
        (
            "gan Fwrdd Iechyd Powys",
            "Fwrdd Iechyd Powys",
            Strength::Firm,
        ),
        (
            "ym Mwrdd Iechyd Powys",
            "Mwrdd Iechyd Powys",
            Strength::Firm,
        ),
        ("yn Nhŷ Mawr", "Nhŷ Mawr", Strength::Firm),
    ] {
        assert_eq!(places(text, &known), [(name, strength)], "{text}");
    }
}

#[test]
fn places_are_whole_words_the_longest_name_and_no_general_ones() {
    let known = [
        "The Royal Infirmary",
        "St Ann's",
        "St Ann's Royal",
        "Haven General",
    ];
    assert_eq!(places("the royal infirmary", &known), []);
    assert_eq!(places("haven generally", &known), []);
    let royal = "St. Ann’s Royal";
    assert_eq!(places(royal, &known), [(royal, Strength::Firm)]);
    let owned = places("Haven General's car park", &known);
    assert_eq!(owned, [("Haven General", Strength::Firm)]);
}

/// The engine gives up after a million steps back for what it looks for, which
/// is fifty for each character here; were the work to grow as the square of the
/// text, four hundred million would not do.
#[test]
fn the_work_is_linear_whatever_is_typed() {
    let names: Vec<String> = (0..100)
        .map(|n| format!("Royal General {} Hospital of {n}", ["St", "Dr", "1"][n % 3]))
        .collect();
    let names = names.iter().map(String::as_str);
    let support = ["0303 003 6464", "0800 0147 800", "020 7713 7486"];
    let known = Known::new(names, support, native::replace);
    for unit in [
        "a story of ordinary words, with a stop. ",
        "1",
        "1 ",
        "0",
        "0 ",
        "0303 003 ",
        "1-",
        "12.",
        "1/2/",
        "+44 ",
        "(0)",
        "@",
        "a@",
        "a.",
        "a.b@",
        "a@a.",
        "www.",
        "www.a(",
        "http://",
        "http://a(b).",
        "A",
        "a",
        "A ",
        "AB1",
        "AB1 ",
        "AB 12 ",
        "Dr ",
        "Dr. A. ",
        "Mr & ",
        "Nurse A-",
        "Nurse Al de la ",
        "called ",
        "called her ",
        "the ward called ",
        "name's ",
        "twenty-",
        "1 of ",
        "March ",
        "March 1, ",
        "12 may ",
        "royal general ",
        "Royal General St. ",
        "St. ",
        "Ngh ",
        "'",
        "a'",
        "(",
        ".",
        "-",
        "^~`",
        "\u{301}",
        "\u{a0}",
        "\u{1}\u{2}",
    ] {
        let text = unit.repeat(20_000 / unit.len());
        for hint in hints(&text, &known) {
            assert!(text.get(hint.span).is_some(), "{unit:?}");
        }
        // What is behind all of it, on another line, is found all the same.
        let text = text + "\nDr Patel";
        let last = hints(&text, &known).pop().map(|hint| hint.span);
        assert_eq!(last, Some(text.len() - 8..text.len()), "{unit:?}");
    }
}
