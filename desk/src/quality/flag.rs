//! The list that two people go through.

/// Why somebody should look at an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// Its story is nearly the same as another.
    NearIdenticalStory,
    /// It is part of a burst from one embed.
    Burst,
}

impl Reason {
    /// The name in the list.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NearIdenticalStory => "near_identical_story",
            Self::Burst => "burst",
        }
    }
}

/// One line of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flag {
    /// The number of the answer in `responses.jsonl`, from 1.
    pub record: usize,
    /// Its tag, which stays the same when boxes are opened again.
    pub tag: String,
    /// Why it is flagged.
    pub reason: Reason,
    /// What it is flagged together with.
    pub group: String,
    /// What was found.
    pub detail: String,
}

/// The headings of the list.
pub(super) const HEADINGS: [&str; 8] = [
    "record",
    "reason",
    "group",
    "detail",
    "first_reviewer",
    "second_reviewer",
    "decision",
    "tag",
];

/// The list as a CSV file, with the columns of the reviewers empty.
pub fn to_csv(flags: &[Flag]) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let rows = flags.iter().map(|flag| {
        [
            flag.record.to_string(),
            flag.reason.as_str().to_owned(),
            flag.group.clone(),
            flag.detail.clone(),
            String::new(),
            String::new(),
            String::new(),
            flag.tag.clone(),
        ]
    });
    let headings = HEADINGS.map(str::to_owned);
    for row in [headings].into_iter().chain(rows) {
        // Writing to memory does not fail, and every row has as many fields.
        let _ = writer.write_record(row);
    }
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}
