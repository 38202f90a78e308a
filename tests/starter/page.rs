//! One file from its first line to its last, to be read like prose.

use super::starting::start;

#[test]
fn the_file_of_two_areas_together_reads_well() {
    insta::assert_snapshot!(start(&["plymouth", "torbay"], None));
}
