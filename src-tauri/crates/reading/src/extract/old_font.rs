//! Fonts of before Unicode by their names: runs that name one are converted without guessing.

use super::encoding;

/// How the letters of a font are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Alphabet {
    /// As they stand.
    #[default]
    Unicode,
    /// ".VnTime" and its family.
    Tcvn3,
    /// ".VnTimeH": small letters are drawn as capitals.
    Tcvn3Capitals,
    /// "VNI-Times" and its family.
    Vni,
}

impl Alphabet {
    /// By the name of a font.
    pub(super) fn of(font: &str) -> Self {
        let name = font.trim().trim_matches('"').to_lowercase();
        if name.starts_with(".vn") {
            if name.ends_with('h') && !name.ends_with("tech") {
                Self::Tcvn3Capitals
            } else {
                Self::Tcvn3
            }
        } else if name.starts_with("vni-") || name.starts_with("vni ") {
            Self::Vni
        } else {
            Self::Unicode
        }
    }

    /// Its name for a remark.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Vni => "VNI",
            _ => "TCVN3",
        }
    }
}

/// Text in runs of fonts, put right as it is written.
#[derive(Debug, Default)]
pub(super) struct Runs {
    run: String,
    alphabet: Alphabet,
    /// The first words that were changed: alphabet, before, after.
    pub(super) changed: Option<(Alphabet, String, String)>,
}

impl Runs {
    /// Adds text in a font; what ended goes to `out`.
    pub(super) fn push(&mut self, text: &str, alphabet: Alphabet, out: &mut String) {
        if alphabet == Alphabet::Unicode {
            self.flush(out);
            out.push_str(text);
            return;
        }
        if alphabet != self.alphabet {
            self.flush(out);
            self.alphabet = alphabet;
        }
        self.run.push_str(text);
    }

    /// Ends the run.
    pub(super) fn flush(&mut self, out: &mut String) {
        if self.run.is_empty() {
            return;
        }
        let run = std::mem::take(&mut self.run);
        // Some wrote Unicode and left the old font's name: such letters are not of the old table.
        let unicode = run.chars().any(|c| u32::from(c) > 0xFF && c.is_alphabetic() && !"ƒŠŒŽšœžŸ".contains(c));
        let text = match self.alphabet {
            Alphabet::Unicode => run.clone(),
            _ if unicode => run.clone(),
            Alphabet::Tcvn3 => encoding::from_tcvn3(&run),
            Alphabet::Tcvn3Capitals => encoding::from_tcvn3(&run).to_uppercase(),
            Alphabet::Vni => encoding::from_vni(&run),
        };
        if self.changed.is_none() && text.to_lowercase() != run.to_lowercase() {
            self.changed = Some((self.alphabet, run, text.clone()));
        }
        out.push_str(&text);
    }

    /// What to tell the secretary.
    pub(super) fn note(&self) -> Option<String> {
        let (alphabet, before, after) = self.changed.as_ref()?;
        Some(encoding::note(alphabet.name(), before, after))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_of_old_fonts_are_put_right() {
        let (mut runs, mut out) = (Runs::default(), String::new());
        runs.push("Kính gửi: ", Alphabet::Unicode, &mut out);
        runs.push("ñy ban nh", Alphabet::of(".VnTimeH"), &mut out);
        runs.push("©n d©n", Alphabet::of(".VnTimeH"), &mut out);
        runs.push(" tØnh; ", Alphabet::of(".VnTime"), &mut out);
        runs.push("Sôû Y teá", Alphabet::of("VNI-Times"), &mut out);
        runs.push(" và Sở Nội vụ", Alphabet::of(".VnTime"), &mut out);
        runs.flush(&mut out);
        assert_eq!(out, "Kính gửi: ỦY BAN NHÂN DÂN tỉnh; Sở Y tế và Sở Nội vụ");
        assert!(runs.note().unwrap().contains("TCVN3"));
    }
}
