//! The official faces (GB/T 9704-2012, 5.2.1 and 7.3).

/// A face of the official style sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Face {
    /// What the style beneath has.
    Inherited,
    /// 小标宋.
    BiaoSong,
    /// 仿宋.
    Fang,
    /// 黑体.
    Hei,
    /// 楷体.
    Kai,
    /// 宋体, for Latin and digits too.
    Song,
}

/// The face of Latin letters and digits.
pub(super) const LATIN: &str = "Times New Roman";

impl Face {
    /// The name by which word processors know the Chinese face, if it is one of its own.
    pub(super) const fn name(self) -> Option<&'static str> {
        match self {
            Self::Inherited => None,
            Self::BiaoSong => Some("方正小标宋简体"),
            Self::Fang => Some("仿宋_GB2312"),
            Self::Hei => Some("黑体"),
            Self::Kai => Some("楷体_GB2312"),
            Self::Song => Some("宋体"),
        }
    }

    /// The face that sets Latin letters and digits beside it: its own beside bold strokes, next
    /// to which another face would look pale.
    pub(super) const fn latin(self) -> &'static str {
        match self {
            Self::Song => "宋体",
            Self::Hei => "黑体",
            Self::BiaoSong => "方正小标宋简体",
            Self::Inherited | Self::Fang | Self::Kai => LATIN,
        }
    }
}
