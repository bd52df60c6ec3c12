//! Reads every directive of a folder: `read_dir DIR OUT` writes OUT/NAME.json.

use std::path::PathBuf;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut args = std::env::args().skip(1).map(PathBuf::from);
    let (Some(from), Some(to)) = (args.next(), args.next()) else {
        return Err("usage: read_dir DIR OUT".into());
    };
    std::fs::create_dir_all(&to)?;
    for entry in std::fs::read_dir(&from)? {
        let path = entry?.path();
        let known = ["txt", "docx", "odt", "rtf", "pdf"];
        let extension = path.extension().and_then(|e| e.to_str()).unwrap_or("");
        if !known.contains(&extension) {
            continue;
        }
        let name = path.file_name().and_then(|n| n.to_str()).unwrap_or("");
        match reading::extract(name, &std::fs::read(&path)?) {
            Ok(found) => {
                let reading = reading::read(&found.text);
                let out = to.join(path.with_extension("json").file_name().unwrap_or_default());
                std::fs::write(out, serde_json::to_string_pretty(&reading)?)?;
            }
            Err(refusal) => eprintln!("{name}: {refusal}"),
        }
    }
    Ok(())
}
