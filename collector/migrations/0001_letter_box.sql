-- The sealed envelopes, and the tags of those that were taken back.
--
-- There is no time, no address and no row number. A table WITH row ids would
-- number its rows in the order they came, and that order, beside somebody
-- else's note of who visited when, could tell whose answers are whose. Here the
-- tag is the key, tags are random, and so the order of the rows says nothing.
CREATE TABLE envelopes (
    tag    BLOB PRIMARY KEY NOT NULL CHECK (length(tag) = 32),
    key_id BLOB NOT NULL CHECK (length(key_id) = 8),
    -- The whole envelope, as it was sent, without its proof of work.
    body   BLOB NOT NULL
) WITHOUT ROWID;

-- A tag stays here for ever, so that a late repeat of the same message cannot
-- bring back what somebody took away.
CREATE TABLE withdrawals (
    tag BLOB PRIMARY KEY NOT NULL CHECK (length(tag) = 32)
) WITHOUT ROWID;
