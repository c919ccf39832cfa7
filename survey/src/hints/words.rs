//! The words that the scanners know, English and Welsh together: small letters,
//! no accents, in order, one space between them.

/// Whether `word` is one of `list`, which is in order.
#[inline(never)]
pub(super) fn is_in(word: &str, list: &str) -> bool {
    let (mut from, mut to) = (0, list.len());
    while from < to {
        // The word around the middle. Both ends are where words begin or end.
        let middle = from + (to - from) / 2;
        let start = list.as_bytes()[from..middle]
            .iter()
            .rposition(|&byte| byte == b' ')
            .map_or(from, |space| from + space + 1);
        let rest = list.as_bytes()[start..to].iter();
        let end = rest.take_while(|&&byte| byte != b' ').count() + start;
        match word.as_bytes().cmp(&list.as_bytes()[start..end]) {
            std::cmp::Ordering::Less => to = start.saturating_sub(1).max(from),
            std::cmp::Ordering::Equal => return true,
            std::cmp::Ordering::Greater => from = end + 1,
        }
    }
    false
}

/// Months, Welsh ones as their first letters change, and short forms.
pub(super) const MONTHS: &str = "\
    apr april aug august awst chwefror dachwedd dec december ebrill fai fawrth feb \
    february fedi fehefin gorffennaf hydref ionawr jan january jul july jun june mai mar \
    march mawrth may medi mehefin ngorffennaf nhachwedd nov november oct october \
    orffennaf ragfyr rhagfyr sep sept september tachwedd thachwedd";

/// What follows the digits of a day.
pub(super) const ORDINAL_ENDINGS: &str = "af ain ed eg fed il nd rd st th ydd";

/// Days of the month in words.
pub(super) const ORDINALS: &str = "\
    ail chweched cyntaf degfed deuddegfed deunawfed eighteenth eighth eleventh fifteenth \
    fifth first fourteenth fourth nawfed nineteenth ninth pedwerydd pumed pymthegfed \
    second seithfed seventeenth seventh sixteenth sixth tenth third thirteenth thirtieth \
    trydydd twelfth twentieth ugeinfed wythfed";

/// Words that may follow a date and cannot follow the verbs "may" and "march".
pub(super) const AFTER_DATE: &str = "\
    a ac after and at because but cawsom es he i my she so the they was we when which";

/// What is counted or measured, and words that show that a number is a count.
pub(super) const UNITS: &str = "\
    am awr babies beds bn day days diwrnod ft hour hours hr hrs in lb lbs miles min mins \
    minutes mis months more munud nd ng oed other people per pm pt pts rd st th times ug \
    week weeks wk wks women wythnos year years yr yrs";

/// What follows a number that begins a count: "1 in 4", "2 or 3".
pub(super) const PART_OF: &str = "i in neu o o'r of or plus to";

/// The areas of the Royal Mail, with those of the islands and the forces.
pub(super) const POSTCODE_AREAS: &str = "\
    ab al b ba bb bd bf bh bl bn br bs bt bx ca cb cf ch cm co cr ct cv cw da dd de dg \
    dh dl dn dt dy e ec eh en ex fk fy g gl gu gy ha hd hg hp hr hs hu hx ig im ip iv je \
    ka kt kw ky l la ld le ll ln ls lu m me mk ml n ne ng nn np nr nw ol ox pa pe ph pl \
    po pr rg rh rm s sa se sg sk sl sm sn so sp sr ss st sw sy ta td tf tn tq tr ts tw \
    ub w wa wc wd wf wn wr ws wv yo ze";

/// Endings by which a web address without a scheme is known.
pub(super) const TOP_LEVEL: &str = "app blog com cymru eu ie info io net org scot uk wales";

/// What people write after an `@` that means "at".
pub(super) const NOT_HANDLES: &str = "\
    a an clinic gp her his home hospital my night our the their this uni work ysbyty";

/// Titles that are nothing else.
pub(super) const ABBREVIATIONS: &str = "dr mr mrs ms mx parch prof rev";

/// Titles that are also words for somebody.
pub(super) const ROLES: &str = "\
    athro bydwraig chaplain consultant ddoctor doctor feddyg fetron fydwraig matron \
    meddyg metron midwife miss nurse nyrs parchedig professor reverend sister \
    sonograffydd sonographer";

/// Small words inside a name.
pub(super) const PARTICLES: &str = "ab al ap bin da de del den der di ferch la le van von y";

/// "Called" and "named".
pub(super) const NAMING: &str = "called named";

/// The same, and "to name", in Welsh.
pub(super) const NAMING_WELSH: &str = "alw'n elwid elwir enwi enwi'n enwyd galw'n henwi henwi'n";

/// Whose name it is.
pub(super) const OWNERS: &str = "\
    baby's daughter's ei eich ein eu fy her his husband's my our partner's son's their \
    whose wife's";

/// What is called something without being a person.
pub(super) const THINGS: &str = "\
    act ap app book booklet campaign centre charity clinic condition course cwrs cyffur \
    cylchgrawn day department disease drug elusen ffilm ffurflen film form forum group \
    grwp gwefan leaflet llyfr medication medicine operation organisation page pamphlet \
    pill pills podcast procedure process programme rhaglen room scheme service song \
    study syndrome tabled tabledi tablet tablets taflen team test thing treatment uned \
    unit ward website word";

