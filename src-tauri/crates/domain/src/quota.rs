//! Campaigns (đợt cao điểm) and what they must reach (chỉ tiêu). Results are added, never edited;
//! sums and rates are computed.

use crate::id::{CampaignId, QuotaId, QuotaResultId, TaskId, UnitId};
use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// A number of things with at most two decimals, held exactly; in JSON a plain number.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(type = "number"))]
pub struct Amount(i64);

impl Amount {
    /// From hundredths.
    pub const fn hundredths(n: i64) -> Self {
        Amount(n)
    }

    /// In hundredths.
    pub const fn as_hundredths(self) -> i64 {
        self.0
    }

    /// A whole number.
    pub const fn whole(n: i64) -> Self {
        Amount(n * 100)
    }

    /// The sum; stays at the limit where it would overflow.
    pub const fn plus(self, other: Self) -> Self {
        Amount(self.0.saturating_add(other.0))
    }

    /// `self / whole x 100`, rounded half up to two decimals; `None` when there is nothing to
    /// divide by.
    pub fn percent_of(self, whole: Self) -> Option<f64> {
        if whole.0 <= 0 {
            return None;
        }
        let (part, whole) = (i128::from(self.0), i128::from(whole.0));
        Some((part * 20_000 + whole).div_euclid(2 * whole) as f64 / 100.0)
    }
}

impl fmt::Display for Amount {
    /// "1.250", "12,5": as papers print it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let whole = (self.0.unsigned_abs() / 100).to_string();
        let mut grouped = String::new();
        for (i, c) in whole.chars().enumerate() {
            if i > 0 && (whole.len() - i).is_multiple_of(3) {
                grouped.push('.');
            }
            grouped.push(c);
        }
        let sign = if self.0 < 0 { "-" } else { "" };
        let rest = format!("{:02}", self.0.unsigned_abs() % 100);
        match rest.trim_end_matches('0') {
            "" => write!(f, "{sign}{grouped}"),
            rest => write!(f, "{sign}{grouped},{rest}"),
        }
    }
}

impl FromStr for Amount {
    type Err = ();
    /// "1250", "1.250", "12,5", "12.5", "03".
    fn from_str(s: &str) -> Result<Self, ()> {
        let s = s.trim();
        let (sign, s) = s.strip_prefix('-').map_or((1, s), |rest| (-1, rest));
        // A point before exactly three digits groups thousands; before one or two it is a decimal mark.
        let (whole, part) = match s.rsplit_once([',', '.']) {
            Some((w, p)) if s.contains(',') || p.len() < 3 => (w, p),
            _ => (s, ""),
        };
        let groups: Vec<&str> = whole.split('.').collect();
        if groups.len() > 1 && groups[1..].iter().any(|g| g.len() != 3) {
            return Err(());
        }
        let digits = groups.concat();
        let all = |t: &str| t.bytes().all(|b| b.is_ascii_digit());
        if digits.is_empty() || digits.len() > 12 || part.len() > 2 || !all(&digits) || !all(part) {
            return Err(());
        }
        let n: i64 = format!("{digits}{part:0<2}").parse().map_err(|_| ())?;
        Ok(Amount(sign * n))
    }
}

impl Serialize for Amount {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        if self.0 % 100 == 0 { s.serialize_i64(self.0 / 100) } else { s.serialize_f64(self.0 as f64 / 100.0) }
    }
}

impl<'de> Deserialize<'de> for Amount {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let n = f64::deserialize(d)?;
        let hundredths = (n * 100.0).round();
        if !n.is_finite() || hundredths.abs() > 1e14 || (hundredths / 100.0 - n).abs() > 1e-6 {
            return Err(serde::de::Error::custom("số có nhiều nhất hai chữ số thập phân"));
        }
        Ok(Amount(hundredths as i64))
    }
}

/// A campaign (đợt cao điểm).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Campaign {
    /// Identity.
    pub id: CampaignId,
    /// "Đợt cao điểm tấn công, trấn áp tội phạm".
    pub name: String,
    /// First day.
    pub starts: NaiveDate,
    /// Last day.
    pub ends: NaiveDate,
    /// The paper that orders it.
    pub ground: Option<String>,
    /// Lĩnh vực.
    pub fields: Vec<String>,
    /// Units that take part, in print order.
    pub units: Vec<UnitId>,
}

