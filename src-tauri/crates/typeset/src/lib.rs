//! `Document` to [`Pages`], and the writers of pages: PDF, SVG, placements.
//!
//! `typeset` opens no file and asks no clock: fonts are bytes, the time of making is an argument.
#![deny(missing_docs)]

mod annex;
mod body;
mod chart;
mod compose;
mod composer;
mod fit;
mod flow;
mod fonts;
mod letterhead;
mod page;
mod paragraph;
mod pdf;
mod placement;
mod print;
mod shape;
mod signature;
mod svg;
mod table;
mod text;

pub use fonts::{FontError, Fonts};
pub use page::{MissingGlyph, Pages, Stretch, pages};
pub use pdf::{PdfError, PdfOptions, pdf};
pub use placement::{Placement, placements};
pub use print::print_pages;
pub use svg::svg;
