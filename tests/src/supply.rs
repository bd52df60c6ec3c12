//! What the programs are made of: every package that is linked into them, with its licence, as
//! Cargo and npm have it locked. Feeds the licences shown in the app, the bill of materials of a
//! release, and the checks of `tests/tests/supply.rs`.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
    process::Command,
    sync::Mutex,
};

/// The systems a release is made for.
pub const SYSTEMS: [&str; 2] = ["x86_64-unknown-linux-gnu", "x86_64-pc-windows-msvc"];

/// The programs that are handed out: the window and `dondoc`.
const PROGRAMS: [&str; 2] = ["don-doc", "cli"];

/// A package in the programs.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Package {
    /// `cargo`, `npm` or `c` (compiled or laid into a crate).
    pub kind: &'static str,
    /// Its name there.
    pub name: String,
    /// Its version.
    pub version: String,
    /// The SPDX expression it states.
    pub licence: String,
    /// Where its files are.
    pub folder: PathBuf,
    /// The checksum of the lock file.
    pub checksum: Option<String>,
}

/// The licences page of the app: packages and the texts they point to.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub struct Licences {
    /// One line a package.
    pub packages: Vec<Line>,
    /// Each text once.
    pub texts: Vec<String>,
}

/// A package on the licences page.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub struct Line {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
    /// The SPDX expression.
    pub licence: String,
    /// Indices into `texts`.
    pub texts: Vec<usize>,
}

/// The repository's top folder.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("tests lies under the top").to_path_buf()
}

/// What Cargo answers, as text.
fn told(args: &[&str]) -> String {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let told = Command::new(cargo).args(args).current_dir(root()).output().expect("cargo runs");
    assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
    String::from_utf8(told.stdout).expect("cargo answers UTF-8")
}

/// What Cargo knows of the workspace for a system; asked once.
fn metadata(system: &str) -> Value {
    static KNOWN: Mutex<BTreeMap<String, Value>> = Mutex::new(BTreeMap::new());
    let mut known = KNOWN.lock().expect("no test panics while asking");
    known
        .entry(system.to_owned())
        .or_insert_with(|| {
            serde_json::from_str(&told(&["metadata", "--locked", "--format-version", "1", "--filter-platform", system])).expect("JSON")
        })
        .clone()
}

/// A crate that is linked into a program, with the features it is built with.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Linked {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
    /// Its features.
    pub features: BTreeSet<String>,
}

/// What Cargo links into the programs on a system: normal dependencies, without macros, which run
/// in the compiler only. (`cargo metadata` merges the systems; `cargo tree` does not.)
pub fn linked(system: &str) -> BTreeSet<Linked> {
    let mut args = vec!["tree", "--locked", "--edges", "normal,no-proc-macro", "--target", system, "--prefix", "none", "--no-dedupe", "--format", "{p}|{f}"];
    for program in PROGRAMS {
        args.extend(["--package", program]);
    }
    told(&args)
        .lines()
        .filter_map(|line| {
            let (package, features) = line.split_once('|')?;
            let mut words = package.split_whitespace();
            let (name, version) = (words.next()?, words.next()?.strip_prefix('v')?);
            // A path in brackets stands behind our own crates.
            if package.contains("(/") || package.contains(":\\") {
                return None;
            }
            let features = features.split(',').filter(|f| !f.is_empty()).map(str::to_owned).collect();
            Some(Linked { name: name.into(), version: version.into(), features })
        })
        .collect()
}

/// Cargo's packages by id.
fn packages(metadata: &Value) -> BTreeMap<&str, &Value> {
    metadata["packages"].as_array().expect("packages").iter().map(|p| (p["id"].as_str().expect("id"), p)).collect()
}

/// Other people's Cargo packages in the programs for one system.
pub fn cargo(system: &str) -> Vec<Package> {
    let metadata = metadata(system);
    let checksums = checksums();
    let all: BTreeMap<(&str, &str), &Value> = packages(&metadata)
        .into_values()
        .map(|p| ((p["name"].as_str().expect("name"), p["version"].as_str().expect("version")), p))
        .collect();
    let mut out: Vec<Package> =
        linked(system).iter().map(|l| of_cargo("cargo", all[&(l.name.as_str(), l.version.as_str())], &checksums)).collect();
    out.sort();
    out.dedup();
    out
}

