"""What a site would use instead, on the same texts: Material's search with jieba, and Pagefind, plain and quoted.

Both answer with pages, and are asked as their own boxes ask them, by their own scripts in a browser: what is typed goes
to them as it is. Material's index is the one that `mkdocs build` writes with jieba beside it, all languages in one;
what it took is what a build with search takes more than one without. Pagefind has an index a language, and is asked in
the query's own. Where it is not installed (`pip install 'pagefind[extended]'`), its rows are left out.
"""

from __future__ import annotations

import contextlib
import gzip
import importlib.util
import json
import os
import shutil
import signal
import statistics
import subprocess
import sys
import time
import zlib
from collections.abc import Callable
from functools import partial
from html import escape
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from playwright.sync_api import Error

from bench.search.browser import Page, most_memory
from bench.search.corpus import Query, say
from generator.model import Searched

LIMIT = 900
"""Seconds for each: building, being ready, answering all queries."""
_COLD = 8
"""One query in so many is asked by a reader who comes for the first time; the others tell what is found."""
Pages = set[tuple[str, str]]
"""Language and slug."""
MATERIAL = """<!doctype html><title>search</title><script>
const worker = new Worker("assets/javascripts/workers/WORKER");
const told = (message) => new Promise((resolve) => {
  worker.onmessage = ({ data }) => resolve(data.data);
  worker.postMessage(message);
});
const seek = async (question) => {
  const began = performance.now();
  const { items } = await told({ type: 2, data: question });
  return { warm: performance.now() - began, ids: items.map(([{ location }]) => location) };
};
const prepare = async () => {
  const { config, docs } = await (await fetch("search/search_index.json")).json();
  await told({ type: 0, data: { config, docs, options: { suggest: false } } });
  window.seek = seek;
};
prepare();
</script>"""
PAGEFIND = """<!doctype html><html lang="LANGUAGE"><title>search</title><script type="module">
const pagefind = await import("./pagefind/pagefind.js");
await pagefind.init();
const once = async (question) => {
  const began = performance.now();
  const { results } = await pagefind.search(question);
  await Promise.all(results.slice(0, 10).map((one) => one.data()));
  return { warm: performance.now() - began, ids: results.map(({ id }) => id) };
};
window.seek = async (question) => (await once(question), once(question));
</script></html>"""


class Answered(NamedTuple):
    """What a tool took, and gave."""

    characters: int
    """How many it was given."""
    build: float
    """Seconds."""
    processors: float
    """Seconds of all processes together."""
    size: int
    """Bytes of the index."""
    first: float
    """Bytes over the wire before a first reader's first answer, scripts and all."""
    pages: list[Pages]
    warm: list[float]
    """Milliseconds, what the ten best show included."""
    remark: str = ""


class Took(NamedTuple):
    """What a build took."""

    build: float
    processors: float
    memory: int


class Asked(NamedTuple):
    """What a page answered."""

    answers: list[Any]
    first: list[int]
    """Bytes over the wire before the answer to those who come for the first time."""
    ready: float
    """Seconds until it can be asked, Chromium's own start included."""
    memory: int
    """Bytes."""


def material_search(listed: list[Searched], asked: list[str], folder: Path) -> Answered | str:
    """Builds the site of plain pages, once, and asks the worker that the theme ships; or says why there is nothing."""
    try:
        bare, whole = (_built(folder / name, partial(_material_site, listed)) for name in ("bare", "whole"))
        site = folder / "whole/site"
        heard = _asked(site, asked, len(asked))
    except (Error, TimeoutError) as error:
        return _why(error)
    remark = (
        f"{heard.ready:.0f} s until it answers, {heard.memory >> 20} MB in the reader's browser; "
        f"the whole build takes {whole.build:.0f} s and {whole.memory >> 20} MB"
    )
    found = [{one for one in map(_of_location, answer["ids"]) if one} for answer in heard.answers]
    return Answered(
        _characters(listed), whole.build - bare.build, whole.processors - bare.processors,
        (site / "search/search_index.json").stat().st_size, statistics.median(heard.first), found,
        [answer["warm"] for answer in heard.answers], remark,
    )  # fmt: skip


