//! What is looked for, as a table of patterns.
//!
//! One a line; the letter before it says what is found, as [`Kind::ALL`] has
//! them from `a` on, a capital letter that it is not so sure, `-` that it is to
//! be left alone. The earlier takes what a later one would find.
//!
//! Patterns read [folded](super::fold) text, in which there is no capital
//! letter; so one in a pattern stands for a part that several share, from
//! [`PARTS`], or for a list of the campaign's: X its support lines, Y its
//! places, Z the places in short. What is pointed at is the first group, which
//! stands in a lookahead: only what has to come before it is used up. There is
//! only syntax here that engines treat alike: no lookbehind, no flags, no `\b`.

use super::parts::PARTS;

pub(super) const RULES: &str = concat!(
    // The support lines.
    r"-[^a-z0-9](?=(X)(?!\d))",
    "\n",
    // "Dydd Mawrth" is a Tuesday; "I miss".
    "-[^a-z](?=((?:bore|dd?ydd|nos|prynhawn)G[fm]awrthE|iGmissE))",
    "\n",
    // "Called" in "a leaflet called …" is no sign of a name.
    "-[^a-z]WG(?:[a-z']+G){0,2}(?=((?:called|named|name|name's|h?enw|h?enwi(?:'n)?|g?alw'n|",
    "elwi[dr]|enwyd)E))",
    "\n",
    // Web addresses, at the start of a stretch without a space: a scheme or "www."
    // and a path, or a host with an ending that is known. A capital after a stop is
    // a new sentence that lacks its space.
    r#"d[\s",;\x3c\x3e\[\]\{\}|]['(]?(?=((?:https?://|www\.)P|(?:(?=[~^]?[a-z0-9])"#,
    r"(?:[a-z0-9~^-]+\.)*[~^]?[a-z0-9-]{2,}\.|~[a-z0-9-]{2,}\.(?:~[a-z0-9-]+\.)*~)<app blog ",
    "com cymru eu i[eo] info net org scot uk wales>(?=[.-]*[^a-z0-9.~^-])",
    r#"(?![^\s",;\x3c\x3e\[\]\{\}|]*@)(?:(?=[/?#:])P)?))"#,
    "\n",
    // E-mail addresses.
    r"c[^a-z0-9.%`+'~^-][.']{0,3}(?=([a-z0-9.%`+'~^-]+@(?:[a-z0-9~^-]+\.)+[~^]?[a-z]{2,}",
    "(?=[.-]*[^a-z0-9.~^-])))",
    "\n",
    // Handles; not "@ home" and the like, where the sign means "at".
    "e[^a-z0-9@](?=(@(?![~^]?<an? clinic gp her his home hospital my night our the their ",
    r"this uni work ysbyty>(?!\.?[a-z0-9`]))[`~^]*[a-z][a-z0-9.`~^]*[a-z0-9`]))",
    "\n",
    // Postcodes: area, district, a digit and two letters; not "B12 2nd" and "2lb". Of
    // areas it is known which letters stand where, and which are one letter.
    r"f[\s(/,:.-][~^]?(?=((?:gir|(?:[beglmnsw]|[a-pr-uwyz][a-hk-y])\d(?:\^?[a-z]|\d)?)",
    r" ?\d(?!(?:bn|ft|hr|lb|n[dg]|pt|rd|st|th|ug|yr)E)[~^]?[abd-hjlnp-uw-z]{2}(?![a-z0-9])))",
    "\n",
    // National Insurance numbers with the prefixes that are given out. "a" in small
    // letters after a space is rather a word.
    "j[^a-z0-9](?=((?!bg|gb|kn|nk|nt|tn|zz)[abceghj-prstw-z][abceghj-nprstw-z]",
    r"(?:[. -]{0,3}\d){6}(?:[. -]{0,3}(?:\^a|\^?[b-d])|[.-]?a)E))",
    "\n",
    // Dates in figures, with the day first ("12 March", "12fed o Fawrth"), in words
    // ("the second of May"), with the month first ("March 12th").
    r#"g(?:[\s(\["']|[=-](?!\d+[./-]\d+[./-])|[^a-z0-9~^](?!\d))(?=((?=\d+([./-])\d+\2\d)"#,
    r"(?:(?:D.K|K.D)(?:.L|[./]\d\d)|L.K.D)R(?!-)|DO?(?:(?:Gof?(?=[ ~^])|[./-](?! ))? ?",
    "(?:[~^]?MQ|(?:[~^]|(?!F))M)|(?:[./-](?! ))? ?F(?=A))|[~^]?(?:(?:thirty|",
    "twenty)[ ~^-]+)?<ail chweched cyntaf (?:deud)?degfed deunawfed eleventh fifth first ",
    "fourth nawfed ninth (?:eigh|fif|four|nine|seven|six|",
    "thir)teenth eighth pedwerydd pumed pymthegfed second seithfed seventh sixth tenth third",
    " thirtieth trydydd twelfth twentieth ugeinfed wythfed>Gof? [~^]MQ?|[~^]?MG(?:theG)?D",
    "(?:OQ?|RQ)|(?:[~^]|(?!F))M DR(?!G(?:U|(?:i|in|neu|o|o'r|o[fr]|plus|to)E))))",
    "\n",
    // A month with its year.
    r"G[^a-z~^](?=([~^]?M(?:Gof?(?=[ ']|\d)|[.,])? ?(?:LR(?!GU)|'\d\d(?!\d))))",
    "\n",
    // Telephone numbers with the code of a country, or a nought in brackets.
    r"b(?:[^a-z0-9$.,-]|[^0-9][.,-])(?=((?:(?:\+|00J)44J(?:0J)?[1-9](?:J\d){8,9}|(?:\+",
    r"(?!44)|00J(?=353))\d(?:J\d){9,12}|\(?0 ?\)J[1-35789](?:J\d){8,9})(?!\d)))",
    "\n",
    // What may be an NHS number: ten digits, not ten times the same; one that begins
    // with 0 begins with a date of birth, in groups that no telephone number has.
    r"a(?:[^a-z0-9$.,+-]|[^0-9][.,-])(?=((?:(?!(\d)(?:J\2){9})[1-9](?:J\d){9}|0[1-9]",
    r"(?:0[1-9]|1[0-2])\d\dJ\d{4})(?![\da-z~^]|[.,-]\d)))",
    "\n",
    // Telephone numbers with an area, and perhaps brackets around it.
    r"b(?:[^a-z0-9$.,-]|[^0-9][.,-])(?=((?:\((?=[\d.= -]{1,9}\)))?0[1-35789]\d(?:J\d){7,8}",
    r"(?!\d)))",
    "\n",
    // Any other ten digits.
    r"K(?:[^a-z0-9$.,+-]|[^0-9][.,-])(?=((?:\d{10}|\d{3}(?!\d)J\d{3}(?!\d)J\d{4})",
    r"(?![\da-z~^]|[.,-]\d)))",
    "\n",
    // Places, and places in short.
    "i[^a-z~^](?=([~^]?(?:Y)(?![a-z0-9])))",
    "\n",
    "I[^a-z~^](?=([~^](?:Z)(?![a-z0-9])))",
    "\n",
    // A title, perhaps two or a couple's, and the name after it. Only after a sure
    // title is a word of nothing but capitals taken, which may be shouting, and a
    // surname that is another word.
    r"h[^a-z~^](?=((?:(?:T|S(?: (?:[~^]?a(?:nd)?|&))?) ?)?S ?I(?:~NVH{0,3}|\^NV(?:H|",
    r"B){0,3})|(?:(?:T|S) ?)?(?:[~^]?yr (?=\^?athro))?T IC(?:H|B){0,3}))",
    "\n",
    // "Called", "her name was", "o'r enw", "a elwir yn" and the like: the name alone.
    "h[^a-z](?:(?:called|named)G(?:(?:him|them|her)G|(?:our|my|the|their|his|",
    "her) [a-z']+G)?|(?:(?:baby|daughter|husband|partner|son|wife)'s|ei(?:ch|n)?|eu|fy|h",
    "(?:er|is)|my|our|their|whose)G(?:name(?:'s|G(?:is|was))|h?enwG(?:(?:ef?|[fh]?[io]|fo)",
    "G)?(?:oedd|yd[iy]|yw))G|o'rGenwG|(?:(?:g?alw'n|elwi[dr]|enwyd|h?enwi'n)(?:G",
    r#"(?:[efh]?[io]?'n|yn))?|h?enwiG(?:[efh]?[io]?'n|yn))G)["']? ?(?=(IC(?:H|B){0,3}))"#,
    "\n",
);

/// The lines of a table.
pub(super) fn lines(table: &'static str) -> impl Iterator<Item = &'static [u8]> {
    table.as_bytes().split(|&byte| byte == b'\n')
}

/// Adds a pattern to `all`, with its parts and the campaign's lists put in.
pub(super) fn put(all: &mut String, pattern: &[u8], lists: &[String]) {
    let mut between = ' ';
    for &byte in pattern {
        match byte {
            b'A'..=b'W' => {
                let part = lines(PARTS).nth(usize::from(byte - b'A'));
                put(all, part.unwrap_or_default(), lists);
            }
            b'X'..=b'Z' => {
                // Something that is nowhere, so that the list is never empty.
                all.push('\u{1}');
                put(all, lists[usize::from(byte - b'X')].as_bytes(), lists);
            }
            b'<' => {
                between = '|';
                all.push_str("(?:");
            }
            b'>' => {
                between = ' ';
                all.push(')');
            }
            b' ' => all.push(between),
            _ => all.push(char::from(byte)),
        }
    }
}
