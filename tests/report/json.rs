use masa::report::{JsonOptions, json};
use serde_json::Value;

use crate::text::one_of_each;
