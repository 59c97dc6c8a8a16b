//! What a server sent: its head, and the body taken out of how it was sent.

use std::io::Read as _;

use flate2::read::{GzDecoder, ZlibDecoder};

use crate::PIECE_BYTES_MAX;
use crate::piece::too_long;

/// What the head says of the body.
#[derive(Debug, Default)]
struct Head {
    media: String,
    chunked: bool,
    /// In lower case.
    packed: String,
}

/// The media type and the body; nothing where the server did not send the page itself.
///
/// # Errors
/// The body cannot be taken out.
pub(crate) fn body(bytes: &[u8]) -> Result<Option<(String, Vec<u8>)>, String> {
    let Some((head, body)) = parted(bytes) else { return Ok(None) };
    let mut lines = head.lines();
    let sent = lines.next().and_then(|it| it.split_whitespace().nth(1)) == Some("200");
    let head = Head::of(lines);
    if !sent {
        return Ok(None);
    }
    // Many who keep pages take them out of their chunks and leave the head as it was.
    let body =
        if head.chunked { joined(body).unwrap_or_else(|| body.to_vec()) } else { body.to_vec() };
    let body = match head.packed.as_str() {
        "gzip" | "x-gzip" if body.starts_with(&[0x1f, 0x8b]) => {
            unpacked(GzDecoder::new(&body[..]))?
        }
        "deflate" if body.first() == Some(&0x78) => unpacked(ZlibDecoder::new(&body[..]))?,
        "br" | "zstd" => return Err(format!("packed by `{}`, which is not read", head.packed)),
        _ => body,
    };
    Ok(Some((head.media, body)))
}

/// The head, and what follows the blank line after it.
fn parted(bytes: &[u8]) -> Option<(std::borrow::Cow<'_, str>, &[u8])> {
    let end =
        |mark: &[u8]| Some((bytes.windows(mark.len()).position(|it| it == mark)?, mark.len()));
    // The one that comes first: a blank line of the other sort may stand in the page.
    let marks: [&[u8]; 2] = [b"\r\n\r\n", b"\n\n"];
    let (at, mark) = marks.into_iter().filter_map(end).min()?;
    let (head, body) = (bytes.get(..at)?, bytes.get(at + mark..)?);
    Some((String::from_utf8_lossy(head), body))
}

impl Head {
    fn of<'l>(lines: impl Iterator<Item = &'l str>) -> Self {
        let mut head = Self::default();
        for line in lines {
            let Some((name, value)) = line.split_once(':') else { continue };
            let value = value.trim();
            match name.trim().to_ascii_lowercase().as_str() {
                "content-type" => value.clone_into(&mut head.media),
                "transfer-encoding" => head.chunked = value.eq_ignore_ascii_case("chunked"),
                "content-encoding" => head.packed = value.to_ascii_lowercase(),
                _ => {}
            }
        }
        head
    }
}

/// The body out of its chunks; nothing where it lies in none.
fn joined(mut rest: &[u8]) -> Option<Vec<u8>> {
    let mut body = Vec::with_capacity(rest.len());
    loop {
        let at = rest.iter().position(|it| *it == b'\n')?;
        let size = str::from_utf8(rest.get(..at)?).ok()?;
        let size = size.split(';').next().unwrap_or_default().trim();
        let size = usize::from_str_radix(size, 16).ok()?;
        if size == 0 {
            return Some(body);
        }
        rest = rest.get(at + 1..)?;
        body.extend_from_slice(rest.get(..size)?);
        rest = rest.get(size..)?;
        rest = rest.strip_prefix(b"\r\n").or_else(|| rest.strip_prefix(b"\n"))?;
    }
}

fn unpacked(packed: impl std::io::Read) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let limit = u64::try_from(PIECE_BYTES_MAX).unwrap_or(u64::MAX);
    let read = packed.take(limit.saturating_add(1)).read_to_end(&mut bytes);
    read.map_err(|cause| format!("its body cannot be unpacked: {cause}"))?;
    if PIECE_BYTES_MAX < bytes.len() { Err(too_long(PIECE_BYTES_MAX)) } else { Ok(bytes) }
}
