//! Lengths as types: a millimetre cannot be added to a point by accident.

use serde::{Deserialize, Serialize};
use std::ops::{Add, AddAssign, Div, Mul, Neg, Sub, SubAssign};

/// Points in one millimetre (1 in = 25.4 mm = 72 pt).
const PT_PER_MM: f32 = 72.0 / 25.4;

macro_rules! length {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Default, Serialize, Deserialize)]
        #[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(type = "number"))]
        #[serde(transparent)]
        pub struct $name(pub f32);

        impl $name {
            /// The zero length.
            pub const ZERO: Self = Self(0.0);
            /// The longer of two lengths.
            pub fn max(self, other: Self) -> Self { Self(self.0.max(other.0)) }
            /// The shorter of two lengths.
            pub fn min(self, other: Self) -> Self { Self(self.0.min(other.0)) }
        }
        impl Add for $name { type Output = Self; fn add(self, o: Self) -> Self { Self(self.0 + o.0) } }
        impl Sub for $name { type Output = Self; fn sub(self, o: Self) -> Self { Self(self.0 - o.0) } }
        impl Neg for $name { type Output = Self; fn neg(self) -> Self { Self(-self.0) } }
        impl Mul<f32> for $name { type Output = Self; fn mul(self, k: f32) -> Self { Self(self.0 * k) } }
        impl Div<f32> for $name { type Output = Self; fn div(self, k: f32) -> Self { Self(self.0 / k) } }
        /// How many times one length goes into another.
        impl Div for $name { type Output = f32; fn div(self, o: Self) -> f32 { self.0 / o.0 } }
        impl AddAssign for $name { fn add_assign(&mut self, o: Self) { self.0 += o.0 } }
        impl SubAssign for $name { fn sub_assign(&mut self, o: Self) { self.0 -= o.0 } }
        impl std::iter::Sum for $name { fn sum<I: Iterator<Item = Self>>(i: I) -> Self { Self(i.map(|l| l.0).sum()) } }
    };
}

length! {
    /// A length in millimetres: what the decree and a ruler speak of.
    Mm
}
length! {
    /// A length in typographic points (1/72 in): what type sizes and PDF speak of.
    Pt
}

impl From<Mm> for Pt {
    fn from(l: Mm) -> Self {
        Pt(l.0 * PT_PER_MM)
    }
}
impl From<Pt> for Mm {
    fn from(l: Pt) -> Self {
        Mm(l.0 / PT_PER_MM)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_inch_is_an_inch() {
        assert!((Pt::from(Mm(25.4)).0 - 72.0).abs() < 1e-4, "25.4 mm are 72 pt");
        assert!((Mm::from(Pt::from(Mm(165.0))).0 - 165.0).abs() < 1e-3, "there and back");
    }
}
