//! Passphrases, people and the chain on the command line.

use crate::desk::{Desk, PASSPHRASE};

#[test]
fn a_store_is_encrypted_unless_it_is_said_otherwise() {
    let desk = Desk::new();
    let init = ["init", "--profile", "assets/demo/profile.toml"];
    let refused = desk.refused_with(&init, &[]);
    assert_eq!(refused["code"], "needs-key");
    let advice = refused["advice"].as_str().unwrap_or_default();
    assert!(advice.contains("DONDOC_PASSPHRASE") && advice.contains("--open"), "{advice}");
    assert!(!std::path::Path::new(&desk.path("so.dondoc")).exists(), "nothing half-made");
    assert_eq!(desk.refused_with(&init, &[("DONDOC_PASSPHRASE", "ngắn")])["code"], "invalid");

    let sheet = desk.path("phieu.pdf");
    let made = desk.json(&["init", "--profile", "assets/demo/profile.toml", "--recovery", &sheet]);
    assert_eq!(made["encrypted"], true);
    let recovery = made["recovery"].as_str().expect("shown once").to_owned();
    assert!(std::fs::read(&sheet).is_ok_and(|b| b.starts_with(b"%PDF")));
    assert_eq!(desk.json(&["status"])["encrypted"], true);
    assert_eq!(desk.json(&["status"])["person"]["name"], "Thư ký");
    assert_eq!(desk.refused_with(&["status"], &[])["code"], "needs-key");
    assert_eq!(desk.refused_with(&["status"], &[("DONDOC_PASSPHRASE", "sai hẳn")])["code"], "wrong-passphrase");
    let file = desk.path("mat-khau.txt");
    std::fs::write(&file, format!("{PASSPHRASE}\r\n")).expect("written");
    desk.json_with(&["--passphrase-file", &file, "status"], &[]);

    desk.json_with(&["--user", "thư ký", "key", "recover"], &[("DONDOC_RECOVERY", &recovery), ("DONDOC_NEW_PASSPHRASE", "mật khẩu thứ hai")]);
    desk.refused(&["status"]);
    desk.json_with(&["key", "change"], &[("DONDOC_PASSPHRASE", "mật khẩu thứ hai"), ("DONDOC_NEW_PASSPHRASE", PASSPHRASE)]);
    assert_eq!(desk.json(&["check"])["ok"], true);
}

#[test]
fn an_open_store_is_marked() {
    for args in [&["demo"][..], &["init", "--open", "--profile", "assets/demo/profile.toml"]] {
        let desk = Desk::new();
        assert_eq!(desk.json_with(args, &[])["encrypted"], false);
        assert_eq!(desk.json_with(&["status"], &[])["encrypted"], false);
        let words = desk.run_with(&["status"], &[]);
        assert!(String::from_utf8_lossy(&words.stdout).contains("SỔ KHÔNG MÃ HÓA"));
        assert!(std::fs::read(desk.path("so.dondoc")).is_ok_and(|b| b.starts_with(b"SQLite format 3")));
        desk.json(&["task", "list"]);
    }
}

