//! Times New Roman of this machine, when it is installed.

use std::{path::PathBuf, sync::OnceLock};
use typeset::Fonts;

/// File names of the four faces, in the order regular, bold, italic, bold italic.
const FILES: [[&str; 4]; 2] = [
    ["times.ttf", "timesbd.ttf", "timesi.ttf", "timesbi.ttf"],
    ["Times_New_Roman.ttf", "Times_New_Roman_Bold.ttf", "Times_New_Roman_Italic.ttf", "Times_New_Roman_Bold_Italic.ttf"],
];

/// The faces, loaded once; `None` when one of the four is missing or may not be embedded.
pub fn times_new_roman() -> Option<&'static Fonts> {
    static FOUND: OnceLock<Option<Fonts>> = OnceLock::new();
    FOUND.get_or_init(find).as_ref()
}

fn find() -> Option<Fonts> {
    folders().into_iter().find_map(|folder| {
        FILES.iter().find_map(|names| {
            let mut faces: Vec<Vec<u8>> = Vec::with_capacity(4);
            for name in names {
                faces.push(std::fs::read(folder.join(name)).ok()?);
            }
            let faces: [Vec<u8>; 4] = faces.try_into().ok()?;
            Fonts::from_bytes("Times New Roman", faces).ok()
        })
    })
}

fn folders() -> Vec<PathBuf> {
    let mut all = Vec::new();
    if let Some(windows) = std::env::var_os("WINDIR") {
        all.push(PathBuf::from(windows).join("Fonts"));
    }
    if let Some(local) = std::env::var_os("LOCALAPPDATA") {
        all.push(PathBuf::from(local).join("Microsoft/Windows/Fonts"));
    }
    if cfg!(unix) {
        all.push(PathBuf::from("/usr/share/fonts/truetype/msttcorefonts"));
        all.push(PathBuf::from("/Library/Fonts"));
        all.push(PathBuf::from("/System/Library/Fonts/Supplemental"));
        if let Some(home) = std::env::var_os("HOME") {
            all.push(PathBuf::from(home).join(".local/share/fonts"));
        }
    }
    all
}
