//! A WebDriver client in a hundred lines: plain HTTP over loopback, JSON bodies. Enough to start
//! the real window, click, type, read and take pictures.

use serde_json::{Value, json};
use std::{
    io::{Read, Write},
    net::TcpStream,
    path::Path,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

/// The name W3C gives to element references.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// A running window with its driver; both end when it is dropped.
pub struct Window {
    driver: Child,
    port: u16,
    session: String,
}

impl Window {
    /// Starts the program under the system's WebKit driver.
    pub fn open(program: &str, args: &[&str]) -> Window {
        let port = 20_000 + (std::process::id() % 20_000) as u16;
        let driver = Command::new("WebKitWebDriver")
            .arg(format!("--port={port}"))
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .stdout(Stdio::null())
            .spawn()
            .expect("WebKitWebDriver starts (package webkit2gtk-driver)");
        let mut window = Window { driver, port, session: String::new() };
        let begun = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            assert!(begun.elapsed() < Duration::from_secs(20), "the driver listens");
            std::thread::sleep(Duration::from_millis(50));
        }
        let wanted = json!({"capabilities": {"alwaysMatch": {"webkitgtk:browserOptions": {"binary": program, "args": args}}}});
        let made = window.call("POST", "/session", Some(&wanted)).expect("the window opens");
        window.session = format!("/session/{}", made["sessionId"].as_str().expect("a session id"));
        window
    }

    fn call(&self, method: &str, path: &str, body: Option<&Value>) -> Result<Value, Value> {
        let body = body.map(Value::to_string).unwrap_or_default();
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).map_err(|e| json!(e.to_string()))?;
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
            self.port,
            body.len()
        )
        .map_err(|e| json!(e.to_string()))?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).map_err(|e| json!(e.to_string()))?;
        let text = String::from_utf8_lossy(&answer);
        let (head, body) = text.split_once("\r\n\r\n").unwrap_or((&text, ""));
        let body = if head.to_lowercase().contains("transfer-encoding: chunked") { unchunked(body) } else { body.to_owned() };
        let mut value: Value = serde_json::from_str(&body).map_err(|e| json!(format!("{e}: {body}")))?;
        let value = value["value"].take();
        if head.split_whitespace().nth(1) == Some("200") { Ok(value) } else { Err(value) }
    }

    fn on_session(&self, method: &str, path: &str, body: Option<&Value>) -> Result<Value, Value> {
        self.call(method, &format!("{}{path}", self.session), body)
    }

    fn find(&self, css: &str) -> Option<String> {
        let found = self.on_session("POST", "/element", Some(&json!({"using": "css selector", "value": css}))).ok()?;
        Some(found[ELEMENT].as_str()?.to_owned())
    }

    /// Waits until an element is there.
    pub fn wait(&self, css: &str) -> String {
        let begun = Instant::now();
        loop {
            if let Some(id) = self.find(css) {
                return id;
            }
            assert!(begun.elapsed() < Duration::from_secs(30), "{css} appears; the page says: {}", self.script("return document.body.innerText.slice(0, 1500)"));
            std::thread::sleep(Duration::from_millis(40));
        }
    }

    /// Waits until an element is gone.
    pub fn wait_gone(&self, css: &str) {
        let begun = Instant::now();
        while self.find(css).is_some() {
            assert!(begun.elapsed() < Duration::from_secs(30), "{css} goes away");
            std::thread::sleep(Duration::from_millis(40));
        }
    }

    /// Waits until a script answers true.
    pub fn wait_until(&self, what: &str, script: &str) {
        let begun = Instant::now();
        while self.script(script) != json!(true) {
            assert!(begun.elapsed() < Duration::from_secs(30), "{what}; the page says: {}", self.script("return document.body.innerText.slice(0, 1500)"));
            std::thread::sleep(Duration::from_millis(40));
        }
    }

    /// Clicks an element once it is there.
    pub fn click(&self, css: &str) {
        let begun = Instant::now();
        loop {
            let id = self.wait(css);
            match self.on_session("POST", &format!("/element/{id}/click"), Some(&json!({}))) {
                Ok(_) => return,
                Err(e) => assert!(begun.elapsed() < Duration::from_secs(20), "{css} is clicked: {e}"),
            }
            std::thread::sleep(Duration::from_millis(80));
        }
    }

    /// Types into an element.
    pub fn type_into(&self, css: &str, text: &str) {
        let id = self.wait(css);
        self.on_session("POST", &format!("/element/{id}/value"), Some(&json!({ "text": text }))).unwrap_or_else(|e| panic!("{css} takes text: {e}"));
    }

    /// Puts text into a field at once, as pasting does.
    pub fn paste_into(&self, css: &str, text: &str) {
        self.wait(css);
        let script = "const f = document.querySelector(arguments[0]); f.focus(); f.value = arguments[1]; \
                      f.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }));";
        self.on_session("POST", "/execute/sync", Some(&json!({"script": script, "args": [css, text]}))).unwrap_or_else(|e| panic!("{css} takes text: {e}"));
    }

    /// Presses keys on whatever has the focus; a chord holds all but the last.
    pub fn press(&self, chord: &[&str]) {
        let mut actions: Vec<Value> = chord.iter().map(|k| json!({"type": "keyDown", "value": k})).collect();
        actions.extend(chord.iter().rev().map(|k| json!({"type": "keyUp", "value": k})));
        let body = json!({"actions": [{"type": "key", "id": "keys", "actions": actions}]});
        self.on_session("POST", "/actions", Some(&body)).expect("keys are pressed");
    }

    /// The text an element shows.
    pub fn text(&self, css: &str) -> String {
        let id = self.wait(css);
        let text = self.on_session("GET", &format!("/element/{id}/text"), None).expect("an element has text");
        text.as_str().unwrap_or_default().to_owned()
    }

    /// Runs a script in the page and answers what it returns.
    pub fn script(&self, script: &str) -> Value {
        self.on_session("POST", "/execute/sync", Some(&json!({"script": script, "args": []}))).unwrap_or(Value::Null)
    }

    /// Writes a picture of the page.
    pub fn picture(&self, path: &Path) {
        let Ok(shot) = self.on_session("GET", "/screenshot", None) else { return };
        let bytes = unbase64(shot.as_str().unwrap_or_default());
        if let Some(folder) = path.parent() {
            let _ = std::fs::create_dir_all(folder);
        }
        std::fs::write(path, bytes).expect("the picture is written");
    }

    /// Closes the window as a user does, and waits for the program to end.
    pub fn close(&self) {
        let _ = self.on_session("DELETE", "/window", None);
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        if !self.session.is_empty() {
            let _ = self.call("DELETE", &self.session.clone(), None);
        }
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

fn unchunked(body: &str) -> String {
    let (mut out, mut rest) = (String::new(), body);
    while let Some((size, tail)) = rest.split_once("\r\n") {
        let Ok(n) = usize::from_str_radix(size.trim(), 16) else { break };
        if n == 0 {
            break;
        }
        out.push_str(tail.get(..n).unwrap_or(tail));
        rest = tail.get(n + 2..).unwrap_or("");
    }
    out
}

fn unbase64(text: &str) -> Vec<u8> {
    let value = |c: u8| match c {
        b'A'..=b'Z' => Some(c - b'A'),
        b'a'..=b'z' => Some(c - b'a' + 26),
        b'0'..=b'9' => Some(c - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    };
    let (mut out, mut bits, mut n) = (Vec::with_capacity(text.len() * 3 / 4), 0u32, 0);
    for v in text.bytes().filter_map(value) {
        bits = (bits << 6) | u32::from(v);
        n += 6;
        if n >= 8 {
            n -= 8;
            out.push((bits >> n) as u8);
        }
    }
    out
}
