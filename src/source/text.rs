use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

use super::{FileId, LineTable, Place, Span};

/// The text of one file with the name it is shown by.
#[derive(Debug)]
pub struct Source {
    name: String,
    path: Option<String>,
    text: Arc<str>,
    lines: OnceLock<LineTable>,
}

impl Source {
    /// A text under the name (usually a path with forward slashes) that reports print.
    #[must_use]
    pub fn new(name: impl Into<String>, text: impl Into<Arc<str>>) -> Self {
        Self { name: name.into(), path: None, text: text.into(), lines: OnceLock::new() }
    }

    /// The name that reports print.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Where the file lies, where its name is no path and the file there need not read so: `a.yaml` for `HEAD:a.yaml`.
    #[must_use]
    pub fn path(&self) -> Option<&str> {
        self.path.as_deref()
    }

    /// The text itself.
    #[must_use]
    pub fn text(&self) -> &Arc<str> {
        &self.text
    }

    /// The line table, counted when first asked for.
    pub fn lines(&self) -> &LineTable {
        self.lines.get_or_init(|| LineTable::new(&self.text))
    }
}

/// Whoever can give the texts behind file ids back; reporters fetch their excerpts through it.
pub trait SourceProvider {
    /// The name a file is shown by.
    fn name(&self, file: FileId) -> Cow<'_, str>;
    /// The file's text, or nothing when it can no longer be read as it was.
    fn source(&self, file: FileId) -> Option<&Source>;

    /// Where the file lies, where its name is no path and the file there need not read so.
    fn path(&self, file: FileId) -> Option<&str> {
        self.source(file)?.path()
    }

    /// Line and column of the first byte of a span.
    fn place(&self, span: Span) -> Option<Place> {
        let source = self.source(span.file)?;
        Some(source.lines().place(source.text(), span.lo))
    }

    /// Both: of the first byte, and just after the last.
    fn ends(&self, span: Span) -> Option<(Place, Place)> {
        let source = self.source(span.file)?;
        Some(source.lines().ends(source.text(), span.lo, span.hi))
    }

    /// Line and column just after the last byte of a span.
    fn end(&self, span: Span) -> Option<Place> {
        let source = self.source(span.file)?;
        Some(source.lines().place(source.text(), span.hi))
    }
}

/// All texts of a run, by file id.
#[derive(Debug, Default)]
pub struct Sources {
    files: Vec<Source>,
}

impl Sources {
    /// No files yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes a text in and returns its id.
    pub fn add(&mut self, source: Source) -> FileId {
        self.files.push(source);
        FileId(u32::try_from(self.files.len() - 1).unwrap_or(u32::MAX))
    }

    /// Takes in the texts of another run, whose files are from then on so many places further on.
    pub fn append(&mut self, later: Self) -> u32 {
        let before = u32::try_from(self.files.len()).unwrap_or(u32::MAX);
        self.files.extend(later.files);
        before
    }

    /// Says where the file of a text lies whose name is no path.
    pub fn lies_at(&mut self, file: FileId, path: String) {
        if let Some(source) = self.files.get_mut(file.0 as usize) {
            source.path = Some(path);
        }
    }

    /// Every file with its id, in the order they were added.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &Source)> {
        (0u32..).map(FileId).zip(&self.files)
    }
}

impl SourceProvider for Sources {
    fn name(&self, file: FileId) -> Cow<'_, str> {
        self.source(file).map_or(Cow::Borrowed("(unknown file)"), |source| Cow::Borrowed(source.name()))
    }

    fn source(&self, file: FileId) -> Option<&Source> {
        self.files.get(file.0 as usize)
    }
}
