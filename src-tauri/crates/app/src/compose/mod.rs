//! From a dossier to a paper: pure functions, one file per kind of paper.

pub mod cite;
pub mod cong_van;
pub mod don_doc;
pub mod dossier;
pub mod ke_hoach;
pub mod meeting;
pub(crate) mod order;

use chrono::{Datelike, NaiveDate};
use document::{Document, FirstDistribution, Head, Kind, PaperDate, Signature};
use domain::{BodyProfile, SealCase};

/// An empty paper of a type with heading, symbol, signature and Nơi nhận of the body.
/// Number and day stay blank: they are given after signing (Đ15.2).
pub fn headed(kind: Kind, profile: &BodyProfile, today: NaiveDate) -> Document {
    let symbol = match &kind.abbreviation {
        Some(abbreviation) => format!("{abbreviation}-{}", profile.symbol),
        None if profile.drafting_unit.is_empty() => profile.symbol.clone(),
        None => format!("{}-{}", profile.symbol, profile.drafting_unit),
    };
    let mut distribution = Vec::new();
    if kind.first_distribution == FirstDistribution::NhuTren {
        distribution.push(document::nd30::legend::AS_ABOVE.to_owned());
    }
    distribution.extend(profile.distribution.iter().cloned());
    distribution.push(profile.archive.clone());
    Document {
        head: Head {
            parent: profile.parent.clone(),
            issuer: profile.issuer.clone(),
            number: None,
            symbol,
            place: profile.place.clone(),
            date: PaperDate { day: None, month: Some(today.month() as u8), year: u16::try_from(today.year()).ok() },
        },
        distribution,
        signature: signature(profile),
        ..Document::new(kind)
    }
}

fn signature(profile: &BodyProfile) -> Signature {
    let mut authority: Vec<String> = profile.collective.iter().cloned().collect();
    let Some(signer) = profile.signers.first() else {
        return Signature { authority, ..Default::default() };
    };
    if let Some(head) = &signer.signs_for {
        authority.push(format!("KT. {head}"));
    }
    Signature {
        authority,
        title: signer.title.clone(),
        // P1-II.7c: the state office stands above the name only when the parent's seal is used.
        office: signer.office.clone().filter(|_| profile.seal_case == SealCase::B),
        name: signer.name.clone(),
    }
}

/// First letter large, rest unchanged.
pub(crate) fn capitalised(text: &str) -> String {
    let mut chars = text.trim().chars();
    chars.next().map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
}

/// Ends a passage with a mark: a final dot, comma or semicolon gives way to it.
pub(crate) fn ended(text: &str, mark: &str) -> String {
    let bare = text.trim().trim_end_matches("./.").trim_end_matches(['.', ';', ',', ' ']);
    format!("{bare}{mark}")
}
