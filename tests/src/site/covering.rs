//! A few pages in the place of all, for what takes long.

use super::Page;
use std::collections::BTreeSet;

/// The fewest pages, nearly, that have among them every element and every class
/// of style that the site has: at least one page for each template whose parts
/// are nowhere else. The richest come first.
pub fn covering(pages: &[Page]) -> Vec<&Page> {
    let parts: Vec<_> = pages.iter().map(|page| parts(&page.html)).collect();
    let mut left: BTreeSet<_> = parts.iter().flatten().copied().collect();
    let mut chosen = Vec::new();
    while !left.is_empty() {
        let gain = |at: &usize| parts[*at].intersection(&left).count();
        // Of two pages with as many, the longer one.
        let best = (0..pages.len()).max_by_key(|at| (gain(at), pages[*at].html.len()));
        let Some(best) = best else { break };
        left.retain(|part| !parts[best].contains(part));
        chosen.push(&pages[best]);
    }
    chosen
}

/// The names of the elements and the classes in a page.
fn parts(html: &str) -> BTreeSet<&str> {
    let tags = html.split('<').skip(1).map(name_of);
    let classes = html.split("class=\"").skip(1);
    let classes = classes.filter_map(|rest| rest.split('"').next());
    tags.chain(classes.flat_map(str::split_whitespace))
        .filter(|part| !part.is_empty())
        .collect()
}

fn name_of(tag: &str) -> &str {
    let end = tag.find(|c: char| !c.is_ascii_alphanumeric() && c != '-');
    &tag[..end.unwrap_or(tag.len())]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(path: &str, html: &str) -> Page {
        Page {
            path: path.to_owned(),
            html: html.to_owned(),
        }
    }

    #[test]
    fn every_part_is_on_a_chosen_page_and_no_page_is_there_twice_over() {
        let pages = [
            page("/a/", "<p>the same</p>"),
            page("/b/", "<p class=\"lead\">and more</p>"),
            page("/c/", "<p class=\"lead\">and more, longer</p>"),
            page("/d/", "<table>"),
        ];
        let chosen = covering(&pages);
        let paths: Vec<_> = chosen.iter().map(|page| page.path.as_str()).collect();
        assert_eq!(paths, ["/c/", "/d/"]);
    }

    #[test]
    fn parts_are_elements_and_classes() {
        let found = parts("<h1 class=\"a b\">x < y</h1>");
        assert_eq!(found.into_iter().collect::<Vec<_>>(), ["a", "b", "h1"]);
    }
}