fn of_cargo(kind: &'static str, p: &Value, checksums: &BTreeMap<(String, String), String>) -> Package {
    let text = |k: &str| p[k].as_str().unwrap_or_default().to_owned();
    let folder = Path::new(p["manifest_path"].as_str().expect("manifest")).parent().expect("folder").to_path_buf();
    let checksum = checksums.get(&(text("name"), text("version"))).cloned();
    Package { kind, name: text("name"), version: text("version"), licence: text("license"), folder, checksum }
}

fn checksums() -> BTreeMap<(String, String), String> {
    let lock: toml::Table = fs::read_to_string(root().join("Cargo.lock")).expect("Cargo.lock").parse().expect("TOML");
    let text = |p: &toml::Value, k: &str| p.get(k).and_then(|v| v.as_str()).unwrap_or_default().to_owned();
    lock["package"]
        .as_array()
        .expect("packages")
        .iter()
        .map(|p| ((text(p, "name"), text(p, "version")), text(p, "checksum")))
        .filter(|(_, sum)| !sum.is_empty())
        .collect()
}

/// What is not a package: C code compiled into a crate (the database, its cipher, what the cipher
/// stands on) and the embedded typeface.
pub fn c_code(system: &str) -> Vec<Package> {
    let metadata = metadata(system);
    let all = packages(&metadata);
    let find = |name: &str| all.values().find(|p| p["name"] == name).unwrap_or_else(|| panic!("{name} is locked"));
    let ssl = of_cargo("c", find("openssl-src"), &BTreeMap::new());
    let cipher = of_cargo("c", find("sqlcipher-src"), &BTreeMap::new());
    // Both crates state what they carry behind the plus sign: "…+sqlcipher-4.19.0-sqlite-3.53.4-…".
    let carried = cipher.version.split_once('+').map_or("", |(_, v)| v).to_owned();
    let stated = |name: &str| {
        let mut parts = carried.split('-');
        parts.find(|p| *p == name).and_then(|_| parts.next()).unwrap_or_else(|| panic!("{name} in {carried}")).to_owned()
    };
    let openssl = ssl.version.split_once('+').map_or("", |(_, v)| v).to_owned();
    vec![
        Package { name: "OpenSSL".into(), version: openssl, licence: "Apache-2.0".into(), folder: ssl.folder.join("openssl"), ..ssl },
        Package { name: "SQLite".into(), version: stated("sqlite"), licence: "blessing".into(), ..cipher.clone() },
        Package { name: "SQLCipher".into(), version: stated("sqlcipher"), licence: "BSD-3-Clause".into(), folder: cipher.folder.join("sqlcipher"), ..cipher.clone() },
        Package { name: "Tinos".into(), version: "1.340".into(), licence: "OFL-1.1".into(), folder: root().join("assets/fonts"), ..cipher },
    ]
}

/// npm packages that end up in the window's pages.
pub fn npm() -> Vec<Package> {
    let ui = root().join("ui");
    let lock: Value = serde_json::from_slice(&fs::read(ui.join("package-lock.json")).expect("package-lock.json")).expect("JSON");
    let mut out: Vec<Package> = lock["packages"]
        .as_object()
        .expect("packages")
        .iter()
        .filter(|(at, p)| !at.is_empty() && p["dev"] != true && p["optional"] != true)
        .map(|(at, p)| Package {
            kind: "npm",
            name: at.rsplit_once("node_modules/").map_or(at.as_str(), |(_, n)| n).to_owned(),
            version: p["version"].as_str().unwrap_or_default().to_owned(),
            licence: p["license"].as_str().unwrap_or_default().to_owned(),
            folder: ui.join(at),
            checksum: p["integrity"].as_str().map(str::to_owned),
        })
        .collect();
    out.sort();
    out
}

