//! How a bundle is written: numbers first, then ids, then words.
//!
//! Serde and postcard read the same types in five times the code: a copy for
//! each field of each type, with a way out of each. Here reading never fails on
//! the way; that something was wrong is noted and asked once, at the end. And
//! words that stand together are smaller once compressed.

use crate::text::cut;
use crate::{Date, KEY_LEN, PublicKey};
use litemap::LiteMap;

/// Something that a bundle holds.
pub(crate) trait Pack {
    /// Writes it.
    fn pack(&self, to: &mut Packer);
    /// Reads what [`Self::pack`] wrote; anything at all, and a note, if it is damaged.
    fn unpack(from: &mut Unpacker<'_>) -> Self;
}

/// What is being written.
#[derive(Default)]
pub(crate) struct Packer {
    numbers: Vec<u8>,
    words: String,
    /// Every id, in the order in which they came first.
    ids: Vec<String>,
}

/// What is being read.
pub(crate) struct Unpacker<'a> {
    numbers: &'a [u8],
    words: &'a str,
    /// The ids that have not come yet.
    new_ids: &'a str,
    ids: Vec<&'a str>,
    damaged: bool,
}

impl Packer {
    /// The lengths of the numbers and of the ids, four bytes little endian each;
    /// the numbers; the ids; the words.
    pub(crate) fn finish(self) -> Vec<u8> {
        let ids = self
            .ids
            .iter()
            .flat_map(|id| [id, "\0"])
            .collect::<String>();
        // No bundle is near four gigabytes.
        let length = |of: &[u8]| u32::try_from(of.len()).unwrap_or(u32::MAX).to_le_bytes();
        let lengths = [length(&self.numbers), length(ids.as_bytes())].concat();
        [
            &*lengths,
            &*self.numbers,
            ids.as_bytes(),
            self.words.as_bytes(),
        ]
        .concat()
    }

    /// Seven bits a byte, the least first; all but the last have the eighth set.
    #[inline(never)]
    pub(crate) fn number(&mut self, mut number: u32) {
        while number > 0x7f {
            self.numbers.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.numbers.push(number as u8);
    }

    /// Words end with a zero, which is no part of any text.
    #[inline(never)]
    pub(crate) fn words(&mut self, words: &str) {
        self.words.extend(words.chars().filter(|c| *c != '\0'));
        self.words.push('\0');
    }

    /// An id is written out where it comes first; later it is a number, the
    /// place at which it came, from one on.
    pub(crate) fn id(&mut self, id: &str) {
        let place = self.ids.iter().position(|known| known == id);
        self.number(place.map_or(0, |place| place as u32 + 1));
        if place.is_none() {
            self.ids.push(id.to_owned());
        }
    }
}

impl<'a> Unpacker<'a> {
    /// Begins to read what [`Packer::finish`] made.
    pub(crate) fn new(bytes: &'a [u8]) -> Option<Self> {
        let (numbers, rest) = bytes.split_first_chunk::<4>()?;
        let (ids, rest) = rest.split_first_chunk::<4>()?;
        let (numbers, rest) = rest.split_at_checked(u32::from_le_bytes(*numbers) as usize)?;
        let words = std::str::from_utf8(rest).ok()?;
        let (new_ids, words) = words.split_at_checked(u32::from_le_bytes(*ids) as usize)?;
        Some(Self {
            numbers,
            words,
            new_ids,
            ids: Vec::new(),
            damaged: false,
        })
    }

    /// Whether all of it was read, and nothing in it was wrong.
    pub(crate) fn is_sound(&self) -> bool {
        let left = self.numbers.len() + self.new_ids.len() + self.words.len();
        !self.damaged && left == 0
    }

    /// Notes that something is wrong.
    pub(crate) fn damaged(&mut self) {
        self.damaged = true;
    }

    #[inline(never)]
    pub(crate) fn number(&mut self) -> u32 {
        let mut number = 0;
        for place in 0..5 {
            let Some((byte, rest)) = self.numbers.split_first() else {
                break;
            };
            self.numbers = rest;
            number |= u32::from(byte & 0x7f) << (7 * place);
            if *byte < 0x80 {
                // The one way to write it: no zeros at the end, no bit too many.
                self.damaged |= place > 0 && *byte == 0 || place == 4 && *byte > 0xf;
                return number;
            }
        }
        self.damaged = true;
        0
    }

    /// A number of things: never more than can be there, so that damage does
    /// not fill the memory.
    fn length(&mut self) -> usize {
        let length = self.number() as usize;
        if length > self.numbers.len() + self.words.len() {
            self.damaged = true;
            return 0;
        }
        length
    }

    #[inline(never)]
    pub(crate) fn words(&mut self) -> &'a str {
        let cut = cut(self.words, 0);
        self.damaged |= cut.is_none();
        let (words, rest) = cut.unwrap_or_default();
        self.words = rest;
        words
    }

    /// What [`Packer::id`] wrote.
    #[inline(never)]
    pub(crate) fn id(&mut self) -> &'a str {
        let place = (self.number() as usize).checked_sub(1);
        let id = match place {
            Some(place) => self.ids.get(place).copied(),
            None => cut(self.new_ids, 0).map(|(id, rest)| {
                self.new_ids = rest;
                self.ids.push(id);
                id
            }),
        };
        self.damaged |= id.is_none();
        id.unwrap_or_default()
    }
}

