"""Ours, asked by Node and in a browser as the pages ask it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from bench.search.browser import Page

PROJECT = Path(__file__).parents[2]
SCRIPTS = PROJECT / "docs/scripts/search"
ASK = """
const SHOWN = { count: 10, each: 3 };
export const ask = async (get, query, language) => {
  const store = await new Store(get).open();
  let first = null;
  const show = async (results) => {
    await results.documents(0, SHOWN.count, SHOWN.each);
    first ??= { bytes: store.bytes, files: store.files };
  };
  const once = async () => {
    const began = performance.now();
    const results = await search(store, query, { language, onFirst: show });
    await show(results);
    return { results, took: performance.now() - began };
  };
  const { results, took: cold } = await once();
  const { bytes } = store;
  const { took: warm } = await once();
  const hits = results.hits.map(({ language, id }) => [language, keyOf(id), ordinalOf(id)]);
  return { cold, warm, first: first.bytes, files: first.files, bytes, hits };
};
"""
IMPORTS = """
import { Store } from "./search/store.js";
import { search } from "./search/engine.js";
import { keyOf, ordinalOf } from "./search/shard.js";
"""
NODE = """
import { readFileSync } from "node:fs";
import { ask } from "./ask.js";
const { root, questions } = JSON.parse(readFileSync(0));
const get = async (path) => { try { return new Uint8Array(readFileSync(`${root}/${path}`)); } catch { return null; } };
const answers = [];
for (const [query, language] of questions) {
  answers.push(await ask(get, query, language).catch((error) => ({ error: String(error) })));
  if (answers.length % 50 === 0) process.stderr.write(`  Node: ${answers.length}\\n`);
}
process.stdout.write(JSON.stringify(answers));
"""
PAGE = """<!doctype html><title>search</title><script type="module">
import { ask } from "./scripts/ask.js";
const get = async (path) => {
  const answer = await fetch(new URL(path, location), { cache: "no-store" });
  return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : null;
};
window.ask = ([query, language]) => ask(get, query, language).catch((error) => ({ error: String(error) }));
</script>"""
Answer = dict[str, Any]


def prepare(root: Path) -> None:
    """Lays the scripts beside the index."""
    shutil.rmtree(root / "scripts", ignore_errors=True)
    shutil.copytree(SCRIPTS, root / "scripts/search")
    (root / "scripts/ask.js").write_text(IMPORTS + ASK, encoding="utf-8")
    (root / "scripts/run.js").write_text(NODE, encoding="utf-8")
    (root / "scripts/package.json").write_text('{"type": "module"}', encoding="utf-8")
    (root / "ours.html").write_text(PAGE, encoding="utf-8")


def by_node(root: Path, questions: list[tuple[str, str]]) -> list[Answer]:
    given = json.dumps({"root": str(root), "questions": questions})
    command = ["node", "--max-old-space-size=3000", str(root / "scripts/run.js")]
    done = subprocess.run(command, input=given.encode(), stdout=subprocess.PIPE, stderr=sys.stderr, check=True)
    answers: list[Answer] = json.loads(done.stdout)
    return answers


def by_browser(root: Path, questions: list[tuple[str, str]]) -> list[Answer]:
    with Page(root, "ours.html", "ask") as page:
        return [page.ask(question) for question in questions]


def build(documents: Path, root: Path) -> dict[str, Any]:
    """The index of documents that lie ready, in a process of its own; what it took."""
    command = [sys.executable, "-m", "bench.search.build", str(documents), str(root)]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True, cwd=PROJECT)
    made: dict[str, Any] = json.loads(done.stdout)
    return made
