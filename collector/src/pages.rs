//! Reading out the store a page at a time, for the operator's routes and for
//! the command `export` alike: both give the same bytes.

use survey::{KeyId, Tag};

use crate::store::{Store, StoreError};

/// Envelopes read at a time, about 1 MB.
const ENVELOPES: u32 = 32;

/// Tags read at a time, 64 KB.
const TAGS: u32 = 2048;

/// What is read out.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Selection {
    /// The envelopes sealed to a key.
    Box(KeyId),
    /// The withdrawn tags.
    Withdrawals,
}

/// The bytes of a selection, page by page, in ascending order of the tags.
///
/// Each page is a read of its own: nothing is held open in between, so the
/// writer can empty its log whenever somebody withdraws.
#[derive(Debug)]
pub(crate) struct Pages {
    store: Store,
    selection: Selection,
    after: Option<Tag>,
}

/// One page: how many items, and their bytes back to back.
#[derive(Debug)]
pub(crate) struct Page {
    pub(crate) count: usize,
    pub(crate) bytes: Vec<u8>,
}

impl Pages {
    pub(crate) fn new(store: Store, selection: Selection) -> Self {
        Self {
            store,
            selection,
            after: None,
        }
    }

    /// The next page, or `None` at the end.
    pub(crate) async fn next(&mut self) -> Result<Option<Page>, StoreError> {
        let (last, page) = match self.selection {
            Selection::Box(key) => {
                let rows = self.store.envelopes(key, self.after, ENVELOPES).await?;
                let bodies: Vec<&[u8]> = rows.iter().map(|(_, body)| body.as_slice()).collect();
                let bytes = bodies.concat();
                (
                    rows.last().map(|(tag, _)| *tag),
                    Page {
                        count: rows.len(),
                        bytes,
                    },
                )
            }
            Selection::Withdrawals => {
                let tags = self.store.withdrawals(self.after, TAGS).await?;
                let bytes = tags.iter().flat_map(|tag| tag.0).collect();
                (
                    tags.last().copied(),
                    Page {
                        count: tags.len(),
                        bytes,
                    },
                )
            }
        };
        let Some(last) = last else {
            return Ok(None);
        };
        self.after = Some(last);
        Ok(Some(page))
    }
}
