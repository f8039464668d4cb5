"""What a site would use instead, on the same texts: Material's search with jieba, and Pagefind, plain and quoted.

Both answer with pages, so that it is pages that are compared. Material's index is the one that `mkdocs build` writes,
and its own worker answers from it, in Node. Pagefind has an index a language; it is asked in the query's own language,
by its own script in a browser. Where it is not installed (`pip install 'pagefind[extended]'`), its rows are left out.
"""

from __future__ import annotations

import gzip
import importlib.util
import json
import shutil
import subprocess
import sys
import time
from html import escape
from pathlib import Path
from typing import Any, NamedTuple

import material
import yaml

from bench.search.browser import Page
from bench.search.corpus import Query, say
from generator.model import Searched

_COLD = 8
"""One query in so many is asked by a reader who comes for the first time; the others tell what is found."""
Pages = set[tuple[str, str]]
"""Language and slug."""
WORKER = """
import { readFileSync, readdirSync } from "node:fs";
import vm from "node:vm";
const { root, index, questions } = JSON.parse(readFileSync(0));
let hear;
let tell;
globalThis.self = globalThis;
globalThis.addEventListener = (_, listener) => { hear = listener; };
globalThis.postMessage = (message) => tell(message);
const run = (path) => vm.runInThisContext(readFileSync(path, "utf8"));
globalThis.importScripts = (...paths) => paths.forEach((path) => run(`${root}/${path.replace("../", "")}`));
console.warn = () => {};
run(`${root}/workers/${readdirSync(`${root}/workers`).find((name) => /^search.*\\.js$/.test(name))}`);
const ask = (message) => new Promise((resolve) => { tell = resolve; hear({ data: message }); });
const began = performance.now();
await ask({ type: 0, data: { ...JSON.parse(readFileSync(index)), options: { suggest: false } } });
const ready = performance.now() - began;
const answers = [];
for (const question of questions) {
  const start = performance.now();
  const { data } = await ask({ type: 2, data: question });
  const took = performance.now() - start;
  answers.push({ warm: took, pages: data.items.map(([{ location }]) => location) });
  if (answers.length % 50 === 0) process.stderr.write(`  Material: ${answers.length}\\n`);
}
process.stdout.write(JSON.stringify({ ready, answers, peak: process.resourceUsage().maxRSS }));
"""
FIND = """<!doctype html><html lang="LANGUAGE"><title>search</title><script type="module">
const pagefind = await import("./pagefind/pagefind.js");
await pagefind.init();
window.seek = async (question) => {
  const began = performance.now();
  const { results } = await pagefind.search(question);
  await Promise.all(results.slice(0, 10).map((one) => one.data()));
  const cold = performance.now() - began;
  const again = performance.now();
  await Promise.all((await pagefind.search(question)).results.slice(0, 10).map((one) => one.data()));
  const warm = performance.now() - again;
  return { cold, warm, ids: results.map(({ id }) => id) };
};
</script></html>"""


class Answered(NamedTuple):
    """What a tool took, and gave."""

    build: float
    """Seconds."""
    size: int
    """Bytes of the index."""
    first: float
    """Bytes before the first answer."""
    pages: list[Pages]
    warm: list[float]
    """Milliseconds."""
    more: str = ""


def material_search(listed: list[Searched], asked: list[str], folder: Path) -> Answered:
    """Builds the site of plain pages, once, and asks the worker that the theme ships."""
    if not (folder / "took").exists():
        _material_site(listed, folder)
    took = float((folder / "took").read_text())
    index = folder / "site/search/search_index.json"
    (folder / "worker.mjs").write_text(WORKER, encoding="utf-8")
    scripts = Path(material.__file__).parent / "templates/assets/javascripts"
    given = json.dumps({"root": str(scripts), "index": str(index), "questions": asked})
    node = ["node", "--max-old-space-size=8000", str(folder / "worker.mjs")]
    done = subprocess.run(node, input=given.encode(), stdout=subprocess.PIPE, check=True)
    made = json.loads(done.stdout)
    pages = [{_of_location(location) for location in answer["pages"]} for answer in made["answers"]]
    warm = [answer["warm"] for answer in made["answers"]]
    size = index.stat().st_size
    ready = f"{made['ready'] / 1000:.1f} s until it answers, {made['peak'] // 1024} MB in the reader's browser"
    return Answered(took, size, size, [{one for one in each if one} for each in pages], warm, ready)


