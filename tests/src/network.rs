//! What a program says to the outside, as the kernel saw it: the program runs under strace, and the
//! calls that make, bind or connect sockets are read back.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// A program whose sockets are written down.
pub struct Watched {
    program: PathBuf,
    folder: PathBuf,
}

/// One call about a socket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SocketCall {
    /// `socket`, `bind`, `connect`, `sendto`, …
    pub call: String,
    /// `AF_UNIX`, `AF_INET`, …
    pub family: String,
    /// The line of the evidence.
    pub line: String,
}

impl SocketCall {
    /// True for channels that end inside the machine's kernel: to the display, to the desktop's
    /// bus, between the processes of the window, and the kernel's own notices.
    pub fn stays_inside(&self) -> bool {
        ["AF_UNIX", "AF_LOCAL", "AF_NETLINK", "AF_UNSPEC"].contains(&self.family.as_str())
    }

    /// True for loopback: only the driver of a test talks there.
    pub fn is_loopback(&self) -> bool {
        self.line.contains("inet_addr(\"127.") || self.line.contains("\"::1\"")
    }
}

impl Watched {
    /// A program to be started through [`Watched::program`]. `None` where strace is missing or may
    /// not follow programs.
    pub fn new(program: &Path, folder: &Path) -> Option<Watched> {
        let allowed = Command::new("strace").args(["-f", "-o", "/dev/null", "true"]).output().is_ok_and(|o| o.status.success());
        if !allowed {
            return None;
        }
        let script = folder.join("watched");
        let text = format!(
            "#!/bin/sh\nexec strace -f -qq -s 96 -e trace=socket,connect,bind,listen,accept,accept4,sendto,sendmsg,sendmmsg -o '{}/trace.'$$ '{}' \"$@\"\n",
            folder.display(),
            program.display()
        );
        fs::write(&script, text).expect("the script is written");
        let mode = std::os::unix::fs::PermissionsExt::from_mode(0o755);
        fs::set_permissions(&script, mode).expect("the script may run");
        Some(Watched { program: script, folder: folder.to_owned() })
    }

    /// What to start in place of the program.
    pub fn program(&self) -> &Path {
        &self.program
    }

    /// Every call about sockets of every process that was started, in the order of the files.
    pub fn calls(&self) -> Vec<SocketCall> {
        let mut out = Vec::new();
        for e in fs::read_dir(&self.folder).expect("the folder").flatten() {
            if e.file_name().to_string_lossy().starts_with("trace.") {
                let text = String::from_utf8_lossy(&fs::read(e.path()).expect("the evidence")).into_owned();
                out.extend(text.lines().filter_map(read));
            }
        }
        out
    }

    /// Number of processes that left evidence.
    pub fn traces(&self) -> usize {
        fs::read_dir(&self.folder).expect("the folder").flatten().filter(|e| e.file_name().to_string_lossy().starts_with("trace.")).count()
    }
}

/// Reads one line of evidence; lines that name no address family say nothing about where to.
fn read(line: &str) -> Option<SocketCall> {
    let (before, rest) = line.split_once('(')?;
    let call = before.split_whitespace().last()?.to_owned();
    let at = if call == "socket" { Some(0) } else { rest.find("sa_family=").map(|i| i + "sa_family=".len()) }?;
    let family: String = rest[at..].chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
    Some(SocketCall { call, family, line: line.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn evidence_is_read_as_the_kernel_wrote_it() {
        let c = read("77 connect(19, {sa_family=AF_INET, sin_port=htons(443), sin_addr=inet_addr(\"93.184.216.34\")}, 16) = 0").unwrap();
        assert!(!c.stays_inside() && !c.is_loopback());
        let c = read("12345 socket(AF_UNIX, SOCK_STREAM|SOCK_CLOEXEC, 0) = 3").unwrap();
        assert!(c.stays_inside() && c.call == "socket");
        let c = read("9 bind(10, {sa_family=AF_INET, sin_port=htons(0), sin_addr=inet_addr(\"127.0.0.1\")}, 16) = 0").unwrap();
        assert!(!c.stays_inside() && c.is_loopback());
        let c = read("9 socket(AF_INET6, SOCK_DGRAM, IPPROTO_UDP) = 8").unwrap();
        assert!(!c.stays_inside());
        assert!(read("9 sendto(5, \"x\", 1, 0, NULL, 0) = 1").is_none());
        assert!(read("9 +++ exited with 0 +++").is_none());
    }
}
