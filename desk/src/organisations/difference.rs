//! One difference between the list and the report.

use super::Trust;
use std::fmt;
use survey::Date;

/// One difference, and what becomes of it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Difference {
    /// A trust that neither the list nor the trusts left out have.
    Unknown(Trust),
    /// One of these that the curator takes in.
    Added(Trust),
    /// It has another name; the old one becomes a former name.
    Renamed {
        /// Its code.
        code: String,
        /// The name in the list.
        from: String,
        /// The name in the report.
        to: String,
    },
    /// It is in another region.
    Moved {
        /// Its code.
        code: String,
        /// The region in the list.
        from: String,
        /// The region in the report.
        to: String,
    },
    /// It closed, or closes on another day than the list says.
    Closed {
        /// Its code.
        code: String,
        /// Its name.
        name: String,
        /// Its last day.
        on: Date,
        /// Whether the list says who succeeds it.
        succeeded: bool,
    },
    /// The list says that it has closed, the report that it has not.
    Open {
        /// Its code.
        code: String,
        /// Its name.
        name: String,
    },
    /// It opened on another day than the list says.
    Opened {
        /// Its code.
        code: String,
        /// Its first day.
        on: Date,
    },
    /// An English trust of the list that the report does not have.
    Missing {
        /// Its code.
        code: String,
        /// Its name.
        name: String,
    },
    /// It closed before, and the list still does not say who succeeds it.
    Unsucceeded {
        /// Its code.
        code: String,
        /// Its name.
        name: String,
    },
}

impl Difference {
    /// Whether a person has to do something about it.
    pub fn asks_for_a_decision(&self) -> bool {
        match self {
            Self::Unknown(_)
            | Self::Added(_)
            | Self::Open { .. }
            | Self::Missing { .. }
            | Self::Unsucceeded { .. } => true,
            Self::Closed { succeeded, .. } => !succeeded,
            Self::Renamed { .. } | Self::Moved { .. } | Self::Opened { .. } => false,
        }
    }

    /// Whether writing the list changes anything about it.
    pub fn changes_the_list(&self) -> bool {
        !matches!(
            self,
            Self::Unknown(_) | Self::Open { .. } | Self::Missing { .. } | Self::Unsucceeded { .. }
        )
    }
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown(trust) => write!(
                f,
                "new       {} {}{}: decide whether it gives early-pregnancy, gynaecology, maternity \
                 or emergency care; take it in with `--keep {}`, or put it in left-out.csv",
                trust.code,
                trust.name,
                trust.region.map(|r| format!(", {r}")).unwrap_or_default(),
                trust.code,
            ),
            Self::Added(trust) => write!(
                f,
                "added     {} {}: write its main hospitals",
                trust.code, trust.name
            ),
            Self::Renamed { code, from, to } => write!(f, "renamed   {code} {from} → {to}"),
            Self::Moved { code, from, to } => write!(f, "moved     {code} {from} → {to}"),
            Self::Closed {
                code,
                name,
                on,
                succeeded,
            } => {
                write!(f, "closed    {code} {name}, last day {on}")?;
                if *succeeded {
                    return Ok(());
                }
                f.write_str(": write its `successor`, or answers that name it count nowhere else")
            }
            Self::Open { code, name } => write!(
                f,
                "open      {code} {name}: the list says that it has closed, the report does not; \
                 nothing was changed"
            ),
            Self::Opened { code, on } => write!(f, "opened    {code} on {on}"),
            Self::Missing { code, name } => write!(
                f,
                "missing   {code} {name} is not in the report; nothing was changed"
            ),
            Self::Unsucceeded { code, name } => write!(
                f,
                "closed    {code} {name} still has no `successor`: write it"
            ),
        }
    }
}