/// Everything in the programs, on every system.
pub fn everything() -> Vec<Package> {
    let mut out: Vec<Package> = SYSTEMS.iter().flat_map(|s| cargo(s)).chain(c_code(SYSTEMS[0])).chain(npm()).collect();
    out.sort();
    out.dedup();
    out
}

/// The licences page, with the texts that the packages carry.
pub fn licences() -> Licences {
    let mut texts: Vec<String> = Vec::new();
    let mut at = BTreeMap::new();
    let packages = everything()
        .into_iter()
        .map(|p| {
            let found = licence_files(&p);
            let texts = found
                .into_iter()
                .map(|t| {
                    *at.entry(t.clone()).or_insert_with(|| {
                        texts.push(t);
                        texts.len() - 1
                    })
                })
                .collect();
            Line { name: p.name, version: p.version, licence: p.licence, texts }
        })
        .collect();
    Licences { packages, texts }
}

/// The licence texts in a package's folder. SQLite is in the public domain.
fn licence_files(p: &Package) -> Vec<String> {
    if p.kind == "c" && p.name == "SQLite" {
        return vec![SQLITE.into()];
    }
    let Ok(entries) = fs::read_dir(&p.folder) else { return Vec::new() };
    let mut files: Vec<PathBuf> = entries
        .flatten()
        .map(|e| e.path())
        .filter(|f| {
            let name = f.file_name().unwrap_or_default().to_string_lossy().to_uppercase();
            // The second cipher library that lies beside SQLCipher is not compiled.
            f.is_file() && !name.ends_with("LIBTOMCRYPT") && ["LICENSE", "LICENCE", "COPYING", "NOTICE", "COPYRIGHT", "UNLICENSE", "OFL"].iter().any(|w| name.starts_with(w))
        })
        .collect();
    files.sort();
    // With a choice of licences one text is enough; ours is the MIT one where it is offered.
    if p.licence.contains("MIT") && !p.licence.contains("AND") && files.len() > 1 {
        let mit: Vec<PathBuf> =
            files.iter().filter(|f| f.to_string_lossy().to_uppercase().contains("MIT")).cloned().collect();
        if !mit.is_empty() {
            files = mit;
        }
    }
    let mut texts: Vec<String> = files
        .iter()
        .filter_map(|f| fs::read(f).ok())
        .map(|b| String::from_utf8_lossy(&b).replace("\r\n", "\n").trim().to_owned())
        .filter(|t| !t.is_empty())
        .collect();
    texts.dedup();
    texts
}

const SQLITE: &str = "The author disclaims copyright to this source code. In place of a legal notice, here is a blessing:\n\n\
    May you do good and not evil.\nMay you find forgiveness for yourself and forgive others.\nMay you share freely, never taking more than you give.";

/// The bill of materials of a release, CycloneDX 1.6.
pub fn bill(version: &str) -> Value {
    let components: Vec<Value> = everything()
        .iter()
        .map(|p| {
            let purl = match p.kind {
                "c" => format!("pkg:generic/{}@{}", p.name.to_lowercase(), p.version),
                kind => format!("pkg:{kind}/{}@{}", p.name.replace('@', "%40"), p.version),
            };
            let mut c = json!({
                "type": "library", "bom-ref": purl, "name": p.name, "version": p.version, "purl": purl,
                "licenses": [{"expression": spdx(&p.licence)}],
            });
            match (&p.checksum, p.kind) {
                (Some(sum), "cargo") => c["hashes"] = json!([{"alg": "SHA-256", "content": sum}]),
                (Some(sum), _) => c["properties"] = json!([{"name": "npm:integrity", "value": sum}]),
                _ => {}
            }
            c
        })
        .collect();
    json!({
        "bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1,
        "metadata": {"component": {"type": "application", "bom-ref": "don-doc", "name": "don-doc", "version": version, "licenses": [{"expression": "MIT"}]}},
        "components": components,
    })
}

/// Older manifests write `MIT/Apache-2.0` for a choice.
pub fn spdx(licence: &str) -> String {
    licence.replace(" / ", " OR ").replace('/', " OR ")
}
