//! The file of a backup: a zip, nothing compressed, with `manifest.json`, the store and its key
//! slots; its comment ends the file and is the SHA-256 of everything before. Any zip program opens
//! it; every changed or missing byte is found before anything in it is believed.

use super::Manifest;
use crate::StoreError;
use sha2::{Digest, Sha256};
use std::{
    fs::File,
    io::{self, BufReader, BufWriter, Read, Seek, SeekFrom, Write},
    path::Path,
};
use zip::{CompressionMethod, ZipArchive, ZipWriter, write::SimpleFileOptions};

const MANIFEST: &str = "manifest.json";
const STORE: &str = "so.dondoc";
const KEYS: &str = "so.dondoc.keys";

/// Before the sum, so that a backup is known by its end.
const MARK: &[u8] = b"dondoc-sao-luu:";
/// Length of the comment: mark and 64 hex digits.
const TAIL: u64 = 15 + 64;

/// A manifest is a page of numbers; more is not ours.
const MANIFEST_MAX: u64 = 1 << 20;
/// Key slots are small.
const KEYS_MAX: u64 = 1 << 20;

/// Writes the file at `to`, which must not exist, and syncs it. The sum is answered.
pub(super) fn write(to: &Path, manifest: &Manifest, store: &Path, keys: Option<&[u8]>) -> Result<String, StoreError> {
    let file = File::options().read(true).write(true).create_new(true).open(to)?;
    let mut zip = ZipWriter::new(BufWriter::with_capacity(1 << 20, file));
    // The time of a member is a constant: same backup, same bytes.
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored).large_file(true);
    zip.start_file(MANIFEST, options).map_err(in_zip)?;
    zip.write_all(&serde_json::to_vec_pretty(manifest).map_err(|e| StoreError::Io { detail: e.to_string() })?)?;
    zip.start_file(STORE, options).map_err(in_zip)?;
    io::copy(&mut File::open(store)?, &mut zip)?;
    if let Some(keys) = keys {
        zip.start_file(KEYS, options).map_err(in_zip)?;
        zip.write_all(keys)?;
    }
    zip.set_raw_comment([MARK, &[b'0'; 64]].concat().into_boxed_slice()).map_err(in_zip)?;
    let mut file = zip.finish().map_err(in_zip)?.into_inner().map_err(|e| StoreError::from(e.into_error()))?;
    let length = file.seek(SeekFrom::End(0))?;
    let sum = sum_of(&mut file, length - TAIL)?;
    file.seek(SeekFrom::Start(length - 64))?;
    file.write_all(sum.as_bytes())?;
    file.sync_all()?;
    Ok(sum)
}

fn sum_of(file: &mut File, length: u64) -> Result<String, StoreError> {
    file.seek(SeekFrom::Start(0))?;
    let mut sum = Sha256::new();
    let mut part = vec![0; 1 << 20];
    let mut rest = file.take(length);
    loop {
        let n = rest.read(&mut part)?;
        if n == 0 {
            break;
        }
        sum.update(&part[..n]);
    }
    Ok(sum.finalize().iter().map(|b| format!("{b:02x}")).collect())
}

/// A backup whose every byte is as it was written.
#[derive(Debug)]
pub(super) struct Sound {
    zip: ZipArchive<BufReader<File>>,
    pub(super) manifest: Manifest,
    pub(super) sum: String,
}

/// The sum written at the end, when the file ends as a backup does.
pub(super) fn tail(path: &Path) -> Result<Option<String>, StoreError> {
    let mut file = open(path)?;
    let length = file.metadata()?.len();
    if length < TAIL {
        return Ok(None);
    }
    file.seek(SeekFrom::Start(length - TAIL))?;
    let mut tail = Vec::with_capacity(TAIL as usize);
    file.take(TAIL).read_to_end(&mut tail)?;
    let sum = tail.strip_prefix(MARK).and_then(|s| std::str::from_utf8(s).ok());
    Ok(sum.filter(|s| s.bytes().all(|b| b.is_ascii_hexdigit())).map(str::to_owned))
}

