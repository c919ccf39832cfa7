"""Lets the peers' harness build its corpus with our generator, in the same run.

    SITEGEN_ADAPTER=sitegen/benches/peers/adapter.py python3 bench.py …

Staging is not timed. It puts the corpus where our generator wants it: stories and
quotes with the front matter that ours insists on, the survey's rows as a table of
open data, the templates of this folder, and the pages and survey definition that
no campaign can do without. Every check of a build stays on.
"""
import os
import re
import shutil
import tomllib
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
BIN = os.environ.get("SITEGEN_BIN", str(TARGET / "release/sitegen"))

NEEDED = ["code", "method", "privacy", "support", "take-part"]


def version():
    return [BIN, "--version"]


def command(stage, out):
    return [BIN, "build", "--content", f"{stage}/content", "--out", str(out),
            "--date", "2026-11-22"]


def serve(stage, out, port):
    return [BIN, "serve", "--content", f"{stage}/content", "--dir", str(out),
            "--date", "2026-11-22", "--listen", f"127.0.0.1:{port}"]


def text(value):
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def page(title, body, template=None):
    template = f'template = "{template}"\n' if template else ""
    return f'+++\ntitle = "{title}"\ndescription = "{title}."\n{template}+++\n\n{body}\n'


def story(source, dest):
    _, front, body = source.read_text().split("+++\n", 2)
    front = re.sub(r"(?m)^date = (\S+)$", r'date = "\1"', front)
    values = tomllib.loads(front)
    place = text(f"{values['region']} · {values['hospital']}")
    front = re.sub(r"(?m)^(hospital|region) = .*\n", "", front)
    dest.write_text(f'+++\n{front}kind = "illustrative"\nplace = {place}\n+++\n{body}')


def stage(corpus, dest):
    corpus, dest = Path(corpus), Path(dest)
    shutil.rmtree(dest, ignore_errors=True)
    content = dest / "content"
    (content / "stories").mkdir(parents=True)
    for source in (corpus / "stories").iterdir():
        story(source, content / "stories" / source.name)
    (content / "quotes").mkdir()
    quotes = (corpus / "data/quotes.toml").read_text()
    quotes = re.sub(r"(?m)^(region|year) = .*\n", "", quotes)
    quotes = quotes.replace("[[quote]]\n", '[[quote]]\nkind = "illustrative"\n')
    (content / "quotes/quotes.toml").write_text(quotes)
    # The harness edits these two where they stand beside the content.
    (dest / "data").mkdir()
    shutil.copy(corpus / "data/survey.csv", dest / "data")
    shutil.copy(HERE / "survey.toml", dest / "data")
    (content / "tables").symlink_to("../data")
    (content / "theme").mkdir()
    shutil.copytree(HERE / "theme", dest / "templates")
    (content / "theme/templates").symlink_to("../../templates")
    for part in ["survey", "organisations"]:
        shutil.copytree(ROOT / "content" / part, content / part)
    (content / "code").mkdir()
    for point in (ROOT / "content/code").iterdir():
        front = '+++\ndescription = "A point of the code."\n+++\n'
        (content / "code" / point.name).write_text(front)
    shutil.copy(ROOT / "content/helplines.toml", content)
    shutil.copy(HERE / "site.toml", content)
    pages = content / "pages"
    pages.mkdir()
    (pages / "home.md").write_text(page("Kinder Care after Loss", "Read [the stories](/stories/)."))
    (pages / "quotes.md").write_text(page("Quotes", "{quotes}"))
    (pages / "results.md").write_text(page("Survey results", "{table survey}"))
    for name in NEEDED:
        (pages / f"{name}.md").write_text(page(name.capitalize(), "A page that every campaign has."))


def drop_results(stage):
    content = Path(stage) / "content"
    (content / "pages/results.md").write_text(page("Survey results", "None."))
    (Path(stage) / "data/survey.toml").unlink()


def only_pages(stage):
    drop_results(stage)
    site = Path(stage) / "content/site.toml"
    site.write_text(site.read_text() + "\n[stories]\nlists = false\n")