#[test]
fn people_have_roles_and_passphrases() {
    let desk = Desk::with_profile();
    let added = |name: &str, role: &str, secret: &str| {
        desk.json_with(&["person", "add", name, "--role", role], &[("DONDOC_PASSPHRASE", PASSPHRASE), ("DONDOC_NEW_PASSPHRASE", secret)])
    };
    added("Trần Văn Xem", "chi-xem", "mật khẩu của Xem");
    added("Phạm Văn Lãnh", "lanh-dao", "mật khẩu của Lãnh");
    let viewer = [("DONDOC_PASSPHRASE", "mật khẩu của Xem")];
    let head = [("DONDOC_PASSPHRASE", "mật khẩu của Lãnh")];
    desk.json_with(&["task", "list"], &viewer);
    let refused = desk.refused_with(&["task", "add", "Tập huấn", "--lead", "Sở Y tế"], &viewer);
    assert_eq!(refused["code"], "not-allowed");
    desk.json(&["task", "add", "Tập huấn", "--lead", "Sở Y tế", "--deadline", "2021-05-06"]);
    assert_eq!(desk.json(&["history"])[0]["actor"], "Thư ký");
    assert_eq!(desk.refused_with(&["--user", "Phạm Văn Lãnh", "status"], &viewer)["code"], "wrong-passphrase");
    assert!(desk.refused_with(&["--user", "Không Ai", "status"], &viewer)["advice"].as_str().is_some_and(|a| a.contains("Trần Văn Xem")));
    desk.json_with(&["person", "close", "Trần Văn Xem", "--why", "chuyển công tác"], &head);
    desk.refused_with(&["status"], &viewer);
    let rekeyed = desk.json_with(&["key", "rekey"], &head);
    assert_eq!(rekeyed["void"], serde_json::json!(["Thư ký"]));
    desk.refused(&["status"]);
    desk.json_with(&["person", "key", "Thư ký"], &[head[0], ("DONDOC_NEW_PASSPHRASE", PASSPHRASE)]);
    desk.json(&["status"]);
    assert_eq!(desk.json(&["person", "list"])["people"].as_array().map(Vec::len), Some(3));
    assert_eq!(desk.json(&["check"])["ok"], true);
}

#[test]
fn paper_witnesses_the_chain() {
    let desk = Desk::with_profile();
    desk.json(&["task", "add", "Rà soát điểm bầu cử", "--lead", "Sở Nội vụ", "--deadline", "2021-05-06"]);
    let (pdf, xlsx) = (desk.path("bc.pdf"), desk.path("bc.xlsx"));
    desk.json(&["report", "units", "-o", &pdf]);
    desk.json(&["report", "units", "-o", &xlsx]);
    let then = desk.json(&["history", "verify"]);
    let (entries, printed) = (then["entries"].as_u64().expect("a count"), then["short"].as_str().expect("a code").to_owned());
    assert_eq!(printed.len(), 19);
    desk.json(&["task", "add", "Tập huấn", "--lead", "Sở Y tế"]);
    let now = desk.json(&["history", "verify", "--head", &printed]);
    assert_eq!((now["witnessed"]["seq"].as_u64(), now["entries"].as_u64()), (Some(entries), Some(entries + 1)));
    assert_eq!(desk.json(&["history", "verify", "--head", &printed.replace(' ', "").to_uppercase()])["witnessed"]["seq"], entries);
    for unknown in ["0000 0000 0000 0000", "abc", ""] {
        assert_eq!(desk.refused(&["history", "verify", "--head", unknown])["code"], "damaged", "“{unknown}” proves nothing");
    }
    assert!(std::fs::read(&xlsx).is_ok_and(|b| b.starts_with(b"PK")));
}

/// Store, log, keys and the folder for temporary files all lie in the desk's folder.
#[test]
fn a_script_leaves_nothing_that_can_be_read() {
    let desk = Desk::with_profile();
    desk.json(&["directive", "add", "assets/demo/cong-van-hai-duong.txt", "--accept-all"]);
    desk.json(&["task", "add", "Bướm vàng đậu trên xương rồng", "--lead", "Sở Y tế"]);
    desk.json(&["draft", "reply-directive", "1", "--type", "cong-van"]);
    desk.json(&["task", "list", "--unit", "Sở Y tế"]);
    desk.json(&["report", "tasks"]);
    desk.json(&["undo"]);
    desk.refused(&["task", "show", "Bướm vàng đậu"]);
    let mut seen = 0;
    for file in std::fs::read_dir(desk.path("")).expect("listed").map(|e| e.expect("entry").path()) {
        let Ok(bytes) = std::fs::read(&file) else { continue };
        seen += 1;
        for phrase in ["Bướm vàng", "buom vang", "xương rồng", "xuong rong", "Sở Y tế", "so y te", "Hải Dương", PASSPHRASE] {
            let wide: Vec<u8> = phrase.encode_utf16().flat_map(u16::to_le_bytes).collect();
            for form in [phrase.as_bytes(), &wide] {
                assert!(!bytes.windows(form.len()).any(|w| w == form), "“{phrase}” stands in {}", file.display());
            }
        }
    }
    assert!(seen >= 3, "the store and its two key files");
}
