//! How the names of places and support lines become patterns: what is replaced
//! in a text with one name a line, one step after another.
//!
//! In each line stand for what it is, what is looked for and, behind a tab, what
//! comes in its place. What it is for is a sum: 1 for numbers of support lines,
//! 2 for their names, 4 for places and 8 for places in short; a letter of which
//! that is the last part of the code. Words are read as in
//! [`PARTS`](super::parts::PARTS).

pub(super) const NAMES: &str = concat!(
    // A hospital with and without its town.
    "L(\\n);([^\\n,]*)([^\\n]*)\t$1$2$3$1$2\n",
    // Notes, marks of capitals, apostrophes; "&" is "and".
    "N\\([^)\\n]*\\)?|[~^']\t\n",
    "N&\t and \n",
    "N[^a-z0-9\\n]+\t \n",
    "N ?(\\n) ?(?:the )?\t$1\n",
    // In short: not these at the beginning, nor these at the end, and not one
    // word alone, which would be a town or a saint.
    r"H(\n)(?:<ysbyty bwrdd iechyd prifysgol cyffredinol ymddiriedolaeth> )+",
    "\t$1\n",
    "H(?: <board care community foundation group health healthcare hospital hospitals ",
    "infirmary lhb local maternity nhs services teaching trust university>)+(?=\\n)\t\n",
    "H\\n[^ \\n]*(?=\\n)\t\n",
    // Not a name of nothing but general words.
    "L\\n(?: ?<a acute and board brenhinol bwrdd canolfan care centre children childrens ",
    "city clinic community county cyffredinol cymunedol district east for foundation ",
    "general group gwasanaeth health healthcare hospital hospitals iechyd infirmary lleol ",
    "maternity merched mid nhs north of plant prifysgol royal services south teaching the ",
    "trust trusts unit university west women womens y ymddiriedolaeth yr ysbyty>",
    "(?![a-z0-9]))+(?=\\n)\t\n",
    // The first letter of several words, as Welsh changes it.
    "N(\\n)(?:[bcdgmpt]|ll|rh)(?=[^ \\n]* )\t$1[b-dfglmnprt]{0,2}h?\n",
    // With and without an apostrophe; "St" and "Saint".
    "Ns(?![a-z0-9])\t'?s\n",
    "N([ \\n])s(?:ain)?t(?= )\t$1s(?:ain)?t\n",
    "N and \t (?:and|&) \n",
    // In short with capitals, but for small words.
    "H (?!\\(|<a in le of on st the under upon y yr>(?![a-z0-9]))\t[-.\\x20=]*[~^]\n",
    "N \t[-.\\x20=~^]+\n",
    // Numbers, those of 999 and 111 apart, from the country itself and from abroad.
    "A[^0-9\\n]\t\n",
    "A\\n\\d{0,4}(?=\\n)\t\n",
    "A(\\n)(?:(?:00)?440?|0)\t$1+\n",
    "A\\d\t$&J\n",
    "A\\+\t(?:(?:00)?44J(?:0J)?|0J)\n",
    "A[^0-9](?=\\n)\t",
);