fn open(path: &Path) -> Result<File, StoreError> {
    let missing = || StoreError::missing(format!("bản sao lưu “{}”", path.display()));
    let file = File::open(path).map_err(|e| if e.kind() == io::ErrorKind::NotFound { missing() } else { e.into() })?;
    if !file.metadata()?.is_file() {
        return Err(StoreError::bad_backup("Đây là thư mục, không phải bản sao lưu"));
    }
    Ok(file)
}

impl Sound {
    /// Reads every byte and compares the sum.
    pub(super) fn open(path: &Path) -> Result<Sound, StoreError> {
        let Some(told) = tail(path)? else {
            let mut head = [0; 4];
            let zip = open(path)?.read(&mut head)? == 4 && &head == b"PK\x03\x04";
            return Err(StoreError::bad_backup(if zip {
                "Tệp bị cắt cụt hoặc không phải bản sao lưu của Đôn Đốc"
            } else {
                "Tệp này không phải bản sao lưu của Đôn Đốc"
            }));
        };
        let mut file = open(path)?;
        let length = file.metadata()?.len();
        if sum_of(&mut file, length - TAIL)? != told {
            return Err(StoreError::bad_backup("Nội dung bản sao lưu đã bị thay đổi hoặc hỏng (mã kiểm tra không khớp)"));
        }
        Sound::believed(file, told)
    }

    /// Reads the manifest only: for lists. What it says is not proved.
    pub(super) fn glance(path: &Path) -> Result<Manifest, StoreError> {
        let sum = tail(path)?.ok_or_else(|| StoreError::bad_backup("Tệp bị cắt cụt hoặc không phải bản sao lưu của Đôn Đốc"))?;
        Ok(Sound::believed(open(path)?, sum)?.manifest)
    }

    fn believed(mut file: File, sum: String) -> Result<Sound, StoreError> {
        file.seek(SeekFrom::Start(0))?;
        let mut zip = ZipArchive::new(BufReader::with_capacity(1 << 16, file)).map_err(|_| foreign())?;
        let text = member(&mut zip, MANIFEST, MANIFEST_MAX)?.ok_or_else(foreign)?;
        let format = serde_json::from_slice::<serde_json::Value>(&text).ok().and_then(|v| v.get("format")?.as_u64()).ok_or_else(foreign)?;
        if format > u64::from(super::FORMAT) {
            return Err(StoreError::bad_backup("Bản sao lưu do bản Đôn Đốc mới hơn tạo; chương trình này chưa đọc được"));
        }
        let manifest = serde_json::from_slice(&text).map_err(|_| foreign())?;
        Ok(Sound { zip, manifest, sum })
    }

    /// The key slots, byte for byte.
    pub(super) fn keys(&mut self) -> Result<Option<Vec<u8>>, StoreError> {
        member(&mut self.zip, KEYS, KEYS_MAX)
    }

    /// Lays the store down at `to`, which must not exist, and syncs it.
    pub(super) fn extract(&mut self, to: &Path) -> Result<(), StoreError> {
        let bytes = self.manifest.bytes;
        let mut member = self.zip.by_name(STORE).map_err(|_| foreign())?;
        let mut file = File::options().write(true).create_new(true).open(to)?;
        let copied = io::copy(&mut (&mut member).take(bytes + 1), &mut file)?;
        if copied != bytes {
            return Err(StoreError::bad_backup("Sổ trong bản sao lưu không dài như đã ghi"));
        }
        Ok(file.sync_all()?)
    }
}

fn member(zip: &mut ZipArchive<BufReader<File>>, name: &str, limit: u64) -> Result<Option<Vec<u8>>, StoreError> {
    let Ok(member) = zip.by_name(name) else { return Ok(None) };
    let mut bytes = Vec::new();
    member.take(limit + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > limit {
        return Err(foreign());
    }
    Ok(Some(bytes))
}

fn foreign() -> StoreError {
    StoreError::bad_backup("Tệp này không phải bản sao lưu của Đôn Đốc")
}

fn in_zip(e: zip::result::ZipError) -> StoreError {
    match e {
        zip::result::ZipError::Io(e) => e.into(),
        e => StoreError::Io { detail: e.to_string() },
    }
}
