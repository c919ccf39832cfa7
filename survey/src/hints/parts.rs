//! What the capital letters in the patterns stand for: parts that several share,
//! and the words that are known, English and Welsh together.
//!
//! One a line, from A on. Between `<` and `>` stand words, small and without
//! accents, one space between them.

pub(super) const PARTS: &str = concat!(
    // A: here a date can end: before a word that cannot follow the verbs "may" and
    // "march", or no word and no number.
    "(?: ?(?:[~^]?<ac? after and at because but cawsom es h?e i my she so they? was we ",
    "when which>E|[^a-z0-9 ~^]))",
    "\n",
    // B: the next word of a name.
    "(?: [~^]?<a[blp] bin da del? den der di ferch l[ae] van von y>E){0,2} C",
    "\n",
    // C: a word of a name where its sign is not quite sure: not in capitals, no lone
    // letter, and none of these, which are surnames too: "Mrs May", "Dr Tan".
    r"\^N(?!<august britain british cardiff down easter england english er few friday good ",
    "gran ireland irish last lead little london look may nan nos once pan scotland ",
    "scottish september still such sunday tan wales ward welsh will>(?:'[a-z][a-z]?)?",
    "(?![a-z']))(?=[a-z'][a-z'])V",
    "\n",
    // D: a day of the month.
    r"(?:0?[1-9]|[12]\d|3[01])(?!\d)",
    "\n",
    // E: the end of a word.
    "(?!'?[a-z])",
    "\n",
    // F: months that in small letters are other words as well.
    "<may march [fm]ai mar>E",
    "\n",
    // G: between words.
    "[ ~^]+",
    "\n",
    // H: a word of a name behind a hyphen.
    "(?:-[~^]V)",
    "\n",
    // I: initials.
    r"(?:(?:[~^][a-z][a-z]?\. ?|\^(?!i )[a-z] )(?=[~^])){0,3}",
    "\n",
    // J: between digits; a stop before a space ends a sentence.
    r"(?:\.(?! )|[-= ()]){0,5}",
    "\n",
    // K: a month in figures.
    r"(?:0?[1-9]|1[0-2])(?!\d)",
    "\n",
    // L: a year.
    r"(?:19|20)\d\d",
    "\n",
    // M: months, Welsh ones as their first letters change, and short forms.
    "<apr april aug august awst chwefror dec december ebrill [fm]ai [fm]awrth feb february ",
    "[fm]edi [fm]ehefin n?gorffennaf orffennaf hydref ionawr jan january jul july jun june m",
    "ar march may nov november oct october rh?agfyr sep sept september (?:d|t|nh|",
    "th)achwedd>E",
    "\n",
    // N: not these, which are no names: they begin a sentence, or are days, months,
    // relations, jobs, places and institutions.
    "(?!<a about ac after ambulance an anaesthetist and anyone ar arbenigol are as ",
    "assistant at athro aunt auntie awst babies baby back bereavement board but bydwraig ",
    "call can care carriage cefais centre chaplain charge christmas chwefror clinic ",
    "clinical college community consultant counselling counsellor covid cymru dad daddy ",
    "daeth ddoctor december department dim do doctor doctors doedd dr dwi dywedodd e ",
    "ebrill ei emergency everyone facebook fan father fe february feddyg fi fy fydwraig ",
    "gan general go gofal google gorffennaf got gp grandad grandma granny gwener ",
    "gynaecologist had have he helpline her here hi him his home hospital hospitals hydref ",
    "i iau if in infirmary instagram ionawr is it january july led llun mae mai mam ",
    "manager march maternity matron mawrth me meddyg medi mehefin mercher mi midwife ",
    "midwives miss mom monday mother mr mrs ms mum mummy my na nain nana neonatal nhs ni ",
    "no nobody nor not november now nurse nurses nyrs o obstetrician october oedd of off ",
    "office oh on one our out pals parch parchedig police practitioner pregnancy prof ",
    "professor reception receptionist registrar rev reverend rhagfyr roedd roeddwn royal ",
    "rwy sadwrn said samaritans saturday security senior service services she sister ",
    "sisters so somebody someone sonographer sorry specialist staff student sul surgeon ",
    "surgery switchboard tachwedd taid team teulu thank thanks that the then therapist ",
    "there they this thursday to told triage trust tuesday two uncle uned unit university ",
    "was we wedi wednesday wedyn what when where which y yn yna yr ysbyty>",
    "(?:'[a-z][a-z]?)?(?![a-z']))",
    "\n",
    // O: what follows the digits of a day.
    "(?:~?<a?f ain e[dg] fed il [nr]d st th ydd>E)",
    "\n",
    // P: the rest of a web address, without the marks that end a sentence or close a
    // bracket around it.
    r#"(?:[.:!?']{0,9}(?:[^\s",;\x3c\x3e\[\]\{\}|.:!?'()]|\([^\s",;\x3c\x3e\[\]\{\}|"#,
    r"()]{0,99}\)))+",
    "\n",
    // Q: a year behind a day and a month.
    r"(?:[-./,]? ?LR(?!GU)| ?'\d\d(?!\d)| \d\dR(?=A))",
    "\n",
    // R: the number does not go on: a fraction, a time, "10+2".
    r"(?![\da-z~^%]|[.:+/,]\d)",
    "\n",
    // S: titles that are nothing else; "MS" is an illness.
    r"(?!~ms)[~^]?<dr m[rsx] mrs parch prof rev>E\.?",
    "\n",
    // T: titles that are also words for somebody: not in capitals, which may be
    // shouting. "Miss" is a title only with a capital.
    r"(?:\^miss|\^?<athro [bf]ydwraig chaplain consultant d?doctor [fm]eddyg [fm]etron ",
    "matron midwife nurse nyrs parchedig professor reverend sister sonograffydd ",
    r"sonographer>)E(?!\.)",
    "\n",
    // U: what is counted or measured, and shows that a number is a count.
    "<am awr babies beds bn days? diwrnod ft hours? hrs? in lbs? miles mins? minutes? mis ",
    "months more munud n[dg] oed other people per p[mt] pts rd st th times ug weeks? wks? wo",
    "men wythnos years? yrs?>E",
    "\n",
    // V: a word of a name without its "'s".
    "[a-z]+(?:'[a-z]{3,})?(?![a-z])",
    "\n",
    // W: what is called something without being a person.
    "<act app? book booklet campaign centre charity clinic condition course cwrs cyffur ",
    "cylchgrawn day department disease drug elusen ffilm ffurflen film form forum grwp ",
    "group gwefan leaflet llyfr medication medicine operation organisation page pamphlet ",
    "pills? podcast procedure process programme rhaglen room scheme service song study ",
    "syndrome tabled tabledi tablet tablets taflen team test thing treatment uned unit ",
    "ward website word>E",
    "\n",
);
