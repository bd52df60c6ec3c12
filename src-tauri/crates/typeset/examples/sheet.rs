//! Sets a document JSON and writes its PDF and SVG pages: `sheet DOCUMENT.json FOLDER [field]`.

use typeset::{Fonts, PdfOptions, pages, pdf, svg};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(file), Some(folder)) = (arguments.next(), arguments.next()) else {
        return Err("sheet DOCUMENT.json FOLDER [field]".into());
    };
    let document = document::from_json(&std::fs::read_to_string(file)?)?;
    let fonts = Fonts::embedded();
    let pages = pages(&document, fonts);
    println!("{} pages, {:?}, {:?}", pages.count(), pages.stretch(), pages.notes());
    std::fs::create_dir_all(&folder)?;
    for page in 0..pages.count() {
        std::fs::write(format!("{folder}/{}.svg", page + 1), svg(&pages, fonts, page))?;
    }
    let options = PdfOptions {
        title: document.subject.clone(),
        author: document.head.issuer.replace('\n', " "),
        created: "2026-02-05T08:30:00+07:00".into(),
        signature_field: arguments.next().as_deref() == Some("field"),
        footer_note: None,
    };
    std::fs::write(format!("{folder}/sheet.pdf"), pdf(&pages, fonts, &options)?)?;
    Ok(())
}
