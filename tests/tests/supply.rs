//! What the programs are made of: from where, under which licence, and that none of it can talk to
//! a network.

use std::{collections::BTreeSet, fs};
use tests::supply::{self, Licences, SYSTEMS};

/// Licences that may be in the programs. `MPL-2.0` binds the files it stands in, which we do not change.
const ALLOWED: [&str; 15] = [
    "MIT", "MIT-0", "Apache-2.0", "Apache-2.0 WITH LLVM-exception", "BSD-2-Clause", "BSD-3-Clause", "0BSD", "ISC", "Zlib",
    "Unicode-3.0", "Unlicense", "CC0-1.0", "MPL-2.0", "blessing", "OFL-1.1",
];

/// True when a licence expression can be met with allowed licences alone.
fn allowed(expression: &str) -> bool {
    let bare = |s: &str| s.trim().trim_matches(['(', ')']).trim().to_owned();
    // "(A OR B) AND C": every AND part needs one allowed OR part.
    supply::spdx(expression).split(" AND ").all(|part| part.split(" OR ").any(|l| ALLOWED.contains(&bare(l).as_str())))
}

#[test]
fn licence_expressions_are_read_as_meant() {
    assert!(allowed("(Apache-2.0 OR MIT) AND BSD-3-Clause"));
    assert!(allowed("MIT OR Apache-2.0 OR LGPL-2.1-or-later"));
    assert!(allowed("Apache-2.0/MIT"));
    assert!(!allowed("GPL-3.0"));
    assert!(!allowed("MIT AND GPL-3.0-only"));
    assert!(!allowed(""));
}

#[test]
fn every_package_has_an_allowed_licence_and_a_locked_source() {
    for p in supply::cargo(SYSTEMS[0]).into_iter().chain(supply::c_code(SYSTEMS[0])).chain(supply::npm()) {
        assert!(allowed(&p.licence), "{} {}: “{}” is not among the allowed licences", p.name, p.version, p.licence);
        assert!(p.kind == "c" || p.checksum.is_some(), "{} {} has no checksum in its lock file", p.name, p.version);
    }
    // One registry, no repository and no folder of somebody's machine.
    let lock = fs::read_to_string(supply::root().join("Cargo.lock")).expect("Cargo.lock");
    let sources: BTreeSet<&str> = lock.lines().filter_map(|l| l.strip_prefix("source = ")).collect();
    assert!(sources.len() == 1 && sources.iter().all(|s| s.starts_with("\"registry+")), "{sources:?}");
}

/// Crates whose purpose is a network. None may be linked; `url` and `http` only name things.
const NETWORK: [&str; 22] = [
    "reqwest", "hyper", "hyper-util", "ureq", "curl", "curl-sys", "isahc", "attohttpc", "minreq", "h2", "h3", "quinn", "rustls",
    "native-tls", "tungstenite", "socket2", "mio", "hickory-resolver", "libp2p", "ssh2", "async-std", "tauri-plugin-updater",
];

#[test]
fn nothing_that_is_linked_can_open_a_connection() {
    let linked = supply::linked(SYSTEMS[0]);
    assert!(linked.len() > 150, "the programs were found: {}", linked.len());
    for l in &linked {
        assert!(!NETWORK.contains(&l.name.as_str()), "{} is a network crate", l.name);
        // The runtime of the window is built without its network part.
        if l.name == "tokio" {
            assert!(!l.features.contains("net") && !l.features.contains("full"), "tokio: {:?}", l.features);
        }
    }
}

#[test]
fn our_own_source_names_no_socket() {
    fn walk(folder: &std::path::Path, out: &mut Vec<std::path::PathBuf>) {
        for e in fs::read_dir(folder).expect("source").flatten() {
            let path = e.path();
            match path.is_dir() {
                true => walk(&path, out),
                false if path.extension().is_some_and(|x| x == "rs") => out.push(path),
                false => {}
            }
        }
    }
    let mut files = Vec::new();
    walk(&supply::root().join("src-tauri/src"), &mut files);
    for krate in fs::read_dir(supply::root().join("src-tauri/crates")).expect("crates").flatten() {
        walk(&krate.path().join("src"), &mut files);
    }
    assert!(files.len() > 100, "the sources were found");
    for file in files {
        let text = fs::read_to_string(&file).expect("source");
        for word in ["std::net", "TcpStream", "UdpSocket", "TcpListener", "ToSocketAddrs"] {
            assert!(!text.contains(word), "{}: {word}", file.display());
        }
    }
}

#[test]
fn the_window_may_reach_nothing_but_itself() {
    let config: serde_json::Value =
        serde_json::from_slice(&fs::read(supply::root().join("tauri.conf.json")).expect("tauri.conf.json")).expect("JSON");
    let csp = config["app"]["security"]["csp"].as_object().expect("a content policy");
    for (directive, value) in csp {
        for source in value.as_str().expect("one text").split_whitespace() {
            let own = ["'none'", "'self'", "'unsafe-inline'", "data:", "blob:", "ipc:", "http://ipc.localhost"].contains(&source);
            assert!(own, "{directive} lets {source} in");
        }
    }
    assert!(!csp["script-src"].as_str().expect("text").contains("unsafe"), "no script but our own");
    assert!(config["plugins"]["updater"].is_null(), "there is no updater");
    for window in config["app"]["windows"].as_array().expect("windows") {
        assert_eq!(window["proxyUrl"], "http://127.0.0.1:9", "a dead end even for what the web view does by itself");
        let browser = window["additionalBrowserArgs"].as_str().expect("what WebView2 is told");
        for word in ["--disable-background-networking", "--disable-component-update", "--no-pings", "msSmartScreenProtection"] {
            assert!(browser.contains(word), "WebView2 is not told {word}");
        }
    }
}

/// `cargo run -p tests --example supply licences` rewrites the page.
#[test]
fn the_licences_in_the_app_are_those_of_the_lock_files() {
    let shown: Licences =
        serde_json::from_slice(&fs::read(supply::root().join("assets/licences/third-party.json")).expect("the page")).expect("JSON");
    let has: BTreeSet<(&str, &str)> = shown.packages.iter().map(|l| (l.name.as_str(), l.version.as_str())).collect();
    let packages: Vec<_> = supply::cargo(SYSTEMS[0]).into_iter().chain(supply::c_code(SYSTEMS[0])).chain(supply::npm()).collect();
    for p in &packages {
        assert!(has.contains(&(&p.name, &p.version)), "{} {} is not on the licences page", p.name, p.version);
    }
    // Nothing stale either: every line is still locked, for this system or the other.
    let cargo_lock = fs::read_to_string(supply::root().join("Cargo.lock")).expect("Cargo.lock");
    for line in &shown.packages {
        let locked = cargo_lock.contains(&format!("name = \"{}\"\nversion = \"{}\"", line.name, line.version));
        assert!(
            locked || packages.iter().any(|p| p.kind != "cargo" && p.name == line.name && p.version == line.version),
            "{} {} is on the licences page but not in the lock files",
            line.name,
            line.version
        );
        assert!(line.texts.iter().all(|&t| t < shown.texts.len()), "{}: its text is there", line.name);
    }
}
