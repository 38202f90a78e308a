use insta::assert_snapshot;
use masa::report::{NotStated, github};

use crate::builder::Made;
use crate::kinds::one_of_each;
use crate::unusual::hostile;

/// A workflow command as GitHub's runner takes it apart: name, properties, message.
struct Command {
    name: String,
    properties: Vec<(String, String)>,
    message: String,
}

/// The runner's own way: a line that begins with `::`, a name up to a blank, properties up to the next `::`, split at commas
/// and the first `=`; then `%0D`, `%0A`, in properties `%3A` and `%2C`, and last `%25` are turned back.
fn command(line: &str) -> Option<Command> {
    let rest = line.trim_start().strip_prefix("::")?;
    let (head, message) = rest.split_once("::")?;
    let (name, properties) = head.split_once(' ').unwrap_or((head, ""));
    let data = |text: &str| text.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%");
    let property = |text: &str| {
        let text = text.replace("%0D", "\r").replace("%0A", "\n").replace("%3A", ":").replace("%2C", ",");
        text.replace("%25", "%")
    };
    let properties = properties.split(',').filter(|pair| !pair.is_empty()).map(|pair| {
        let (key, value) = pair.split_once('=').unwrap();
        (key.to_owned(), property(value))
    });
    Some(Command { name: name.to_owned(), properties: properties.collect(), message: data(message) })
}

impl Command {
    fn property(&self, key: &str) -> &str {
        self.properties.iter().find(|(name, _)| name == key).map_or("", |(_, value)| value)
    }
}

fn printed(made: &Made, not_stated: NotStated) -> String {
    github(&made.report, &made.sources, not_stated)
}

#[test]
fn every_finding_is_a_command_on_its_line_strongest_first() {
    let page = printed(&one_of_each(), NotStated::Show);
    let commands: Vec<Command> = page.lines().filter_map(command).collect();
    let names: Vec<&str> = commands.iter().map(|command| command.name.as_str()).collect();
    assert_eq!(names[..2], ["error", "warning"]);
    assert!(names[2..].iter().all(|name| *name == "notice"), "{names:?}");
    assert_eq!(commands[0].property("file"), "arrangements/plymouth-2020-09.yaml");
    assert_eq!(commands[0].property("line"), "16");
    assert_eq!((commands[0].property("col"), commands[0].property("endColumn")), ("1", "8"));
    assert_eq!(commands[0].property("title"), "Legal duty not met (partner-kind-missing)");
    let first = commands[0].message.lines().next().unwrap();
    assert_eq!(first, "Plymouth has no chief officer of police among its partners.");
    assert_snapshot!(page);
}

#[test]
fn what_is_not_stated_is_left_out_when_hidden() {
    let made = one_of_each();
    let (shown, hidden) = (printed(&made, NotStated::Show), printed(&made, NotStated::Hide));
    let open = |page: &str| page.lines().filter(|line| line.contains("title=Cannot tell")).count();
    assert_eq!((open(&shown), open(&hidden)), (4, 0), "the same words at the same place are told once");
    assert!(hidden.contains("8 cannot tell, not listed here"), "{hidden}");
}

#[test]
fn a_text_from_a_file_stays_inside_its_own_command() {
    let mut made = hostile();
    made.report.meta.packs[0].version = "1\n::error::forged".into();
    let page = printed(&made, NotStated::Show);
    let lines: Vec<&str> = page.lines().collect();
    assert_eq!(lines.len(), 5, "two findings, the totals, what they rest on and a remark: {page}");
    let told = command(lines[1]).unwrap();
    assert_eq!(told.name, "error");
    let keys: Vec<&str> = told.properties.iter().map(|(key, _)| key.as_str()).collect();
    assert_eq!(keys, ["file", "line", "endLine", "col", "endColumn", "title"]);
    assert_eq!(told.property("file"), "evil,line=9::x%0A\\u{1b}[2J.yaml");
    assert!(told.message.contains("100% ::error::forged"), "{}", told.message);
    assert!(lines[2..].iter().all(|line| command(line).is_none()), "the totals and what they rest on are no commands");
    assert!(!page.contains("::set-") && !page.contains("##["), "{page}");
}

#[test]
fn an_accepted_finding_is_a_notice() {
    let mut made = one_of_each();
    let span = made.report.arrangements[0].file;
    for verdict in &mut made.report.verdicts {
        if let Some(finding) = &mut verdict.finding {
            finding.acceptance = Some(crate::builder::accepted(masa::source::Span::new(span, 0, 4)));
        }
    }
    let page = printed(&made, NotStated::Show);
    let commands: Vec<Command> = page.lines().filter_map(command).collect();
    assert!(!commands.is_empty() && commands.iter().all(|command| command.name == "notice"), "{page}");
    assert!(commands[0].property("title").starts_with("Accepted (legal duty not met)"), "{page}");
    assert!(commands[0].message.contains("Accepted by Partnership Business Manager, until 31 March 2027"), "{page}");
}

#[test]
fn nothing_found_is_a_line_of_totals_and_one_of_what_they_rest_on() {
    let made = Made::plymouth();
    let packs = &made.report.meta.packs;
    let rests_on = format!(
        "law and areas as known on 23 November 2026 · packs statute 1.0 ({}), guidance 1.0 ({}) · masa 0.1.0",
        packs[0].hash.short(),
        packs[1].hash.short()
    );
    assert_eq!(printed(&made, NotStated::Show), format!("No legal duty could be judged\n{rests_on}\n"));
}
