//! Helplines, grouped by need and by nation.

use crate::content::{Helpline, Nation, State};
use crate::model::Site;
use crate::render::words;
use serde::Serialize;
use survey::Date;

/// The helplines of one need.
#[derive(Debug, Serialize)]
pub(crate) struct Need {
    pub(crate) title: String,
    pub(crate) id: String,
    pub(crate) lines: Vec<LineView>,
}

/// What can be rung from one nation.
#[derive(Debug, Serialize)]
pub(crate) struct NationLines {
    /// Its name in files.
    pub(crate) id: &'static str,
    /// Its own first, then those of all the UK.
    pub(crate) lines: Vec<LineView>,
}

/// Helplines for showing.
#[derive(Debug, Serialize)]
pub(crate) struct Lines {
    /// All, by need, in the order of the file.
    pub(crate) needs: Vec<Need>,
    /// The same by nation.
    pub(crate) nations: Vec<NationLines>,
    /// Those that stand on every page.
    pub(crate) everywhere: Vec<LineView>,
}

/// One helpline.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct LineView {
    pub(crate) name: String,
    /// The need that it stands under.
    pub(crate) need: String,
    pub(crate) purpose: String,
    /// With spaces, so that it is read digit by digit.
    pub(crate) number: String,
    /// The address that a telephone understands.
    pub(crate) tel: String,
    pub(crate) hours: String,
    pub(crate) cost: String,
    pub(crate) text: Option<String>,
    /// Where it serves, as files name it.
    pub(crate) nations: Vec<&'static str>,
    pub(crate) languages: String,
    pub(crate) source: String,
    pub(crate) checked: String,
    /// By whom, as a role.
    pub(crate) checked_by: Option<String>,
    /// Whether it must still be checked with the service.
    pub(crate) unchecked: bool,
    pub(crate) replaces: Option<String>,
    /// Why it is shown although it should have been looked up again.
    pub(crate) overdue: Option<String>,
}

impl Lines {
    /// Groups the helplines.
    pub(crate) fn of(site: &Site) -> Self {
        let mut needs: Vec<Need> = Vec::new();
        let mut everywhere = Vec::new();
        for helpline in &site.content.helplines {
            let view = view(helpline, site.today);
            if helpline.everywhere {
                everywhere.push(view.clone());
            }
            match needs.iter_mut().find(|n| n.title == helpline.need) {
                Some(need) => need.lines.push(view),
                None => needs.push(Need {
                    title: helpline.need.clone(),
                    id: crate::content::slug(&helpline.need),
                    lines: vec![view],
                }),
            }
        }
        Self {
            needs,
            nations: Nation::EACH.map(|nation| of(nation, site)).into(),
            everywhere,
        }
    }
}

fn of(nation: Nation, site: &Site) -> NationLines {
    let serving = site
        .content
        .helplines
        .iter()
        .filter(|line| line.nations.serve(nation));
    let (uk, own): (Vec<_>, Vec<_>) = serving.partition(|line| line.nations.everywhere());
    NationLines {
        id: nation.as_str(),
        lines: own
            .into_iter()
            .chain(uk)
            .map(|line| view(line, site.today))
            .collect(),
    }
}

fn view(line: &Helpline, today: Date) -> LineView {
    let number = line.number.get_ref();
    LineView {
        name: line.name.clone(),
        need: line.need.clone(),
        purpose: line.purpose.clone(),
        number: number.clone(),
        tel: format!("tel:{}", number.replace(' ', "")),
        hours: line.hours.clone(),
        cost: line.cost.clone(),
        text: line.text.clone(),
        nations: line.nations.names(),
        languages: words::list(&line.languages),
        source: line.source.clone(),
        checked: words::date(line.checked),
        checked_by: line.checked_by.clone(),
        unchecked: *line.state.get_ref() == State::CheckBeforeLaunch,
        replaces: line.replaces.clone(),
        overdue: line.review().excuse(today).map(str::to_owned),
    }
}