/// What a unit must reach, or must not exceed (chỉ tiêu).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Quota {
    /// Identity.
    pub id: QuotaId,
    /// The campaign.
    pub campaign: CampaignId,
    /// What is counted.
    pub name: String,
    /// Đơn vị tính: "vụ", "cuộc", "%".
    pub measure: String,
    /// Which side of the number is good.
    pub bound: Bound,
    /// The number.
    pub target: Amount,
    /// Who must reach it.
    pub unit: UnitId,
    /// The task it was read from.
    pub task: Option<TaskId>,
}

impl Quota {
    /// True for per cents, which are not added up.
    pub fn is_share(&self) -> bool {
        self.measure.starts_with('%')
    }
}

/// Which side of a quota is good.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Bound {
    /// Ít nhất.
    #[default]
    AtLeast,
    /// Không quá.
    AtMost,
}

impl Bound {
    /// True when a result keeps to the quota.
    pub fn met(self, result: Amount, target: Amount) -> bool {
        match self {
            Bound::AtLeast => result >= target,
            Bound::AtMost => result <= target,
        }
    }
}

/// What was done in a period. Never edited: a correction is another entry that names the one it
/// corrects and counts in its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct QuotaResult {
    /// Identity.
    pub id: QuotaResultId,
    /// The quota.
    pub quota: QuotaId,
    /// First day it is about.
    pub from: NaiveDate,
    /// Last day it is about.
    pub to: NaiveDate,
    /// Done in this period alone; of a share, the share to the end of the period.
    pub done: Amount,
    /// The paper that tells it.
    pub evidence: Option<String>,
    /// Remarks; for a correction why.
    pub note: Option<String>,
    /// The entry it corrects.
    pub corrects: Option<QuotaResultId>,
    /// When it was entered.
    pub at: DateTime<FixedOffset>,
}

/// The results that count: those nobody corrected.
pub fn counting(results: &[QuotaResult]) -> impl Iterator<Item = &QuotaResult> {
    results.iter().filter(|r| !results.iter().any(|other| other.corrects == Some(r.id)))
}

/// Sum of what was done in periods that end from a day to a day.
pub fn done_within(results: &[QuotaResult], from: NaiveDate, to: NaiveDate) -> Amount {
    counting(results).filter(|r| (from..=to).contains(&r.to)).fold(Amount::default(), |sum, r| sum.plus(r.done))
}

/// What a quota reached from a day to a day: a sum of things, but of shares the one told last,
/// as per cents of different wholes do not add up.
pub fn reached(quota: &Quota, results: &[QuotaResult], from: NaiveDate, to: NaiveDate) -> Amount {
    if quota.is_share() {
        let last = counting(results).filter(|r| (from..=to).contains(&r.to)).max_by_key(|r| r.to);
        return last.map(|r| r.done).unwrap_or_default();
    }
    done_within(results, from, to)
}

/// A quota in words of a directive: "ít nhất 03 cuộc", "không quá 5% số vụ".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenQuota {
    /// Which side is good.
    pub bound: Bound,
    /// The number.
    pub target: Amount,
    /// What stands behind the number.
    pub measure: String,
}