/// Writes and reads a type field by field. Fields behind `without` are of no
/// use to the browser: they are left out, and read as their default.
macro_rules! packed {
    ($name:ty { $($field:ident),* $(,)? } $(without { $($left:ident),* $(,)? })?) => {
        impl $crate::pack::Pack for $name {
            fn pack(&self, to: &mut $crate::pack::Packer) {
                $($crate::pack::Pack::pack(&self.$field, to);)*
            }

            #[inline(never)]
            fn unpack(from: &mut $crate::pack::Unpacker<'_>) -> Self {
                Self {
                    $($field: $crate::pack::Pack::unpack(from),)*
                    $($($left: Default::default(),)*)?
                }
            }
        }
    };
}

/// Writes and reads an enum without fields as the place of its variant.
macro_rules! packed_enum {
    ($name:ident { $first:ident $(, $variant:ident)* $(,)? }) => {
        impl $crate::pack::Pack for $name {
            fn pack(&self, to: &mut $crate::pack::Packer) {
                to.number(*self as u32);
            }

            fn unpack(from: &mut $crate::pack::Unpacker<'_>) -> Self {
                match from.number() {
                    found if found == Self::$first as u32 => Self::$first,
                    $(found if found == Self::$variant as u32 => Self::$variant,)*
                    _ => {
                        from.damaged();
                        Self::$first
                    }
                }
            }
        }
    };
}

pub(crate) use {packed, packed_enum};

impl Pack for String {
    fn pack(&self, to: &mut Packer) {
        to.words(self);
    }

    #[inline(never)]
    fn unpack(from: &mut Unpacker<'_>) -> Self {
        from.words().to_owned()
    }
}

impl Pack for u32 {
    fn pack(&self, to: &mut Packer) {
        to.number(*self);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Self {
        from.number()
    }
}

impl Pack for u8 {
    fn pack(&self, to: &mut Packer) {
        to.number((*self).into());
    }

    fn unpack(from: &mut Unpacker<'_>) -> Self {
        let number = from.number();
        number.try_into().unwrap_or_else(|_| {
            from.damaged();
            0
        })
    }
}

impl Pack for bool {
    fn pack(&self, to: &mut Packer) {
        to.number((*self).into());
    }

    fn unpack(from: &mut Unpacker<'_>) -> Self {
        let number = from.number();
        if number > 1 {
            from.damaged();
        }
        number == 1
    }
}

impl<T: Pack, const N: usize> Pack for [T; N] {
    fn pack(&self, to: &mut Packer) {
        for value in self {
            value.pack(to);
        }
    }

    fn unpack(from: &mut Unpacker<'_>) -> Self {
        std::array::from_fn(|_| T::unpack(from))
    }
}

impl<T: Pack> Pack for Option<T> {
    fn pack(&self, to: &mut Packer) {
        self.is_some().pack(to);
        if let Some(value) = self {
            value.pack(to);
        }
    }

    fn unpack(from: &mut Unpacker<'_>) -> Self {
        bool::unpack(from).then(|| T::unpack(from))
    }
}

impl<T: Pack> Pack for Vec<T> {
    fn pack(&self, to: &mut Packer) {
        to.number(u32::try_from(self.len()).unwrap_or(u32::MAX));
        for value in self {
            value.pack(to);
        }
    }

    fn unpack(from: &mut Unpacker<'_>) -> Self {
        let length = from.length();
        let mut all = Self::new();
        for _ in 0..length {
            all.push(T::unpack(from));
        }
        all
    }
}

impl<K: Pack + Ord, V: Pack> Pack for LiteMap<K, V> {
    fn pack(&self, to: &mut Packer) {
        to.number(u32::try_from(self.len()).unwrap_or(u32::MAX));
        for (key, value) in self.iter() {
            key.pack(to);
            value.pack(to);
        }
    }

    fn unpack(from: &mut Unpacker<'_>) -> Self {
        let length = from.length();
        // They were written in order.
        let mut all: Vec<(K, V)> = Vec::new();
        for _ in 0..length {
            all.push((K::unpack(from), V::unpack(from)));
        }
        Self::from_sorted_store_unchecked(all)
    }
}

impl Pack for Date {
    fn pack(&self, to: &mut Packer) {
        to.number(self.year().into());
        to.number(self.month().into());
        to.number(self.day().into());
    }

    fn unpack(from: &mut Unpacker<'_>) -> Self {
        let year = from.number();
        let (month, day) = (u8::unpack(from), u8::unpack(from));
        let year = u16::try_from(year).ok();
        let date = year.and_then(|year| Self::new(year, month, day));
        date.unwrap_or_else(|| {
            from.damaged();
            Self::EPOCH
        })
    }
}

impl Pack for PublicKey {
    fn pack(&self, to: &mut Packer) {
        to.numbers.extend(self.as_bytes());
    }

    fn unpack(from: &mut Unpacker<'_>) -> Self {
        let Some((bytes, rest)) = from.numbers.split_first_chunk() else {
            from.damaged();
            return Self::from_bytes([0; KEY_LEN]);
        };
        from.numbers = rest;
        Self::from_bytes(*bytes)
    }
}
