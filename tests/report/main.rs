//! Reports made by hand, rendered by every reporter.

#[cfg(test)]
mod builder;
#[cfg(test)]
mod github;
#[cfg(test)]
mod html;
#[cfg(test)]
mod json;
#[cfg(test)]
mod junit;
#[cfg(test)]
mod kinds;
#[cfg(test)]
mod markdown;
#[cfg(test)]
mod mended;
#[cfg(test)]
mod sarif;
#[cfg(test)]
mod text;
#[cfg(test)]
mod todo;
#[cfg(test)]
mod unusual;