/// Words with a capital that are no name: they begin a sentence, or are days,
/// months, relations, jobs, places and institutions.
pub(super) const NOT_NAMES: &str = "\
    a about ac advanced aeth aethom aethon after again ail all also although am ambell \
    ambulance an anaesthetist and another any anyone ar arbenigol are as assistant \
    association at athro aunt auntie awst babies baby back because been before being \
    bereavement ble board both bu bum but by byddai bydwraig call can care carriage \
    cawsom cefais centre chaplain charge childline christmas chwefror clinic clinical \
    collais colled college community consultant could counselling counsellor covid \
    cymraeg cymru dad daddy daeth ddoctor ddoe december department deuddydd did dim \
    diolch diwrnod do doctor doctors doedd does dr dw dwedodd dwi dyma dyna dywedodd e \
    each early ebrill ef efallai ei ei'n eich eight ein either emergency ers es eu even \
    ever every everyone everything facebook fan father fe february feddyg fel felly fi \
    finally first five fo for four from fy fyddai fydwraig gan ganddi general get go god \
    gofal gofynnais gogledd google gorffennaf got gp grandad grandma granny gwelais \
    gwener gyda gynaecologist had has have he heb heddiw hefyd helpline her here hers hi \
    him his home hospital hospitals how however hyd hydref hyn hynny i i'r iau ie if in \
    infirmary instagram instead into ionawr is it its january july junior just later \
    leads led less like line lloegr llun lovely mae'n mae'r mai mam manager many march \
    maternity matron mawrth maybe me meddyg medi mehefin mercher mi midwife midwives \
    mine miss mom monday more most mother mr mri mrs ms much mum mummy mx my na nac nad \
    nain nana neb neonatal nes neu never next nhs nhw ni nid nine no nobody none nor not \
    nothing november now nurse nurses nyrs o obstetrician october oedd oes of off office \
    oh on ond one only or os other our out over own pals parch parchedig pawb perhaps \
    please pob police practitioner pregnancy prof professor pwy quite rang reception \
    receptionist registrar research rev reverend rhagfyr rhaid rhoddodd roedd roeddwn \
    royal rwy rwy'n rydw rydym sadwrn saesneg said samaritans same saturday saw says \
    security see seemed senior service services seven several she should since sister \
    sisters six so society some somebody someone sometimes sonographer soon sorry \
    specialist staff student sul surgeon surgery sut swansea switchboard tachwedd taid \
    team ten teulu thank thanks that the their them then therapist there these they \
    thing this those though three thursday to told too tra trannoeth triage trust \
    tuesday two un uncle under uned unit university until up us very was we wedi \
    wednesday wedyn well went were what when where which while who who's why with within \
    without would wrth wyf y ydy ydyw yes yet ym yma yn yna yng yno you your yr ysbyty \
    yw";

/// More of these that are surnames too: "Mrs May", "Dr Tan".
pub(super) const NOT_AFTER_ROLES: &str = "\
    august britain british cardiff down easter england english er few friday good gran \
    ireland irish last lead little london look may nan nos once pan scotland scottish \
    september still such sunday tan wales ward welsh will";

/// Small words inside the name of a place, which need no capital.
pub(super) const JOINING: &str = "a and in le of on st the under upon y yr";

/// Words of which a place's name cannot consist.
pub(super) const GENERAL: &str = "\
    a acute and board brenhinol bwrdd canolfan care centre children children's childrens \
    city clinic community county cyffredinol cymunedol district east for foundation \
    general group gwasanaeth health healthcare hospital hospitals iechyd infirmary lleol \
    maternity merched mid nhs north of plant prifysgol royal services south teaching the \
    trust trusts unit university west women womens y ymddiriedolaeth yr ysbyty";

/// What a short form of a place's name goes without, at its end.
pub(super) const ORGANISATION: &str = "\
    board care community foundation group health healthcare hospital hospitals infirmary \
    lhb local maternity nhs services teaching trust university";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_every_list_is_found_and_nothing_else() {
        for list in [
            MONTHS,
            ORDINAL_ENDINGS,
            ORDINALS,
            AFTER_DATE,
            UNITS,
            PART_OF,
            POSTCODE_AREAS,
            TOP_LEVEL,
            NOT_HANDLES,
            ABBREVIATIONS,
            ROLES,
            PARTICLES,
            NAMING,
            NAMING_WELSH,
            OWNERS,
            THINGS,
            NOT_NAMES,
            NOT_AFTER_ROLES,
            JOINING,
            GENERAL,
            ORGANISATION,
        ] {
            let words: Vec<&str> = list.split(' ').collect();
            assert!(words.windows(2).all(|pair| pair[0] < pair[1]), "{list}");
            for word in words {
                assert!(is_in(word, list), "{word}");
                assert!(!is_in(&format!("{word}!"), list), "{word}!");
                assert!(!is_in(&word[1..], list) || list.split(' ').any(|w| w == &word[1..]));
            }
            assert!(!is_in("", list));
            assert!(!is_in("zzz", list));
            assert!(!is_in("!", list));
        }
    }
}
