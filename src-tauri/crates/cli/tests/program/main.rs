//! The program `dondoc`, run as a user's script runs it.

mod desk;
mod keys;
mod meeting;
mod path;
mod regimes;
mod tracking;
