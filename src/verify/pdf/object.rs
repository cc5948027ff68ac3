//! The objects of PDF (ISO 32000-1, 7.3).

use std::borrow::Cow;

/// An object, or an operator in a content stream.
#[derive(Debug, Clone)]
pub(super) enum Object<'a> {
    /// Nothing.
    Null,
    /// True or false, which never matters to us.
    Boolean,
    /// A whole number.
    Integer(i64),
    /// Another number, whose value never matters to us.
    Real,
    /// A name, without the slash.
    Name(Cow<'a, [u8]>),
    /// A string of bytes.
    String(Cow<'a, [u8]>),
    /// A list.
    Array(Vec<Object<'a>>),
    /// Names and their values.
    Dictionary(Dictionary<'a>),
    /// A dictionary and encoded bytes.
    Stream(Dictionary<'a>, &'a [u8]),
    /// The object with this number.
    Reference(u32),
    /// An operator or keyword.
    Operator(&'a [u8]),
}

/// Names and their values.
#[derive(Debug, Clone, Default)]
pub(super) struct Dictionary<'a>(pub(super) Vec<(Cow<'a, [u8]>, Object<'a>)>);

impl<'a> Dictionary<'a> {
    /// The value of a key, as it stands there.
    pub(super) fn get(&self, key: &[u8]) -> Option<&Object<'a>> {
        self.0.iter().find(|(name, _)| **name == *key).map(|(_, value)| value)
    }

    /// A whole number that is not negative.
    pub(super) fn count(&self, key: &[u8]) -> Option<usize> {
        self.get(key)?.integer().and_then(|n| usize::try_from(n).ok())
    }

    /// The number of the object to which a key refers.
    pub(super) fn reference(&self, key: &[u8]) -> Option<u32> {
        let Object::Reference(number) = self.get(key)? else { return None };
        Some(*number)
    }
}

impl<'a> Object<'a> {
    /// A whole number.
    pub(super) const fn integer(&self) -> Option<i64> {
        let Self::Integer(number) = self else { return None };
        Some(*number)
    }

    /// The bytes of a name.
    pub(super) fn name(&self) -> Option<&[u8]> {
        let Self::Name(name) = self else { return None };
        Some(name)
    }

    /// The bytes of a string.
    pub(super) fn string(&self) -> Option<&[u8]> {
        let Self::String(string) = self else { return None };
        Some(string)
    }

    /// A dictionary, also that of a stream.
    pub(super) fn dictionary(self) -> Option<Dictionary<'a>> {
        let (Self::Dictionary(own) | Self::Stream(own, _)) = self else { return None };
        Some(own)
    }

    /// The items of an array; any other object is the only item, and nothing is none.
    pub(super) fn items(self) -> Vec<Self> {
        if let Self::Array(items) = self {
            return items;
        }
        if let Self::Null = self { Vec::new() } else { vec![self] }
    }
}
