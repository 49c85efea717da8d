//! `casefile config`

use super::{Failure, Globals, Outcome, context, out::Out};
use crate::{
    clean_format,
    config::{self, Config, SETTINGS},
    model::{At, Span},
    text::{Clean, clean, name_of},
};

/// Print where the configuration lies and what is in force: the command line, else the file, else what the
/// terminal can show or what is built in.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Print a configuration to begin from instead, with every setting explained.
    #[arg(long)]
    default: bool,
}

pub fn run(arguments: &Arguments, globals: &Globals, out: &mut Out) -> Result<Outcome, Failure> {
    if arguments.default {
        out.text(&clean(&config::default_file(&crate::tui::keys::config())))?;
        return Ok(Outcome::Fine);
    }
    if let Some(name) = &globals.theme {
        context::theme_is_there(name)?;
    }
    let file = context::config_file(globals)?;
    let place = file.path.map(|path| name_of(path.display()));
    out.line(&match (place, file.is_there) {
        (Some(place), true) => clean_format!("# {place}"),
        (Some(place), false) => clean_format!("# {place} (not there)"),
        (None, _) => "# There is no folder for configurations here.".into(),
    })?;
    let given = Config {
        originals: globals.originals.clone(),
        theme: globals.theme.clone().map(|value| At {
            value,
            span: Span::default(),
        }),
        ascii: globals.ascii,
        mouse: globals.mouse,
        ..Config::default()
    };
    let found = Config {
        ascii: Some(context::lacks_signs()),
        ..Config::default()
    };
    for setting in &SETTINGS {
        let held = [
            (&given, "the command line"),
            (&file.config, "this file"),
            (&found, "the terminal and its locale"),
        ];
        let held = held
            .into_iter()
            .find_map(|(config, from)| Some((setting.toml(config)?, from)));
        out.line(&match (held, setting.built_in) {
            (Some((value, from)), _) => clean_format!("{} = {value}  # {from}", setting.name),
            (None, Some(value)) => clean_format!("{} = {value}  # built in", setting.name),
            (None, None) => clean_format!("# {} is not set", setting.name),
        })?;
    }
    if !file.config.filters.is_empty() {
        out.line(&Clean::from("\n[filters]"))?;
    }
    for filter in &file.config.filters {
        let (name, query) = (filter.name.as_str(), filter.query.as_str());
        out.line(&clean_format!("{name:?} = {}", serde_json::json!(query)))?;
    }
    if !file.config.keys.is_empty() {
        out.line(&Clean::from("\n[keys]"))?;
    }
    for binding in &file.config.keys {
        let keys: Vec<&str> = binding.keys.iter().map(|key| key.as_str()).collect();
        let keys = serde_json::json!(keys);
        out.line(&clean_format!("{:?} = {keys}", binding.action.as_str()))?;
    }
    file.doubts.tell(out);
    Ok(Outcome::Fine)
}
