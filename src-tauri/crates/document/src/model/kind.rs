//! The 29 administrative document types of Điều 7. Facts about a type are data:
//! one file per type in `assets/templates/`.

use super::Block;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::{fmt, sync::OnceLock};

/// A document type (tên loại văn bản). Copy it freely; it points at its [`KindFacts`].
#[derive(Clone, Copy)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(type = "string"))]
pub struct Kind(&'static KindFacts);

/// What the decree says of a type (Phụ lục III) and the outline a new paper starts with.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KindFacts {
    /// Place in the list of Điều 7, 1-29.
    pub ordinal: u8,
    /// Name in JSON and on the command line: "cong-van".
    pub id: String,
    /// Name in Vietnamese: "Công văn".
    pub name: String,
    /// Group in the symbol: "KH". `None` for công văn and thư công (Phụ lục III, Mục I).
    #[serde(default)]
    pub abbreviation: Option<String>,
    /// Whether the tên loại stands in capitals over the trích yếu (box 5a).
    pub name_printed: bool,
    /// Number of the template in Phụ lục III, "1.4"; `None` where the decree gives none.
    #[serde(default)]
    pub form: Option<String>,
    /// Whether the paper has a Kính gửi line.
    pub recipients: RecipientsRule,
    /// First line of Nơi nhận.
    pub first_distribution: FirstDistribution,
    /// False for types whose own form (two signatures, articles, fixed lines) is not drawn yet;
    /// they are listed and registered but not drafted.
    pub drafted: bool,
    /// What the type is used for, one Vietnamese sentence.
    #[serde(default)]
    pub purpose: String,
    /// Outline of a new paper; every part removable.
    #[serde(default)]
    pub body: Vec<Block>,
}

/// Kính gửi by type (P1-II.9b, c).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RecipientsRule {
    /// Never.
    None,
    /// Always.
    Required,
    /// Only when the paper goes to a superior body (báo cáo).
    Upward,
}

/// First line of Nơi nhận by type (P1-II.9b; PL3 M1.1-1.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FirstDistribution {
    /// A plain list.
    None,
    /// "- Như trên;"
    NhuTren,
    /// "- Như Điều …;"
    NhuDieu,
}

/// The name is no document type of Điều 7.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("không có loại văn bản “{0}”; xem danh sách bằng lệnh `dondoc document types`")]
pub struct ParseKindError(pub String);

const SOURCES: &[&str] = include!(concat!(env!("OUT_DIR"), "/templates.rs"));

fn all_facts() -> &'static [KindFacts] {
    static ALL: OnceLock<Vec<KindFacts>> = OnceLock::new();
    ALL.get_or_init(|| {
        let mut all: Vec<KindFacts> = SOURCES
            .iter()
            .map(|s| toml::from_str(s).expect("assets/templates is checked by the test below"))
            .collect();
        all.sort_by_key(|k| k.ordinal);
        all
    })
}

impl Kind {
    /// All types in the order of Điều 7.
    pub fn all() -> impl Iterator<Item = Kind> {
        all_facts().iter().map(Kind)
    }

    /// The type with an id ("ke-hoach"), or with its Vietnamese name ("kế hoạch").
    pub fn parse(name: &str) -> Result<Kind, ParseKindError> {
        let wanted = name.trim().to_lowercase();
        Kind::all()
            .find(|k| k.id == wanted || k.name.to_lowercase() == wanted)
            .ok_or_else(|| ParseKindError(name.to_owned()))
    }

    /// Công văn: the one everyday type without a printed name.
    pub fn cong_van() -> Kind {
        Kind::parse("cong-van").expect("assets/templates/cong-van.toml exists")
    }

    /// Kế hoạch.
    pub fn ke_hoach() -> Kind {
        Kind::parse("ke-hoach").expect("assets/templates/ke-hoach.toml exists")
    }

    /// True for công văn, whose trích yếu stands under the number after "V/v" (P1-II.5b).
    pub fn is_cong_van(self) -> bool {
        self.id == "cong-van"
    }
}

impl std::ops::Deref for Kind {
    type Target = KindFacts;
    fn deref(&self) -> &KindFacts {
        self.0
    }
}
impl PartialEq for Kind {
    fn eq(&self, other: &Self) -> bool {
        self.0.ordinal == other.0.ordinal
    }
}
impl Eq for Kind {}
impl fmt::Debug for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.id)
    }
}
impl Serialize for Kind {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(&self.0.id)
    }
}
impl<'de> Deserialize<'de> for Kind {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let name = String::deserialize(d)?;
        Kind::parse(&name).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_decree_names_twenty_nine_types() {
        let ordinals: Vec<u8> = Kind::all().map(|k| k.ordinal).collect();
        assert_eq!(ordinals, (1..=29).collect::<Vec<_>>(), "Điều 7 lists 29 types, each once");
        let abbreviated = Kind::all().filter(|k| k.abbreviation.is_some()).count();
        assert_eq!(abbreviated, 27, "Phụ lục III Mục I has 27 entries");
    }

    #[test]
    fn a_type_is_found_by_id_and_by_name() {
        assert_eq!(Kind::parse("Kế hoạch"), Ok(Kind::ke_hoach()));
        assert_eq!(Kind::parse("cong-van"), Ok(Kind::cong_van()));
        assert!(Kind::parse("sắc lệnh").is_err());
    }
}
