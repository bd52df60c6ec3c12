//! Where a store should not lie: in folders that a program copies to the net behind its back, on
//! sticks, on other machines. There the engine's promises do not hold.

use std::path::Path;

/// Parts of paths that belong to programs which copy files to the net.
const SYNCED: &[(&str, &str)] = &[
    ("onedrive", "OneDrive"),
    ("google drive", "Google Drive"),
    ("googledrive", "Google Drive"),
    ("my drive", "Google Drive"),
    ("drive của tôi", "Google Drive"),
    ("dropbox", "Dropbox"),
    ("icloud", "iCloud"),
    ("zalo", "Zalo"),
    ("mega", "MEGA"),
    ("nextcloud", "Nextcloud"),
];

/// File systems of other machines.
const REMOTE: &[&str] = &["nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "fuse.sshfs", "fuse.rclone", "fuse.gvfsd-fuse", "davfs"];

/// What is to be said about the place of a store; `None` for an ordinary disk of this machine.
pub fn remark(store: &Path) -> Option<String> {
    let full = std::fs::canonicalize(store).unwrap_or_else(|_| store.to_owned());
    by_name(&full.to_string_lossy()).or_else(|| by_system(&full))
}

/// From the path alone.
fn by_name(path: &str) -> Option<String> {
    let path = path.strip_prefix(r"\\?\").unwrap_or(path);
    let parts: Vec<String> = path.split(['/', '\\']).map(str::to_lowercase).collect();
    let synced = |part: &String| SYNCED.iter().find(|(word, _)| part == word || part.starts_with(&format!("{word} ")));
    if let Some((_, name)) = parts.iter().find_map(synced) {
        return Some(format!(
            "Sổ nằm trong thư mục đồng bộ {name}: nội dung bị chép lên mạng và sổ có thể hỏng khi đồng bộ. Hãy chuyển sổ sang thư mục thường của máy."
        ));
    }
    if path.starts_with(r"\\") || path.starts_with(r"UNC\") {
        return Some(remote());
    }
    let removable = ["/media/", "/run/media/", "/Volumes/"].iter().any(|p| path.starts_with(p));
    removable.then(stick)
}

fn stick() -> String {
    "Sổ nằm trên USB hoặc ổ rời: rút ra lúc đang ghi hoặc làm mất là mất sổ. Hãy để sổ trên ổ của máy, chỉ chép bản sao lưu ra USB.".into()
}

fn remote() -> String {
    "Sổ nằm trên ổ mạng hoặc máy khác: hai máy cùng ghi có thể làm hỏng sổ. Hãy chuyển sổ về ổ của máy này.".into()
}

/// From what the system says of the disk.
fn by_system(path: &Path) -> Option<String> {
    if cfg!(windows) {
        // Asks the system's own tool: "E: - Removable Drive"; needs no rights.
        let drive: String = path.to_string_lossy().trim_start_matches(r"\\?\").chars().take(2).collect();
        let told = std::process::Command::new("fsutil").args(["fsinfo", "drivetype", &drive]).output().ok()?;
        let told = String::from_utf8_lossy(&told.stdout).to_lowercase();
        return if told.contains("removable") {
            Some(stick())
        } else if told.contains("remote") || told.contains("network") {
            Some(remote())
        } else {
            None
        };
    }
    let mounts = std::fs::read_to_string("/proc/mounts").ok()?;
    let kind = kind_of(&mounts, path)?;
    REMOTE.contains(&kind.as_str()).then(remote)
}

/// The file system of a path in a table of mounts: that of the longest folder above it.
fn kind_of(mounts: &str, path: &Path) -> Option<String> {
    mounts
        .lines()
        .filter_map(|l| {
            let mut words = l.split(' ');
            let folder = words.nth(1)?.replace("\\040", " ");
            path.starts_with(&folder).then(|| (folder.len(), words.next().unwrap_or("").to_owned()))
        })
        .max_by_key(|(length, _)| *length)
        .map(|(_, kind)| kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_that_are_no_good_are_named() {
        let said = |p: &str| by_name(p).unwrap_or_default();
        assert!(said(r"C:\Users\Lan\OneDrive - So Noi vu\DonDoc\so.dondoc").contains("OneDrive"));
        assert!(said(r"C:\Users\Lan\Dropbox\so.dondoc").contains("Dropbox"));
        assert!(said(r"G:\My Drive\so.dondoc").contains("Google Drive"));
        assert!(said(r"C:\Users\Lan\AppData\Local\Zalo\so.dondoc").contains("Zalo"));
        assert!(said(r"\\maychu\chung\so.dondoc").contains("ổ mạng"));
        assert!(said("/media/lan/KINGSTON/so.dondoc").contains("USB"));
        for fine in [r"C:\Users\Lan\AppData\Roaming\DonDoc\so.dondoc", "/home/lan/.local/share/dondoc/so.dondoc", "/home/lan/megaphone/so.dondoc"] {
            assert_eq!(by_name(fine), None, "{fine}");
        }
    }

    #[test]
    fn the_longest_mount_counts() {
        let mounts = "/dev/sda1 / ext4 rw 0 0\nnas:/x /home/lan/chung nfs4 rw 0 0\n//m/y /mnt/a\\040b cifs rw 0 0\n";
        let kind = |p: &str| kind_of(mounts, Path::new(p));
        assert_eq!(kind("/home/lan/so.dondoc").as_deref(), Some("ext4"));
        assert_eq!(kind("/home/lan/chung/so.dondoc").as_deref(), Some("nfs4"));
        assert_eq!(kind("/mnt/a b/so.dondoc").as_deref(), Some("cifs"));
    }
}
