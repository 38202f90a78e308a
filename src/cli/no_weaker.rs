//! What a proposal does not take from itself: what the configuration of the revision has a step judged by.

use super::args::{FailOn, NotStated};
use super::config::{Config, word_of_gate, word_of_not_stated};
use crate::finding::listed;

/// What the command line says itself, which goes before any configuration.
#[derive(Clone, Copy)]
pub struct Given {
    /// Rules or packs.
    pub rules: bool,
    /// The gate.
    pub fail_on: bool,
    /// What becomes of what cannot be judged.
    pub not_stated: bool,
}

/// What a step is judged by.
pub struct Held {
    /// The configuration, no weaker than it was.
    pub config: Config,
    /// Packs that take part beside those of the configuration, where they are there.
    pub packs: Vec<String>,
    /// What of it stood at the revision alone, one sentence; nothing where the configuration is no weaker itself.
    pub remark: Option<String>,
}

/// The configuration as it is now, and in its place what it said at the revision where that judges by more.
pub fn no_weaker(now: Config, then: &Config, given: Given, revision: &str) -> Held {
    let mut config = now;
    let mut held = Vec::new();
    let mut packs = Vec::new();
    let is_left_out = |pack: &&String| !config.packs.contains(pack);
    if !given.rules && !config.packs.is_empty() {
        if then.packs.is_empty() {
            config.packs.clear();
            held.push("all packs".to_owned());
        } else {
            packs = then.packs.iter().filter(is_left_out).cloned().collect();
            let named: Vec<String> = packs.iter().map(|pack| format!("`{pack}`")).collect();
            let word = if named.len() == 1 { "pack" } else { "packs" };
            held.extend((!named.is_empty()).then(|| format!("the {word} {} too", listed(&named))));
        }
    }
    let (gate, was) = (config.fail_on.unwrap_or(FailOn::Must), then.fail_on.unwrap_or(FailOn::Must));
    if !given.fail_on && least(gate) < least(was) {
        config.fail_on = Some(was);
        held.push(format!("`fail-on: {}`", word_of_gate(was)));
    }
    let (open, was) = (config.not_stated.unwrap_or(NotStated::Warn), then.not_stated.unwrap_or(NotStated::Warn));
    if !given.not_stated && counts(open) < counts(was) {
        config.not_stated = Some(was);
        held.push(format!("`not-stated: {}`", word_of_not_stated(was)));
    }
    let remark = (!held.is_empty()).then(|| {
        format!(
            "`.masa.yaml` has less judged, or less counted, than at `{revision}`: what held there holds for this step, {}; whoever \
             means otherwise says so on the command line",
            listed(&held)
        )
    });
    Held { config, packs, remark }
}

/// How much a gate counts.
const fn least(gate: FailOn) -> u8 {
    match gate {
        FailOn::Never => 0,
        FailOn::Must => 1,
        FailOn::Should => 2,
        FailOn::Question => 3,
    }
}

/// How much of what cannot be judged counts.
const fn counts(open: NotStated) -> u8 {
    match open {
        NotStated::Hide => 0,
        NotStated::Warn => 1,
        NotStated::Fail => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOTHING: Given = Given { rules: false, fail_on: false, not_stated: false };

    fn config(packs: &[&str], fail_on: Option<FailOn>) -> Config {
        Config { packs: packs.iter().map(|pack| (*pack).to_owned()).collect(), fail_on, ..Config::default() }
    }

    #[test]
    fn what_the_configuration_said_before_holds_where_it_judged_by_more() {
        let step = |now: Config, then: &Config| {
            let held = no_weaker(now, then, NOTHING, "main");
            (held.config.packs, held.packs, held.config.fail_on, held.remark.is_some())
        };
        let words = |packs: &[&str]| packs.iter().map(|pack| (*pack).to_owned()).collect::<Vec<_>>();
        let (all, two) = (config(&[], None), config(&["statute", "local"], Some(FailOn::Question)));
        assert_eq!(step(config(&["statute"], None), &all), (vec![], vec![], None, true));
        assert_eq!(
            step(config(&["guidance"], None), &two),
            (words(&["guidance"]), words(&["statute", "local"]), Some(FailOn::Question), true)
        );
        assert_eq!(step(config(&[], Some(FailOn::Never)), &all), (vec![], vec![], Some(FailOn::Must), true));
        for (now, then) in [
            (config(&[], Some(FailOn::Question)), &two),
            (config(&["local", "statute", "guidance"], Some(FailOn::Question)), &two),
            (config(&[], Some(FailOn::Should)), &all),
        ] {
            let (packs, gate) = (now.packs.clone(), now.fail_on);
            assert_eq!(step(now, then), (packs, vec![], gate, false));
        }
    }

    #[test]
    fn what_the_command_line_says_goes_before_either() {
        let now = || config(&["statute"], Some(FailOn::Never));
        let given = Given { rules: true, fail_on: true, not_stated: true };
        let held = no_weaker(now(), &Config::default(), given, "main");
        assert!(held.config == now() && held.packs.is_empty() && held.remark.is_none());
    }
}
