//! Reports made by hand, rendered by every reporter.

#[cfg(test)]
mod builder;
#[cfg(test)]
mod json;
#[cfg(test)]
mod kinds;
#[cfg(test)]
mod text;
#[cfg(test)]
mod unusual;
