//! Running text with bold and italic. In JSON a plain text is a string; styled text is a list
//! whose members are strings or `{"text": …, "bold": true, "italic": true}`.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A stretch of text in one style.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Run {
    /// The words, Unicode; the typesetter brings them to NFC.
    pub text: String,
    /// Đậm.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub bold: bool,
    /// Nghiêng.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub italic: bool,
}

/// Text made of runs.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(type = "string | (string | Run)[]"))]
pub struct Rich(pub Vec<Run>);

impl Rich {
    /// Upright text of normal weight.
    pub fn plain(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Rich(Vec::new()) } else { Rich(vec![Run { text, bold: false, italic: false }]) }
    }

    /// The words without their style.
    pub fn text(&self) -> String {
        self.0.iter().map(|r| r.text.as_str()).collect()
    }

    /// True when there is no visible character.
    pub fn is_blank(&self) -> bool {
        self.0.iter().all(|r| r.text.trim().is_empty())
    }
}

impl From<&str> for Rich {
    fn from(s: &str) -> Self {
        Rich::plain(s)
    }
}
impl From<String> for Rich {
    fn from(s: String) -> Self {
        Rich::plain(s)
    }
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Piece {
    Words(String),
    Run(Run),
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Wire {
    Words(String),
    Pieces(Vec<Piece>),
}

impl<'de> Deserialize<'de> for Rich {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        Ok(match Wire::deserialize(d)? {
            Wire::Words(s) => Rich::plain(s),
            Wire::Pieces(p) => Rich(
                p.into_iter()
                    .map(|p| match p {
                        Piece::Words(text) => Run { text, bold: false, italic: false },
                        Piece::Run(r) => r,
                    })
                    .collect(),
            ),
        })
    }
}

impl Serialize for Rich {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        match self.0.as_slice() {
            [] => s.serialize_str(""),
            [one] if !one.bold && !one.italic => s.serialize_str(&one.text),
            runs => s.collect_seq(runs),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plain_text_is_a_string() {
        let r: Rich = serde_json::from_str("\"Điểm nóng\"").expect("a string is rich text");
        assert_eq!(r, Rich::plain("Điểm nóng"));
        assert_eq!(serde_json::to_string(&r).expect("serialises"), "\"Điểm nóng\"");
    }

    #[test]
    fn runs_keep_their_style() {
        let json = r#"["Từ ",{"text":"ngày 23/4/2021","italic":true},"."]"#;
        let r: Rich = serde_json::from_str(json).expect("pieces may be mixed");
        assert_eq!(r.text(), "Từ ngày 23/4/2021.");
        let back: Rich = serde_json::from_str(&serde_json::to_string(&r).expect("serialises")).expect("reads back");
        assert_eq!(back, r);
    }
}
