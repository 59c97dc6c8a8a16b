//! Where readings go: to the page, or to a file of JSON lines.

use std::fs::File;
use std::io::{BufWriter, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use foedera::archive::{Bookmark, Located, Read};
use foedera::json::ReadingJson;

use crate::page::Page;
use crate::show::reading;

/// A file of JSON lines that grows.
#[derive(Debug)]
pub(super) struct Output {
    path: PathBuf,
    file: BufWriter<File>,
}

impl Output {
    /// Cut to what its bookmark vouches for.
    pub(super) fn open(path: &Path, bookmark: &Bookmark) -> anyhow::Result<Self> {
        let mut file = bookmark.output(path)?;
        file.seek(SeekFrom::End(0)).with_context(|| format!("writing {}", path.display()))?;
        Ok(Self { path: path.to_path_buf(), file: BufWriter::new(file) })
    }

    pub(super) fn put(&mut self, at: &Located, read: Read) -> anyhow::Result<()> {
        let doing = || format!("writing {}", self.path.display());
        writeln!(self.file, "{}", line(at, read)?).with_context(doing)
    }

    /// Brings what was written to the disk, and tells how much it is, in bytes.
    pub(super) fn settle(&mut self) -> anyhow::Result<u64> {
        let doing = || format!("writing {}", self.path.display());
        self.file.flush().with_context(doing)?;
        let file = self.file.get_ref();
        file.sync_data().with_context(doing)?;
        Ok(file.metadata().with_context(doing)?.len())
    }
}

/// What is written must not be what is read, nor lie in a folder of it: it would be lost, or read itself.
pub(super) fn apart(file: &Path, inputs: &[PathBuf]) -> anyhow::Result<()> {
    let folder = file.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let lies = match (file.canonicalize(), folder.canonicalize(), file.file_name()) {
        (Ok(there), _, _) => there,
        (Err(_), Ok(folder), Some(name)) => folder.join(name),
        _ => return Ok(()),
    };
    let holds = |input: &&PathBuf| input.canonicalize().is_ok_and(|it| lies.starts_with(it));
    match inputs.iter().find(holds) {
        None => Ok(()),
        Some(input) => anyhow::bail!(
            "{} is, or lies in, {}, which is read: name a file elsewhere",
            file.display(),
            input.display()
        ),
    }
}

/// Puts a reading on the page.
pub(super) fn show(page: &mut Page, at: &Located, read: Read) -> anyhow::Result<()> {
    if page.is_json() {
        return Ok(page.line(&line(at, read)?)?);
    }
    let mut sheet = page.sheet();
    let Read { filed, reading, trace } = read;
    reading::report(&mut sheet, &filed.document.name, &filed.document.text, &reading);
    if let Some(trace) = &trace {
        reading::trace(&mut sheet, trace);
    }
    sheet.blank();
    Ok(page.put(&sheet)?)
}

fn line(at: &Located, read: Read) -> anyhow::Result<String> {
    let json = ReadingJson::new(&read.filed.document.name, read.reading).at(at);
    Ok(serde_json::to_string(&json)?)
}
