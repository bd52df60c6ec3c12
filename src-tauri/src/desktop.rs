//! Starting the window: which store, which today, and that it never leaves its own pages.

use crate::bridge::{self, Bridge};
use app::Gate;
use clap::Parser;
use std::path::PathBuf;

/// Đôn Đốc: cửa sổ làm việc.
#[derive(Parser)]
#[command(name = "don-doc", version)]
struct Arguments {
    /// Tệp sổ; mặc định nằm trong thư mục dữ liệu của người dùng.
    #[arg(long)]
    store: Option<PathBuf>,
    /// Coi ngày này là hôm nay.
    #[arg(long)]
    as_of: Option<chrono::NaiveDate>,
    /// Thư mục nhận văn bản xuất ra; mặc định nằm cạnh sổ trong thư mục dữ liệu.
    #[arg(long)]
    papers: Option<PathBuf>,
}

/// Opens the window and stays until it closes.
pub fn run() {
    let arguments = Arguments::parse();
    let store = arguments.store.unwrap_or_else(cli::outside::default_store);
    tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .plugin(stay_inside())
        .manage(Bridge::new(gate(store), arguments.as_of, arguments.papers))
        .invoke_handler(tauri::generate_handler![bridge::call])
        .run(tauri::generate_context!())
        .expect("the window system starts");
}

/// The gate before the place of the store. Its folder is made, so that the first start can make a store.
fn gate(store: PathBuf) -> Gate {
    if let Some(folder) = store.parent().filter(|f| !f.as_os_str().is_empty()) {
        // What cannot be made now is refused in words when the store is made.
        let _ = std::fs::create_dir_all(folder);
    }
    Gate::new(store, cli::passphrase::cost)
}

/// The content policy does not stop a page from navigating away; this does.
fn stay_inside<R: tauri::Runtime>() -> tauri::plugin::TauriPlugin<R> {
    tauri::plugin::Builder::<R>::new("stay-inside")
        .on_navigation(|_, url| match url.scheme() {
            "tauri" | "about" => true,
            "http" | "https" => url.host_str() == Some("tauri.localhost"),
            _ => false,
        })
        .build()
}
