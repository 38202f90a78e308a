//! The cases in `tests/cmd`: one file each, with a folder of the same name where it needs one.

#[test]
fn every_case_comes_out_as_written() {
    trycmd::TestCases::new()
        .case("tests/cmd/*.trycmd")
        .case("tests/cmd/*.toml")
        .env("COLUMNS", "100")
        .env("NO_COLOR", "1")
        .env("LC_ALL", "C.UTF-8");
}