def _material_site(listed: list[Searched], folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    languages = sorted({one.language for one in listed}, key=lambda code: (code != "zh", code))
    for one in listed:
        page = folder / "docs" / one.language / f"{one.slug}.md"
        page.parent.mkdir(parents=True, exist_ok=True)
        texts = "\n\n".join(f"<p>{escape(unit.text)}</p>" for unit in one.units)
        page.write_text(f"---\ntitle: {json.dumps(one.title)}\n---\n\n{texts}\n", encoding="utf-8")
    (folder / "docs/index.md").write_text("# Index\n", encoding="utf-8")
    config = {
        "site_name": "stock",
        "theme": {"name": "material", "language": languages[0], "font": False},
        "plugins": [{"search": {"lang": _of_lunr(languages)}} if len(languages) > 1 else "search"],
        "nav": ["index.md"],
    }
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
    begun = time.perf_counter()
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(folder / "mkdocs.yml")]
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
    (folder / "took").write_text(str(time.perf_counter() - begun))


def _of_location(location: str) -> Any:
    parts = location.partition("#")[0].strip("/").split("/")
    return (parts[0], parts[1]) if len(parts) == 2 else None


def _of_lunr(languages: list[str]) -> list[str]:
    """Those for which the theme has stemmers."""
    return [code for code in languages if code in ("en", "fr", "es", "ru", "ar")]


def pagefind_search(listed: list[Searched], queries: list[Query], quoted: bool, folder: Path) -> Answered | None:
    """Builds an index of plain pages for each language, and asks its own script in a browser."""
    if importlib.util.find_spec("pagefind") is None:
        return None
    size, took = 0, 0.0
    first: list[float] = []
    found: dict[Query, tuple[Pages, float]] = {}
    for code in sorted({one.language for one in listed}):
        root = folder / code
        if not (root / "took").exists():
            _pagefind_site([one for one in listed if one.language == code], root)
        took += float((root / "took").read_text())
        size += sum(file.stat().st_size for file in (root / "pagefind").rglob("*") if file.is_file())
        of_id = _pages_of(root / "pagefind/fragment")
        with Page(root, "find.html", "seek") as page:
            for number, query in enumerate(one for one in queries if one.language == code):
                cold = number % _COLD == 0
                if cold:
                    page.fresh()
                before = page.sent
                answer = page.ask(query.quoted if quoted else query.plain)
                if cold:
                    first.append(page.sent - before + page.loaded)
                found[query] = {of_id[one] for one in answer["ids"]}, answer["warm"]
                if number % 50 == 49:
                    say(f"Pagefind: {number + 1}")
    pages = [found[query][0] for query in queries]
    return Answered(took, size, sum(first) / max(1, len(first)), pages, [found[query][1] for query in queries])


def _pagefind_site(listed: list[Searched], root: Path) -> None:
    shutil.rmtree(root, ignore_errors=True)
    for one in listed:
        page = root / "html" / one.language / one.slug / "index.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        texts = "".join(f"<p>{escape(unit.text)}</p>" for unit in one.units)
        head = f'<html lang="{one.language}"><title>{escape(one.title)}</title>'
        page.write_text(
            f"<!doctype html>{head}<body><h1>{escape(one.title)}</h1>{texts}</body></html>", encoding="utf-8"
        )
    begun = time.perf_counter()
    command = [sys.executable, "-m", "pagefind", "--site", str(root / "html"), "--output-path", str(root / "pagefind")]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    (root / "took").write_text(str(time.perf_counter() - begun))
    (root / "find.html").write_text(FIND.replace("LANGUAGE", listed[0].language), encoding="utf-8")


def _pages_of(fragments: Path) -> dict[str, tuple[str, str]]:
    """Pages by the names under which Pagefind keeps what it shows of them."""
    found = {}
    for file in fragments.iterdir():
        said = gzip.decompress(file.read_bytes()).removeprefix(b"pagefind_dcd")
        _, language, slug, *_ = json.loads(said)["url"].split("/")
        found[file.stem] = (language, slug)
    return found
