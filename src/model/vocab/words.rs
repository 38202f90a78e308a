use super::WordList;

macro_rules! words {
    ($(#[$doc:meta] $name:ident $id:literal $open:literal [$($word:literal),* $(,)?])*) => {
        $(#[$doc] pub static $name: WordList = WordList { name: $id, words: &[$($word),*], open: $open };)*
        /// Every list of words.
        pub static WORD_LISTS: &[&WordList] = &[$(&$name),*];
    };
}

words! {
    /// What a file describes.
    FILE_KIND "file-kind" false ["arrangement", "shared"]
    /// How far a description has come.
    STATUS "status" false ["proposed", "agreed", "published", "ceased"]
    /// Whom the arrangement protects.
    SCOPE "scope" false ["children", "adults"]
    /// What sort of paper a source is.
    SOURCE_KIND "source-kind" false ["the-document", "paper-about-it", "minutes", "website"]
    /// How much of a source was read.
    READ "read" false ["whole", "part", "contents-page"]
    /// What happened on a day.
    WHAT "what" false [
        "consulted", "agreed-in-principle", "approved", "signed-off", "delegated", "presented", "sent", "published", "in-force",
        "constituted", "first-met", "met", "reviewed", "review-due", "amended", "announced", "agreed-to-end", "ends", "expires",
    ]
    /// How far a thing is from hope to fact.
    STATE "state" false [
        "in-place", "decided", "agreed-in-principle", "conditional", "under-discussion", "recruiting", "planned", "hoped-for", "claimed",
        "vacant", "suspended", "constituted-never-met", "residual", "ended",
    ]
    /// How senior a post is, since titles differ.
    RANK "rank" false ["head-of-body", "director", "below"]
    /// What sort of body.
    BODY_KIND "body-kind" true [
        "local-authority", "health-board", "police", "nhs-trust", "nhs-england", "gp-practice", "school", "college", "university", "early-years", "charity",
        "faith", "sport", "secure-setting", "probation", "youth-justice", "prison-service", "district-council", "mayor-or-commissioner",
        "fire-and-rescue", "housing", "government", "inspectorate", "company", "partnership", "board", "other",
    ]
    /// The three kinds of safeguarding partner: Children Act 2004, s.16E(3).
    PARTNER_KIND "partner-kind" false ["local-authority", "health-board", "police"]
    /// Where a group stands.
    TIER "tier" true ["lead", "executive", "board", "subgroup", "forum", "locality", "panel", "task-and-finish", "other"]
    /// As what somebody belongs to a group.
    MEMBER_AS "member-as" false ["member", "in-attendance", "observer", "adviser"]
    /// As what somebody chairs.
    CHAIR_AS "chair-as" false ["chair", "vice-chair", "co-chair", "interim-chair"]
    /// What is chaired.
    CHAIRS_WHAT "chairs-what" false ["everything", "agenda-only"]
    /// What sort of agreement.
    AGREEMENT_KIND "agreement-kind" true [
        "combination-of-areas", "combination-for-child-death-reviews", "acting-for-another", "host-authority", "memorandum", "information-sharing", "protocol", "contract", "pooled-budget", "other",
    ]
    /// What sort of document.
    DOCUMENT_KIND "document-kind" true [
        "arrangements", "thresholds", "terms-of-reference", "constitution", "business-plan", "procedures", "dispute-resolution", "information-sharing", "yearly-report", "practice-review",
        "rapid-review", "child-death-review", "audit", "data-set", "other",
    ]
    /// How finished a document is.
    DOCUMENT_STATE "document-state" false ["complete", "draft", "placeholder", "superseded-but-linked", "promised"]
    /// In what form scrutiny is done.
    SCRUTINY_FORM "scrutiny-form" false ["post", "panel", "young-people", "peers", "commissioned-review", "other"]
    /// How fully a topic is set out.
    SAYS "says" false ["fully", "partly", "heading"]
    /// Topics of the published arrangements.
    TOPIC "topic" true [
        "partners", "area", "leadership", "delegation", "relevant-agencies", "early-years-and-schools", "youth-custody-and-residential-homes", "identify-and-respond", "practice-reviews",
        "independent-scrutiny", "yearly-report", "data-and-information", "information-sharing", "training", "funding", "dispute-resolution", "thresholds",
        "voice-of-children-and-families", "restraint", "child-death-review", "review-of-the-arrangements", "inspections", "education",
    ]
    /// What a group, post or body is there to do.
    FUNCTION "function" true [
        "strategic-leadership", "coordination", "quality-assurance", "performance", "training", "missing-and-exploitation", "practice-reviews", "rapid-reviews", "learning",
        "child-death-review", "voice-of-the-child", "communication", "procedures", "data", "scrutiny", "front-door", "early-help", "education-engagement",
        "community-engagement", "business-planning", "funding", "dispute-resolution", "yearly-report", "neglect", "sexual-abuse", "domestic-abuse", "online-safety",
    ]
    /// What sort of report.
    REPORT_KIND "report-kind" false ["yearly", "scrutiny", "interim", "final", "other"]
    /// How firm a report is.
    REPORT_STATE "report-state" false ["final", "draft", "in-preparation", "not-produced"]
    /// What a yearly report sets out.
    REPORT_TOPIC "report-topic" true [
        "what-was-done", "effectiveness", "relevant-agencies", "impact", "progress-on-priorities", "decisions-on-reviews", "voice-of-children-and-families", "scrutiny", "training",
        "thresholds", "funding", "restraint", "changes-to-the-arrangements", "evidence", "data",
    ]
    /// What sort of payment.
    CONTRIBUTION_KIND "contribution-kind" false ["contribution", "grant", "in-kind", "one-off"]
    /// How shares were settled.
    SHARE_BASIS "share-basis" true ["equal", "population", "activity", "historic", "agreed-percentages", "other"]
    /// What became of the figures of a budget.
    FIGURES "figures" false ["read", "published-not-read", "not-published"]
    /// How one arrangement follows another.
    SUCCESSION_KIND "succession-kind" false ["replaces", "split", "merge", "rename", "ends"]
    /// Headings of the Schedule to SI 2018/789.
    AGENCY_CATEGORY "agency-category" false [
        "education-and-childcare", "health-and-social-care", "local-government", "criminal-justice", "police-and-immigration", "miscellaneous",
        "not-in-the-regulations",
    ]
    /// How a list of agencies binds.
    AGENCY_FORCE "agency-force" false ["relevant-agency", "invited", "consulted"]
    /// How a partner came to be named.
    STANDING "standing" false ["statutory-partner", "fourth-partner", "equal-partner", "partner"]
    /// A sector that holds a place of its own.
    SECTOR "sector" true ["education", "early-years", "voluntary-and-community", "health-providers", "housing", "faith", "young-people", "parents-and-carers", "lay"]
    /// Parts of the education sector that a place may speak for.
    PHASE "phase" true ["early-years", "primary", "secondary", "special", "alternative-provision", "further-education", "higher-education", "independent"]
    /// Plans and the like.
    PLAN_KIND "plan-kind" false ["priority", "business-plan", "strategy", "action-plan"]
    /// State intervention in a body.
    INTERVENTION_KIND "intervention-kind" true ["improvement-notice", "statutory-direction", "commissioner", "childrens-trust", "special-measures", "other"]
    /// What "partners" or "outside" in place of a name stands for.
    COLLECTIVE "collective" false ["partners", "outside"]
}

/// Whether there may be several events of this sort, each on a day of its own, as one is `presented` year after year.
pub(crate) fn may_recur(what: &str) -> bool {
    matches!(what, "met" | "reviewed" | "review-due" | "amended" | "presented" | "sent" | "consulted" | "announced")
}
