//! A seeded generator of arrangement files: about 400 lines each, 20 groups, 40 agencies, six years of contributions, five reports.
//!
//! Comes in: a seed. Goes out: the text of one file, the same on every machine. Some files leave a fact out or get one wrong,
//! so that every outcome is worked out and written; none is refused. `tests/generated_files.rs` holds it to that.

#![allow(clippy::write_with_newline, reason = "every piece of YAML ends where its line does")]

use std::fmt::Write;

/// Areas with their bodies on 1 June 2023, enough to make files differ.
const AREAS: &[(&str, &str, &str)] = &[
    ("plymouth", "nhs-devon-icb", "devon-and-cornwall-police"),
    ("torbay", "nhs-devon-icb", "devon-and-cornwall-police"),
    ("dorset", "nhs-dorset-icb", "dorset-police"),
    ("somerset", "nhs-somerset-icb", "avon-and-somerset-police"),
    ("barnsley", "nhs-south-yorkshire-icb", "south-yorkshire-police"),
    ("bexley", "nhs-south-east-london-icb", "metropolitan-police"),
    ("leeds", "nhs-west-yorkshire-icb", "west-yorkshire-police"),
    ("cumberland", "nhs-north-east-and-north-cumbria-icb", "cumbria-constabulary"),
];

const TIERS: &[&str] = &["executive", "board", "subgroup", "forum", "locality", "panel", "task-and-finish"];
const FUNCTIONS: &[&str] = &[
    "quality-assurance",
    "performance",
    "training",
    "practice-reviews",
    "learning",
    "procedures",
    "data",
    "early-help",
];
const CATEGORIES: &[&str] = &[
    "education-and-childcare",
    "health-and-social-care",
    "criminal-justice",
    "police-and-immigration",
    "miscellaneous",
];

/// A small generator of pseudo-random numbers (splitmix64): the same seed gives the same file on every machine.
struct Seeded(u64);

impl Seeded {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next() % bound as u64).unwrap_or(0)
    }

    #[expect(
        clippy::indexing_slicing,
        reason = "INVARIANT: `below` is less than the length, and no list here is empty"
    )]
    fn of<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }

    fn chance(&mut self, one_in: usize) -> bool {
        self.below(one_in) == 0
    }
}

/// The text of one arrangement file; the seed is also its id.
#[must_use]
pub fn arrangement(seed: u64) -> String {
    let mut random = Seeded(seed);
    let (area, health, police) = *random.of(AREAS);
    let mut out = String::new();
    head(&mut out, seed, area);
    posts(&mut out, area, health, police);
    groups(&mut out, &mut random);
    tail(&mut out, &mut random, area);
    agencies(&mut out, &mut random);
    money(&mut out, &mut random, area, health, police);
    out
}

fn head(out: &mut String, seed: u64, area: &str) {
    let _ = write!(
        out,
        "# A generated arrangement: café, £ and “quotes” stand here so that bytes and characters differ.\nmasa: 1\nid: generated-{seed}\n\
         describes: generated-{seed}\npartnership: partnership-{seed}\nname: Safeguarding Children Partnership {seed}\nstatus: published\n\
         as-at: 2023-06-01\nscope: [children]\nareas: [{area}]\nedition: wt2018-07-04\nsources:\n  doc:\n    title: Multi-Agency \
         Safeguarding Arrangements\n    publisher: Partnership – office\n    date: 2023-05-01\n    kind: the-document\n    read: whole\n\
         events:\n  - {{what: approved, date: 2019-05-14, cite: doc 1}}\n  - {{what: published, date: 2019-06-20, cite: doc 1}}\n  \
         - {{what: in-force, date: 2019-09-01, cite: doc 1}}\n  - {{what: review-due, date: 2024-03, cite: doc 9}}\n"
    );
}

