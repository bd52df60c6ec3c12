//! The engine's way to the disk in memory: a file system of SQLite (`sqlite3_vfs`).
//!
//! Every function here is called by the engine, with the pointers its documentation promises
//! (<https://sqlite.org/c3ref/vfs.html>, <https://sqlite.org/c3ref/io_methods.html>).

use crate::disk::{Fault, disk};
use rusqlite::ffi;
use std::{
    collections::HashMap,
    ffi::{CStr, c_char, c_int, c_void},
    path::Path,
    ptr,
    sync::{
        LazyLock, Mutex, MutexGuard, Once, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
};

/// Files under this folder are on the disk in memory.
pub const FOLDER: &str = "/dia-thu";

const NAME: &CStr = c"dia-thu";

/// What the engine keeps for an open file; its own part comes first.
#[repr(C)]
struct Open {
    base: ffi::sqlite3_file,
    /// A boxed [`Name`].
    name: *mut Name,
}

struct Name {
    path: String,
    gone_when_closed: bool,
}

/// Shared memory of the write-ahead log: regions by file. It dies with the power and is never on
/// the disk.
static SHARED: LazyLock<Mutex<HashMap<String, Vec<Region>>>> = LazyLock::new(Mutex::default);

struct Region(*mut u8, usize);
// SAFETY: a region is reached by one connection at a time here; the engine orders its own access.
unsafe impl Send for Region {}

/// Tells the engine of the disk, once, and the store that files in [`FOLDER`] lie on it. There is
/// one disk: whoever holds the answer has it alone.
pub fn mount() -> MutexGuard<'static, ()> {
    static ALONE: Mutex<()> = Mutex::new(());
    let alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let methods = Box::new(ffi::sqlite3_io_methods {
            iVersion: 2,
            xClose: Some(close),
            xRead: Some(read),
            xWrite: Some(write),
            xTruncate: Some(truncate),
            xSync: Some(sync),
            xFileSize: Some(file_size),
            xLock: Some(lock),
            xUnlock: Some(lock),
            xCheckReservedLock: Some(check_reserved_lock),
            xFileControl: Some(file_control),
            xSectorSize: Some(sector_size),
            xDeviceCharacteristics: Some(device_characteristics),
            xShmMap: Some(shm_map),
            xShmLock: Some(shm_lock),
            xShmBarrier: Some(shm_barrier),
            xShmUnmap: Some(shm_unmap),
            xFetch: None,
            xUnfetch: None,
        });
        // SAFETY: the engine is asked for its own file system, copied, and told of ours; both
        // tables live as long as the process.
        let registered = unsafe {
            assert_eq!(ffi::sqlite3_initialize(), ffi::SQLITE_OK, "the engine starts");
            let own = ffi::sqlite3_vfs_find(ptr::null());
            assert!(!own.is_null(), "the engine has a file system");
            let mut vfs = Box::new(*own);
            vfs.iVersion = 2;
            vfs.szOsFile = size_of::<Open>() as c_int;
            vfs.mxPathname = 512;
            vfs.pNext = ptr::null_mut();
            vfs.zName = NAME.as_ptr();
            vfs.pAppData = Box::into_raw(methods).cast();
            vfs.xOpen = Some(open);
            vfs.xDelete = Some(delete);
            vfs.xAccess = Some(access);
            vfs.xFullPathname = Some(full_pathname);
            vfs.xGetLastError = None;
            ffi::sqlite3_vfs_register(Box::into_raw(vfs), 0)
        };
        assert_eq!(registered, ffi::SQLITE_OK, "the disk is registered");
        store::mount(Path::new(FOLDER), "dia-thu");
    });
    alone
}

fn code(fault: Fault, broken: c_int) -> c_int {
    match fault {
        Fault::Full => ffi::SQLITE_FULL,
        Fault::Broken => broken,
    }
}

/// The name of an open file.
///
/// # Safety
/// `file` was filled by [`open`] and is not closed.
unsafe fn name<'a>(file: *mut ffi::sqlite3_file) -> &'a Name {
    // SAFETY: see above.
    unsafe { &*(*file.cast::<Open>()).name }
}