def _material_site(listed: list[Searched], folder: Path) -> Took:
    """A site of plain pages; one in a folder called bare has no search."""
    languages = sorted({one.language for one in listed}, key=lambda code: (code != "zh", code))
    for one in listed:
        page = folder / "docs" / one.language / f"{one.slug}.md"
        page.parent.mkdir(parents=True, exist_ok=True)
        texts = "\n\n".join(f"<p>{escape(unit.text)}</p>" for unit in one.units)
        page.write_text(f"---\ntitle: {json.dumps(one.title)}\n---\n\n{texts}\n", encoding="utf-8")
    (folder / "docs/index.md").write_text("# Index\n", encoding="utf-8")
    search = {"lang": languages, "separator": _SEPARATOR, "pipeline": []} if len(languages) > 1 else {}
    config = {
        "site_name": "stock",
        "theme": {"name": "material", "language": languages[0], "font": False},
        "plugins": [] if folder.name == "bare" else [{"search": search}],
        "nav": ["index.md"],
    }
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
    took = _run("mkdocs", "build", "-q", "-f", str(folder / "mkdocs.yml"))
    workers = folder / "site/assets/javascripts/workers"
    worker = next(workers.glob("search.*.js")).name
    (folder / "site/find.html").write_text(MATERIAL.replace("WORKER", worker), encoding="utf-8")
    return took


_SEPARATOR = r"""[\s\u200b\u3000\-、。，．？！；：,:;!?=\[\]()"/«»“”‘’،؛؟]+|\.(?!\d)"""
"""Of several languages: the theme's for Chinese, and what its documentation advises for the marks of the others. They
are looked for without stems, with which its search finds less, since it does not ask for stems."""


def _of_location(location: str) -> Any:
    parts = location.partition("#")[0].strip("/").split("/")
    return (parts[0], parts[1]) if len(parts) == 2 else None


def pagefind_search(listed: list[Searched], queries: list[Query], quoted: bool, folder: Path) -> Answered | str:
    """Builds an index of plain pages for each language, and asks its own script; or says why there is nothing."""
    if importlib.util.find_spec("pagefind") is None:
        return "not installed"
    size = 0
    tooks: list[Took] = []
    first: list[int] = []
    memory = 0
    found: dict[int, tuple[Pages, float]] = {}
    for code in sorted({one.language for one in listed}):
        texts = [one for one in listed if one.language == code]
        root = folder / code
        numbers = [number for number, query in enumerate(queries) if query.language == code]
        asked = [queries[number].quoted if quoted else queries[number].plain for number in numbers]
        try:
            tooks.append(_built(root, partial(_pagefind_site, texts)))
            say(f"Pagefind: {code}")
            heard = _asked(root, asked, _COLD)
        except (Error, TimeoutError) as error:
            return f"{code}: {_why(error)}"
        size += sum(file.stat().st_size for file in (root / "pagefind").rglob("*.*") if "-" not in file.name)
        first += heard.first
        memory = max(memory, heard.memory)
        of_id = _pages_of(root / "pagefind/fragment")
        for number, answer in zip(numbers, heard.answers, strict=True):
            found[number] = {of_id[one] for one in answer["ids"]}, answer["warm"]
    each = [found[number] for number in range(len(queries))]
    return Answered(
        _characters(listed), sum(one.build for one in tooks), sum(one.processors for one in tooks), size,
        statistics.median(first), [pages for pages, _ in each], [warm for _, warm in each],
        f"{memory >> 20} MB in the reader's browser; the build takes {max(one.memory for one in tooks) >> 20} MB",
    )  # fmt: skip


def _pagefind_site(listed: list[Searched], root: Path) -> Took:
    for one in listed:
        page = root / "html" / one.language / one.slug / "index.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        texts = "".join(f"<p>{escape(unit.text)}</p>" for unit in one.units)
        head = f'<html lang="{one.language}"><title>{escape(one.title)}</title>'
        page.write_text(
            f"<!doctype html>{head}<body><h1>{escape(one.title)}</h1>{texts}</body></html>", encoding="utf-8"
        )
    (root / "find.html").write_text(PAGEFIND.replace("LANGUAGE", listed[0].language), encoding="utf-8")
    return _run("pagefind", "--site", str(root / "html"), "--output-path", str(root / "pagefind"))


