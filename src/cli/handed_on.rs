//! Names of files on pages that are handed on: what lies above them on the machine that wrote a page is nobody else's concern.

use std::borrow::Cow;
use std::path::{Component, Path, PathBuf};

use super::files::shown;
use crate::source::{FileId, Source, SourceProvider, Sources};

/// Texts of which those that were named from the root of the disk go by shorter names.
pub struct HandedOn<'s> {
    sources: &'s Sources,
    /// What is left out at the front of a name.
    above: PathBuf,
}

impl<'s> HandedOn<'s> {
    /// Names below the current folder begin there; others with the last folder that all of them share.
    pub fn new(sources: &'s Sources, here: &Path) -> Self {
        let rooted: Vec<&Path> =
            sources.iter().map(|(_, source)| Path::new(source.name())).filter(|path| path.is_absolute()).collect();
        let is_here = rooted.iter().all(|path| path.starts_with(here));
        let above = if is_here {
            Some(here.to_owned())
        } else {
            shared(&rooted).and_then(|folder| folder.parent().map(Path::to_owned))
        };
        Self { sources, above: above.unwrap_or_default() }
    }
}

/// The folder in which all of them lie.
fn shared(paths: &[&Path]) -> Option<PathBuf> {
    let mut shared: Vec<Component<'_>> = paths.first()?.parent()?.components().collect();
    for path in paths {
        let same = shared.iter().zip(path.components()).take_while(|(one, other)| **one == *other).count();
        shared.truncate(same);
    }
    Some(shared.into_iter().collect())
}

impl SourceProvider for HandedOn<'_> {
    fn name(&self, file: FileId) -> Cow<'_, str> {
        let name = self.sources.name(file);
        match Path::new(&*name).strip_prefix(&self.above) {
            Ok(rest) if Path::new(&*name).is_absolute() => Cow::Owned(shown(rest)),
            _ => name,
        }
    }

    fn source(&self, file: FileId) -> Option<&Source> {
        self.sources.source(file)
    }
}

#[cfg(test)]
mod tests {
    use super::HandedOn;
    use crate::source::{FileId, Source, SourceProvider, Sources};
    use std::path::Path;

    #[test]
    fn a_name_from_the_root_of_the_disk_begins_with_the_folder_that_all_share() {
        let mut sources = Sources::new();
        for name in ["/home/me/secret/areas/one.yaml", "/home/me/secret/areas/south/two.yaml", "areas/three.yaml"] {
            sources.add(Source::new(name, ""));
        }
        let names = |here: &str| {
            let names = HandedOn::new(&sources, Path::new(here));
            [0, 1, 2].map(|file| names.name(FileId(file)).into_owned())
        };
        assert_eq!(names("/srv"), ["areas/one.yaml", "areas/south/two.yaml", "areas/three.yaml"]);
        assert_eq!(names("/home/me/secret/areas"), ["one.yaml", "south/two.yaml", "areas/three.yaml"]);
        let none = Sources::new();
        assert_eq!(HandedOn::new(&none, Path::new("/srv")).name(FileId(0)), "(unknown file)");
    }
}