/// Text of the engine.
///
/// # Safety
/// `z` is a terminated string.
unsafe fn text(z: *const c_char) -> String {
    // SAFETY: see above.
    unsafe { CStr::from_ptr(z) }.to_string_lossy().into_owned()
}

unsafe extern "C" fn open(vfs: *mut ffi::sqlite3_vfs, z: ffi::sqlite3_filename, file: *mut ffi::sqlite3_file, flags: c_int, out: *mut c_int) -> c_int {
    static NEXT: AtomicU64 = AtomicU64::new(0);
    // SAFETY: `file` has room for `Open`; `z` is a name or null for a file nobody names.
    unsafe {
        let open = file.cast::<Open>();
        (*open).base.pMethods = ptr::null();
        let path = if z.is_null() { format!("{FOLDER}/vo-danh/{}", NEXT.fetch_add(1, Ordering::Relaxed)) } else { text(z) };
        let mut disk = disk();
        if !disk.has(&path) && !z.is_null() && flags & ffi::SQLITE_OPEN_CREATE == 0 {
            return ffi::SQLITE_CANTOPEN;
        }
        if let Err(f) = disk.open(&path) {
            return code(f, ffi::SQLITE_CANTOPEN);
        }
        let gone_when_closed = z.is_null() || flags & ffi::SQLITE_OPEN_DELETEONCLOSE != 0;
        (*open).name = Box::into_raw(Box::new(Name { path, gone_when_closed }));
        (*open).base.pMethods = (*vfs).pAppData.cast();
        if !out.is_null() {
            *out = flags;
        }
    }
    ffi::SQLITE_OK
}

unsafe extern "C" fn close(file: *mut ffi::sqlite3_file) -> c_int {
    // SAFETY: the engine closes a file once.
    let name = unsafe { Box::from_raw((*file.cast::<Open>()).name) };
    if name.gone_when_closed {
        disk().clear(&name.path);
    }
    ffi::SQLITE_OK
}

unsafe extern "C" fn delete(_: *mut ffi::sqlite3_vfs, z: *const c_char, sync_folder: c_int) -> c_int {
    // SAFETY: a name.
    let path = unsafe { text(z) };
    match disk().delete(&path, sync_folder != 0) {
        Ok(true) => ffi::SQLITE_OK,
        Ok(false) => ffi::SQLITE_IOERR_DELETE_NOENT,
        Err(f) => code(f, ffi::SQLITE_IOERR_DELETE),
    }
}

unsafe extern "C" fn access(_: *mut ffi::sqlite3_vfs, z: *const c_char, _: c_int, out: *mut c_int) -> c_int {
    // SAFETY: a name and a place for the answer.
    unsafe { *out = c_int::from(disk().has(&text(z))) };
    ffi::SQLITE_OK
}

unsafe extern "C" fn full_pathname(_: *mut ffi::sqlite3_vfs, z: *const c_char, room: c_int, out: *mut c_char) -> c_int {
    // SAFETY: `out` has `room` bytes.
    unsafe {
        let bytes = CStr::from_ptr(z).to_bytes_with_nul();
        if bytes.len() > room as usize {
            return ffi::SQLITE_CANTOPEN;
        }
        ptr::copy_nonoverlapping(bytes.as_ptr().cast(), out, bytes.len());
    }
    ffi::SQLITE_OK
}

unsafe extern "C" fn read(file: *mut ffi::sqlite3_file, to: *mut c_void, n: c_int, at: ffi::sqlite3_int64) -> c_int {
    // SAFETY: `to` has `n` bytes.
    let (name, out) = unsafe { (name(file), std::slice::from_raw_parts_mut(to.cast::<u8>(), n as usize)) };
    match disk().read(&name.path, at as usize, out) {
        Ok(got) if got == out.len() => ffi::SQLITE_OK,
        Ok(got) => {
            out[got..].fill(0);
            ffi::SQLITE_IOERR_SHORT_READ
        }
        Err(f) => code(f, ffi::SQLITE_IOERR_READ),
    }
}

