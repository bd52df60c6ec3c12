//! The flows of the seed papers, as a secretary would do them. `tests/SEEDS.md` names each of these
//! tests beside the row of the reference it shows.

#[path = "seeds/freeze.rs"]
mod freeze;
#[path = "seeds/meetings.rs"]
mod meetings;
#[path = "seeds/page.rs"]
mod page;
#[path = "seeds/shared.rs"]
mod shared;
#[path = "seeds/sources.rs"]
mod sources;
#[path = "seeds/steps.rs"]
mod steps;
