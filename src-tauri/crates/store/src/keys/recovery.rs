//! The recovery key: 140 random bits that a person can print, read aloud and type. Seven groups of
//! five signs; the fifth of each checks the other four, so that a slip is found in its group.

use crate::StoreError;
use zeroize::Zeroizing;

/// Signs without look-alikes: no I, L, O, U; what is typed for them is understood.
const SIGNS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const GROUPS: usize = 7;
/// Random signs of a group.
const DRAWN: usize = 4;

/// The key as it is printed: "7K3MF-…", from randomness of the system.
pub fn draw(random: &dyn Fn(&mut [u8])) -> Zeroizing<String> {
    let mut bytes = Zeroizing::new([0u8; GROUPS * DRAWN]);
    random(&mut bytes[..]);
    let mut out = Zeroizing::new(String::with_capacity(GROUPS * 6));
    for (g, group) in bytes.chunks(DRAWN).enumerate() {
        if g > 0 {
            out.push('-');
        }
        let signs: Vec<usize> = group.iter().map(|b| usize::from(b % 32)).collect();
        signs.iter().chain([&check(g, &signs)]).for_each(|s| out.push(char::from(SIGNS[*s])));
    }
    out
}

/// What was typed as the key is printed: any case, any spaces and dashes, O for 0, I and L for 1.
pub fn read(typed: &str) -> Result<Zeroizing<String>, StoreError> {
    let mut signs = Vec::with_capacity(GROUPS * (DRAWN + 1));
    for c in typed.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '–' | '.' | '_')) {
        let c = match c.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            c => c,
        };
        let Some(sign) = SIGNS.iter().position(|s| char::from(*s) == c) else {
            return Err(wrong(format!("có ký tự “{c}” không thuộc khóa phục hồi")));
        };
        signs.push(sign);
    }
    let wanted = GROUPS * (DRAWN + 1);
    if signs.len() != wanted {
        return Err(wrong(format!("khóa có {wanted} ký tự, đã nhập {}", signs.len())));
    }
    let mut out = Zeroizing::new(String::with_capacity(GROUPS * 6));
    for (g, group) in signs.chunks(DRAWN + 1).enumerate() {
        if check(g, &group[..DRAWN]) != group[DRAWN] {
            return Err(wrong(format!("nhóm thứ {} gõ sai", g + 1)));
        }
        if g > 0 {
            out.push('-');
        }
        group.iter().for_each(|s| out.push(char::from(SIGNS[*s])));
    }
    Ok(out)
}

/// Odd weights: one wrong sign always shows; the group's place counts, so swapped groups show too.
fn check(group: usize, signs: &[usize]) -> usize {
    signs.iter().enumerate().fold(7 * group + 5, |sum, (i, s)| sum + (2 * i + 1) * s) % 32
}

fn wrong(what: String) -> StoreError {
    StoreError::RecoveryTyped { what }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_printed_key_is_read_back_however_it_is_typed() {
        for seed in 0..200u8 {
            let key = draw(&|b| b.iter_mut().enumerate().for_each(|(i, b)| *b = seed.wrapping_mul(31).wrapping_add((i * 57) as u8)));
            assert_eq!(key.len(), 41);
            assert_eq!(*read(&key).expect("as printed"), *key);
            let typed = key.to_lowercase().replace('-', " ").replace('0', "o").replace('1', "l");
            assert_eq!(*read(&typed).expect("as typed"), *key);
        }
    }

    #[test]
    fn one_wrong_sign_is_found_in_its_group() {
        let key = draw(&|b| b.fill(77));
        for (at, old) in key.char_indices().filter(|(_, c)| *c != '-') {
            for sign in SIGNS.iter().map(|s| char::from(*s)).filter(|s| *s != old) {
                let mut typed = key.to_string();
                typed.replace_range(at..=at, &sign.to_string());
                let found = read(&typed).expect_err("a slip");
                assert!(found.what().contains(&format!("nhóm thứ {}", at / 6 + 1)), "{found}");
            }
        }
        assert!(read(&key[..40]).is_err() && read("").is_err() && read(&key.replace('-', "é")).is_err());
    }
}