unsafe extern "C" fn write(file: *mut ffi::sqlite3_file, from: *const c_void, n: c_int, at: ffi::sqlite3_int64) -> c_int {
    // SAFETY: `from` has `n` bytes.
    let (name, bytes) = unsafe { (name(file), std::slice::from_raw_parts(from.cast::<u8>(), n as usize)) };
    disk().write(&name.path, at as usize, bytes).map_or_else(|f| code(f, ffi::SQLITE_IOERR_WRITE), |()| ffi::SQLITE_OK)
}

unsafe extern "C" fn truncate(file: *mut ffi::sqlite3_file, n: ffi::sqlite3_int64) -> c_int {
    // SAFETY: an open file.
    let name = unsafe { name(file) };
    disk().cut(&name.path, n as usize).map_or_else(|f| code(f, ffi::SQLITE_IOERR_TRUNCATE), |()| ffi::SQLITE_OK)
}

unsafe extern "C" fn sync(file: *mut ffi::sqlite3_file, _: c_int) -> c_int {
    // SAFETY: an open file.
    let name = unsafe { name(file) };
    disk().sync(&name.path).map_or_else(|f| code(f, ffi::SQLITE_IOERR_FSYNC), |()| ffi::SQLITE_OK)
}

unsafe extern "C" fn file_size(file: *mut ffi::sqlite3_file, out: *mut ffi::sqlite3_int64) -> c_int {
    // SAFETY: an open file and a place for the answer.
    unsafe { *out = disk().length(&name(file).path) as ffi::sqlite3_int64 };
    ffi::SQLITE_OK
}

/// One connection at a time: locks are always granted.
unsafe extern "C" fn lock(_: *mut ffi::sqlite3_file, _: c_int) -> c_int {
    ffi::SQLITE_OK
}

unsafe extern "C" fn check_reserved_lock(_: *mut ffi::sqlite3_file, out: *mut c_int) -> c_int {
    // SAFETY: a place for the answer.
    unsafe { *out = 0 };
    ffi::SQLITE_OK
}

unsafe extern "C" fn file_control(_: *mut ffi::sqlite3_file, _: c_int, _: *mut c_void) -> c_int {
    ffi::SQLITE_NOTFOUND
}

unsafe extern "C" fn sector_size(_: *mut ffi::sqlite3_file) -> c_int {
    4096
}

/// What the engine's own file systems of Unix and Windows say.
unsafe extern "C" fn device_characteristics(_: *mut ffi::sqlite3_file) -> c_int {
    ffi::SQLITE_IOCAP_POWERSAFE_OVERWRITE
}

unsafe extern "C" fn shm_map(file: *mut ffi::sqlite3_file, region: c_int, size: c_int, extend: c_int, out: *mut *mut c_void) -> c_int {
    // SAFETY: an open file and a place for the answer.
    unsafe {
        *out = ptr::null_mut();
        let mut shared = SHARED.lock().unwrap_or_else(PoisonError::into_inner);
        let regions = shared.entry(name(file).path.clone()).or_default();
        while regions.len() <= region as usize {
            if extend == 0 {
                return ffi::SQLITE_OK;
            }
            let words = vec![0u64; (size as usize).div_ceil(8)].into_boxed_slice();
            regions.push(Region(Box::into_raw(words).cast(), (size as usize).div_ceil(8)));
        }
        *out = regions[region as usize].0.cast();
    }
    ffi::SQLITE_OK
}

unsafe extern "C" fn shm_lock(_: *mut ffi::sqlite3_file, _: c_int, _: c_int, _: c_int) -> c_int {
    ffi::SQLITE_OK
}

unsafe extern "C" fn shm_barrier(_: *mut ffi::sqlite3_file) {
    std::sync::atomic::fence(Ordering::SeqCst);
}

unsafe extern "C" fn shm_unmap(file: *mut ffi::sqlite3_file, _: c_int) -> c_int {
    // SAFETY: the only connection lets go; nobody holds the regions any more.
    unsafe {
        let regions = SHARED.lock().unwrap_or_else(PoisonError::into_inner).remove(&name(file).path);
        for Region(at, words) in regions.unwrap_or_default() {
            drop(Box::from_raw(ptr::slice_from_raw_parts_mut(at.cast::<u64>(), words)));
        }
    }
    ffi::SQLITE_OK
}