/// The quota in a phrase; `None` where there is no number.
pub fn written(phrase: &str) -> Option<WrittenQuota> {
    let lower = phrase.to_lowercase();
    let at_most = ["không quá", "không vượt", "tối đa", "nhiều nhất", "dưới ", "không để"].iter().any(|w| lower.contains(w));
    let at = lower.find(|c: char| c.is_ascii_digit())?;
    let rest = &lower[at..];
    let end = rest.find(|c: char| !c.is_ascii_digit() && c != ',' && c != '.').unwrap_or(rest.len());
    let target = rest[..end].trim_end_matches([',', '.']).parse().ok()?;
    let behind = rest[end..].trim_start();
    let measure: Vec<&str> = behind.split(|c: char| c == ',' || c == ';' || c == '.' || c.is_whitespace()).filter(|w| !w.is_empty()).take(3).collect();
    let measure = if behind.starts_with('%') { "%".to_owned() } else { measure.join(" ") };
    let bound = if at_most { Bound::AtMost } else { Bound::AtLeast };
    (!measure.is_empty()).then_some(WrittenQuota { bound, target, measure })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::plus;
    use proptest::prelude::*;
    use uuid::Uuid;

    #[test]
    fn amounts_are_written_and_read_as_papers_do() {
        for (text, hundredths, shown) in [("03", 300, "3"), ("1.250", 125_000, "1.250"), ("12,5", 1250, "12,5"), ("12.5", 1250, "12,5"), ("-2,05", -205, "-2,05"), ("1.000.000", 100_000_000, "1.000.000"), ("0", 0, "0")] {
            let a: Amount = text.parse().expect(text);
            assert_eq!((a.as_hundredths(), a.to_string().as_str()), (hundredths, shown), "{text}");
        }
        for text in ["", "-", "1,234", "1.23.4", "ba", "1e5", "9999999999999", "1,2,3"] {
            assert!(text.parse::<Amount>().is_err(), "{text}");
        }
        assert_eq!(serde_json::to_string(&[Amount::whole(3), Amount::hundredths(1250)]).expect("JSON"), "[3,12.5]");
        assert!(serde_json::from_str::<Amount>("1.234").is_err());
        assert_eq!(Amount::whole(1).percent_of(Amount::whole(3)), Some(33.33));
        assert_eq!(Amount::whole(1).percent_of(Amount::default()), None);
    }

    #[test]
    fn quotas_are_read_from_words() {
        let q = |t: &str| written(t).map(|q| (q.bound, q.target.to_string(), q.measure));
        assert_eq!(q("ít nhất 03 cuộc"), Some((Bound::AtLeast, "3".into(), "cuộc".into())));
        assert_eq!(q("không quá 5% số vụ"), Some((Bound::AtMost, "5".into(), "%".into())));
        assert_eq!(q("điều tra, khám phá 1.200 vụ"), Some((Bound::AtLeast, "1.200".into(), "vụ".into())));
        assert_eq!((q("tăng cường tuần tra"), q("năm 2021.")), (None, None));
    }

    fn at(n: i32) -> NaiveDate {
        plus("2021-04-23".parse().expect("a day"), n).expect("a day")
    }

    proptest! {
        #[test]
        fn what_is_shown_is_read_back(n in -1_000_000_000i64..1_000_000_000) {
            let a = Amount::hundredths(n);
            prop_assert_eq!(a.to_string().parse(), Ok(a));
            let json = serde_json::to_string(&a).expect("JSON");
            prop_assert_eq!(serde_json::from_str::<Amount>(&json).expect("read"), a);
        }

        #[test]
        fn sums_of_periods_are_the_sum_of_all(entries in proptest::collection::vec((0i32..60, -500i64..5000, any::<bool>()), 0..20), cut in 0i32..60) {
            let mut rows: Vec<QuotaResult> = Vec::new();
            for (i, (day, done, corrects)) in entries.iter().enumerate() {
                // Each corrects the one before it at most, as the program allows.
                let corrects = rows.last().filter(|_| *corrects).map(|r| r.id);
                rows.push(QuotaResult {
                    id: Uuid::from_u128(i as u128 + 1).into(),
                    quota: Uuid::from_u128(99).into(),
                    from: at(*day), to: at(*day), done: Amount::hundredths(*done), evidence: None, note: None, corrects,
                    at: "2021-05-01T08:00:00+07:00".parse().expect("a moment"),
                });
            }
            let all = done_within(&rows, at(0), at(60));
            prop_assert_eq!(done_within(&rows, at(0), at(cut)).plus(done_within(&rows, at(cut + 1), at(60))), all);
            let by_hand: i64 = rows.iter().filter(|r| rows.iter().all(|o| o.corrects != Some(r.id))).map(|r| r.done.as_hundredths()).sum();
            prop_assert_eq!(all.as_hundredths(), by_hand);
            prop_assert!(Bound::AtLeast.met(all, all) && Bound::AtMost.met(all, all));
        }
    }
}
