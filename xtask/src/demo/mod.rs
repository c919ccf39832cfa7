//! `cargo xtask demo`: the whole chain on this machine, with invented answers.
//!
//! ```text
//! key → sample → seal → post → box → open → tabulate → build → serve
//! ```
//!
//! Every step is the real one, done by the programs that a campaign runs. The
//! repository's own content is not touched: the demonstration has a copy of
//! it, and a folder of its own for everything else (see [`state`]).

mod campaign;
mod check;
mod collector;
mod keys;
mod post;
mod publish;
mod sample;
mod seal;
mod servers;
mod site;
mod state;

use crate::binaries;
use crate::files::Lock;
use crate::widget::{self, WidgetArgs};
use crate::workspace::Workspace;
use anyhow::{Result, bail};
use campaign::Campaign;
use clap::Args;
use servers::Servers;
use state::{Ports, State};
use std::path::PathBuf;
use std::process::ExitCode;

/// How to run the demonstration.
#[derive(Debug, Args)]
pub(crate) struct DemoArgs {
    #[command(flatten)]
    widget: WidgetArgs,
    /// Do everything, see that the pages answer, stop
    #[arg(long, conflicts_with = "refresh")]
    check: bool,
    /// Count what was sent by hand since, in the demonstration that is there,
    /// and build the site again; one that is being served shows it at once
    #[arg(long, conflicts_with = "fresh")]
    refresh: bool,
    /// Forget the demonstration that is there and start over
    #[arg(long)]
    fresh: bool,
    /// How many responses are invented for each wave
    #[arg(long, value_name = "COUNT", default_value_t = 1500)]
    responses: usize,
    /// What the invented responses are drawn from: the same for the same seed
    #[arg(long, value_name = "NUMBER", default_value_t = 2026)]
    seed: u64,
    /// The folder of the demonstration; `target/demo` unless given
    #[arg(long, env = "CODE_OF_CARE_DEMO_DIR", value_name = "DIR")]
    folder: Option<PathBuf>,
}

/// What every step needs to know.
#[derive(Debug)]
struct Demo<'a> {
    workspace: &'a Workspace,
    /// The folder of the programs.
    binaries: PathBuf,
    /// The folder of the widget.
    widget: PathBuf,
    state: State,
    ports: Ports,
    campaign: Campaign,
}

/// Runs the demonstration until it is stopped; with `--check` or `--refresh`
/// until that is done.
///
/// # Errors
/// Says which step failed, with what the program said.
pub(crate) fn run(workspace: &Workspace, args: &DemoArgs) -> Result<ExitCode> {
    let state = State::of(workspace, args.folder.as_deref());
    let turn = Lock::wait(&state.lock())?;
    let served = collector::is_ours(&state);
    if served && !args.refresh {
        bail!(
            "this demonstration is being served already; stop that one first, or count what was \
             sent by hand with `cargo xtask demo --refresh`"
        );
    }
    if args.fresh {
        state.forget()?;
    }
    let demo = prepare(workspace, args, state)?;
    let collector = if served {
        None
    } else {
        Some(collector::start(&demo)?)
    };
    if !args.refresh {
        send_samples(&demo, args)?;
    }
    publish::publish(&demo)?;
    let Some(collector) = collector.filter(|_| !args.refresh) else {
        println!("counted; the site is in {}", demo.state.dist.display());
        return Ok(ExitCode::SUCCESS);
    };
    let servers = Servers::start(&demo, collector)?;
    if args.check {
        check::check(&demo)?;
        return Ok(ExitCode::SUCCESS);
    }
    // Others may refresh while this one serves.
    drop(turn);
    servers.serve(&demo)
}

/// Builds what is needed and brings the campaign's content together.
fn prepare<'a>(workspace: &'a Workspace, args: &DemoArgs, state: State) -> Result<Demo<'a>> {
    let widget = widget::build(workspace, args.widget, widget::FOLDER)?.folder;
    let binaries = binaries::build(workspace)?;
    println!("demonstration");
    let ports = state.ports()?;
    let content = workspace.root.join("content");
    let waves = campaign::waves(&content)?;
    let keys = keys::find_or_make(workspace, &binaries, &state, &waves)?;
    let campaign = Campaign::assemble(&content, &state, waves, keys, ports)?;
    Ok(Demo {
        workspace,
        binaries,
        widget,
        state,
        ports,
        campaign,
    })
}

/// Invents the responses of each wave and sends them, unless that was done.
fn send_samples(demo: &Demo<'_>, args: &DemoArgs) -> Result<()> {
    for wave in &demo.campaign.waves {
        let sample = sample::Sample::new(demo, wave, args.seed, args.responses)?;
        if sample.was_sent()? {
            println!(
                "  ✓ wave {}: {} invented responses were sent before",
                wave.id, args.responses
            );
            continue;
        }
        let bodies = seal::sealed(demo, &sample)?;
        post::post(demo, &sample, &bodies)?;
        sample.set_sent()?;
    }
    Ok(())
}
