//! From paths to pieces: folders are walked by name, files opened and cut.

use std::ffi::OsStr;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;

use foedera_archive::{Content, Form, Place, cut};

use super::{Located, Reports};
use crate::documents::FOLDER_DEPTH_MAX;
use crate::surroundings::Surroundings;

/// A piece of an archive, not looked at yet.
#[derive(Debug)]
pub(super) struct Piece {
    file: Arc<str>,
    place: Place,
    pub(super) content: Result<Content, String>,
    /// How many bytes it holds, about.
    pub(super) len: usize,
}

impl Piece {
    fn fault(path: &Path, why: String) -> Self {
        let file = path.display().to_string().into();
        Self { file, place: Place::default(), content: Err(why), len: 0 }
    }

    pub(super) fn at(&self) -> Located {
        Located { file: self.file.to_string(), place: self.place.clone() }
    }
}

/// Who takes pieces, and says when to stop.
type Take<'t> = &'t mut dyn FnMut(Piece) -> ControlFlow<()>;

impl Reports {
    /// Hands on every piece, in the order of the paths and, in folders, of the names.
    pub(super) fn pieces(&self, world: &dyn Surroundings, take: Take<'_>) -> ControlFlow<()> {
        self.paths.iter().try_for_each(|path| self.walk(path, 0, world, take))
    }

    fn walk(
        &self,
        path: &Path,
        depth: usize,
        world: &dyn Surroundings,
        take: Take<'_>,
    ) -> ControlFlow<()> {
        let name = path.file_name().unwrap_or(OsStr::new("-")).to_string_lossy();
        if !world.is_folder(path) {
            return match (depth, self.form) {
                (0, Some(form)) => open(path, form, world, take),
                (0, None) => open(path, Form::of(&name), world, take),
                _ if Form::is_read_with_folder(&name) => open(path, Form::of(&name), world, take),
                _ => ControlFlow::Continue(()),
            };
        }
        if FOLDER_DEPTH_MAX < depth {
            let why = format!("it lies more than {FOLDER_DEPTH_MAX} folders deep");
            return take(Piece::fault(path, why));
        }
        match world.list(path) {
            Ok(inside) => inside.iter().try_for_each(|it| self.walk(it, depth + 1, world, take)),
            Err(cause) => take(Piece::fault(path, cause.to_string())),
        }
    }
}

fn open(path: &Path, form: Form, world: &dyn Surroundings, take: Take<'_>) -> ControlFlow<()> {
    let input = match world.open(path) {
        Ok(input) => input,
        Err(cause) => return take(Piece::fault(path, cause.to_string())),
    };
    let file: Arc<str> = path.display().to_string().into();
    cut(input, form, &mut |it| {
        let len = it.len();
        take(Piece { file: Arc::clone(&file), place: it.place, content: it.content, len })
    })
}
