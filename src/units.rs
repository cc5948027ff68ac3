//! Distances on paper.

use std::ops::{Add, AddAssign, Mul, Neg, Sub};

/// A distance on paper, counted in EMU, in which a millimetre (36,000), a point (12,700) and a
/// twip (635) are whole numbers, so that pages come out the same everywhere.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Length(i64);

impl Length {
    /// No distance at all.
    pub const ZERO: Self = Self(0);

    /// So many English Metric Units.
    pub const fn emu(count: i64) -> Self {
        Self(count)
    }

    /// So many millimetres.
    pub const fn mm(count: i64) -> Self {
        Self(count * 36_000)
    }

    /// So many thousandths of a millimetre.
    pub const fn microns(count: i64) -> Self {
        Self(count * 36)
    }

    /// So many points of a 72nd of an inch.
    pub const fn pt(count: i64) -> Self {
        Self(count * 12_700)
    }

    /// So many hundredths of a point: 15.75 pt is `Length::centipoints(1575)`.
    pub const fn centipoints(count: i64) -> Self {
        Self(count * 127)
    }

    /// The count of English Metric Units.
    pub const fn in_emu(self) -> i64 {
        self.0
    }

    /// The distance in points; the only place where a length becomes a fraction.
    #[expect(clippy::cast_precision_loss, reason = "a page is far below 2^52 EMU")]
    pub fn in_points(self) -> f64 {
        self.0 as f64 / 12_700.0
    }

    /// The distance in twips (a twentieth of a point), rounded to the nearest.
    pub const fn in_twips(self) -> i64 {
        (self.0 + if self.0 < 0 { -317 } else { 317 }) / 635
    }

    /// This distance times a fraction, rounded to the nearest EMU.
    ///
    /// ```
    /// use wenyin::units::Length;
    /// assert_eq!(Length::pt(16).times(500, 1000), Length::pt(8));
    /// ```
    #[must_use]
    pub const fn times(self, numerator: i64, denominator: i64) -> Self {
        let product = self.0 * numerator;
        let half = denominator / 2;
        Self((product + if product < 0 { -half } else { half }) / denominator)
    }
}

impl Add for Length {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl AddAssign for Length {
    fn add_assign(&mut self, other: Self) {
        self.0 += other.0;
    }
}

impl Sub for Length {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl Neg for Length {
    type Output = Self;
    fn neg(self) -> Self {
        Self(-self.0)
    }
}

impl Mul<i64> for Length {
    type Output = Self;
    fn mul(self, count: i64) -> Self {
        Self(self.0 * count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a4_is_11906_twips_wide() {
        assert_eq!(Length::mm(210).in_twips(), 11_906);
    }

    #[test]
    fn a_point_is_twenty_twips() {
        assert_eq!(Length::pt(1).in_twips(), 20);
        assert_eq!(Length::centipoints(1575).in_twips(), 315);
        assert_eq!(Length::centipoints(-1575).in_twips(), -315);
    }
}