fn posts(out: &mut String, area: &str, health: &str, police: &str) {
    out.push_str("posts:\n");
    for (key, title, body, rank) in [
        ("chief-executive", "Chief Executive", area, "head-of-body"),
        ("director", "Director of Children's Services", area, "director"),
        ("accountable-officer", "Accountable Officer", health, "head-of-body"),
        ("chief-nurse", "Chief Nurse", health, "director"),
        ("chief-constable", "Chief Constable", police, "head-of-body"),
        ("superintendent", "Detective Superintendent", police, "below"),
    ] {
        let _ =
            write!(out, "  {key}:\n    title: \"{title}\"\n    body: {body}\n    rank: {rank}\n    cite: doc 2.1\n");
    }
    out.push_str("  scrutineer:\n    title: Independent Scrutineer\n    employed-by: none\n    engaged-by: partners\n    cite: doc 4.1\n");
    out.push_str("partners:\n");
    for (body, lead, delegate) in [
        (area, "chief-executive", "director"),
        (health, "accountable-officer", "chief-nurse"),
        (police, "chief-constable", "superintendent"),
    ] {
        let _ = write!(
            out,
            "  - {{body: {body}, lead: {lead}, delegates: [{delegate}], cite: doc 2.{}}}\n",
            body.len() % 9
        );
    }
}

fn groups(out: &mut String, random: &mut Seeded) {
    out.push_str("groups:\n");
    for number in 0..20 {
        let tier = if number == 0 { "lead" } else { *random.of(TIERS) };
        let _ =
            write!(out, "  group-{number}:\n    name: Group number {number} for children’s safety\n    tier: {tier}\n");
        match number {
            // One file in four leaves open where the line of reporting ends, so that something cannot be told.
            0 if random.chance(4) => {}
            0 => out.push_str("    reports-to: partners\n"),
            _ => {
                let _ = writeln!(out, "    reports-to: group-{}", random.below(number));
            }
        }
        out.push_str("    chairs: [{as: chair, post: superintendent}]\n");
        let _ = write!(
            out,
            "    members:\n      - {{post: director, as: member}}\n      - {{post: chief-nurse, as: member, votes: {}}}\n",
            random.chance(2)
        );
        let _ = write!(
            out,
            "    functions: [{}, {}]\n    cite: doc 3.{number}\n",
            random.of(FUNCTIONS),
            random.of(FUNCTIONS)
        );
    }
}

fn tail(out: &mut String, random: &mut Seeded, area: &str) {
    out.push_str("scrutiny:\n  - by: {post: scrutineer}\n    form: post\n    of: [group-0, group-1]\n    votes: false\n    reports-to: partners\n    state: in-place\n    cite: doc 4.2\n");
    out.push_str("published-contents:\n  independent-scrutiny: {says: fully, cite: doc 4}\n  funding: {says: partly, cite: doc 7}\n  thresholds: {says: heading, cite: doc 8}\n");
    out.push_str("reports:\n");
    for year in 2018..2023 {
        let month = 6 + random.below(6);
        let _ = write!(
            out,
            "  - title: Yearly report {year}/{}\n    kind: yearly\n    period: {year}-04-01/{}-03-31\n    issued-by: [{area}]\n    events:\n      - {{what: approved, date: {}-{month:02}-01}}\n      - {{what: published, date: {}-{month:02}-20}}\n    cite: doc 6\n",
            year - 1999,
            year + 1,
            year + 1,
            year + 1
        );
    }
    out.push_str("complete: [reports]\n");
}

fn agencies(out: &mut String, random: &mut Seeded) {
    out.push_str("relevant-agencies:\n  - title: Relevant agencies\n    force: relevant-agency\n    agencies:\n");
    for number in 0..40 {
        let _ = write!(out, "      - {{kind: agency of sort {number}, category: {}}}\n", random.of(CATEGORIES));
    }
}

fn money(out: &mut String, random: &mut Seeded, area: &str, health: &str, police: &str) {
    out.push_str("budgets:\n");
    for year in 2017..2023 {
        let amounts = [50_000 + random.below(40_000), 50_000 + random.below(40_000), 20_000 + random.below(20_000)];
        let slip = usize::from(random.chance(5));
        let _ = write!(
            out,
            "  - year: {year}/{}\n    total: £{}\n    complete: [contributions]\n    contributions:\n",
            year - 1999,
            amounts.iter().sum::<usize>() + slip
        );
        for (payer, amount) in [area, health, police].into_iter().zip(amounts) {
            let _ = write!(out, "      - {{payer: {payer}, amount: £{amount}}}\n");
        }
    }
}