def _pages_of(fragments: Path) -> dict[str, tuple[str, str]]:
    """Pages by the names under which Pagefind keeps what it shows of them."""
    found = {}
    for file in fragments.iterdir():
        said = gzip.decompress(file.read_bytes()).removeprefix(b"pagefind_dcd")
        _, language, slug, *_ = json.loads(said)["url"].split("/")
        found[file.stem] = (language, slug)
    return found


def in_their_order(listed: list[Searched], asked: list[str], folder: Path) -> dict[str, list[list[str]]]:
    """What each tool that is there puts first, of documents in one language: slugs, for each question."""
    made: dict[str, list[list[str]]] = {}
    _built(folder / "whole", partial(_material_site, listed))
    heard = _asked(folder / "whole/site", asked, len(asked))
    made["Material"] = [[one[1] for one in map(_of_location, answer["ids"]) if one] for answer in heard.answers]
    if importlib.util.find_spec("pagefind") is not None:
        _built(folder / "pagefind", partial(_pagefind_site, listed))
        of_id = _pages_of(folder / "pagefind/pagefind/fragment")
        heard = _asked(folder / "pagefind", asked, len(asked))
        made["Pagefind"] = [[of_id[one][1] for one in answer["ids"]] for answer in heard.answers]
    return made


# --- building and asking -----------------------------------------------------------------------------------


def _built(folder: Path, build: Callable[[Path], Took]) -> Took:
    """What a build took, now or the time before."""
    kept = folder / "took.json"
    if not kept.exists():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        kept.write_text(json.dumps(build(folder)))
    return Took(*json.loads(kept.read_text()))


def _run(module: str, *arguments: str) -> Took:
    """Runs a tool to its end, saying now and then that it still runs."""
    begun = time.perf_counter()
    command = [sys.executable, "-m", module, *arguments]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    ended, said, memory = 0, 0.0, 0
    while not ended:
        time.sleep(0.05)
        memory = max(memory, *map(most_memory, _family(process.pid)))
        ended, status, used = os.wait4(process.pid, os.WNOHANG)
        spent = time.perf_counter() - begun
        if spent - said > 20:
            said = spent
            say(f"{module}: {spent:.0f} s")
        if not ended and spent > LIMIT:
            for each in reversed(_family(process.pid)):
                os.kill(each, signal.SIGKILL)
            process.wait()
            raise TimeoutError(f"not built within {LIMIT} s")
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Took(time.perf_counter() - begun, used.ru_utime + used.ru_stime, memory)


def _family(process: int) -> list[int]:
    """A process and its children."""
    with contextlib.suppress(OSError):
        return [process, *map(int, Path(f"/proc/{process}/task/{process}/children").read_text().split())]
    return [process]


def _asked(root: Path, questions: list[str], cold: int) -> Asked:
    """What the page answers, now or the time before; one question in so many is that of a first-time reader."""
    kept = root / f"answers-{zlib.crc32(json.dumps(questions).encode()):08x}.json"
    if not kept.exists():
        begun = time.perf_counter()
        answers: list[Any] = []
        first: list[int] = []
        with Page(root, "find.html", "seek", LIMIT) as page:
            ready = time.perf_counter() - begun
            for number, question in enumerate(questions):
                if number and number % cold == 0:
                    page.fresh()
                answers.append(page.ask(question))
                if number % cold == 0:
                    first.append(page.sent)
                if number % 50 == 49:
                    say(f"asked {number + 1}")
                if time.perf_counter() - begun > LIMIT:
                    raise TimeoutError(f"{number + 1} of {len(questions)} queries in {LIMIT} s")
            kept.write_text(json.dumps(Asked(answers, first, ready, page.memory)))
    return Asked(*json.loads(kept.read_text()))


def _why(error: Exception) -> str:
    return str(error).splitlines()[0]


def _characters(listed: list[Searched]) -> int:
    return sum(len(unit.text) for one in listed for unit in one.units)
