"""The browser's side of the search, run by Node on an index in a folder."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from generator.model import Meaning, Searched
from generator.search import index_of, whole_of

ROOT = Path(__file__).parents[2]
RUN = """
import { readFileSync } from "node:fs";
import { Store } from "./search/store.js";
import { search } from "./search/engine.js";
import { cut } from "./search/lexicon.js";
import { fold, foldWithOrigin } from "./search/fold.js";
import { keyOf, ordinalOf } from "./search/shard.js";
import { partsOf } from "./search/tokens.js";

const { root, verb, questions } = JSON.parse(readFileSync(0));
const get = async (path) => { try { return readFileSync(`${root}/${path}`); } catch { return null; } };
const store = await new Store(get).open();
const found = async (query, options) => {
  const began = performance.now();
  const results = await search(store, query, options);
  const shown = await results.documents(0, 10, 3);
  const milliseconds = performance.now() - began;
  const hits = await Promise.all(results.hits.map(async ({ language, id }) => {
    const { page, anchor } = await store.unit(language, keyOf(id), ordinalOf(id));
    return `${page}#${anchor}`;
  }));
  const { meant, cut } = results.asked;
  return { hits, total: results.total, shown, meant, cut, milliseconds };
};
const verbs = {
  fold: (text) => fold(text, store.simple),
  origin: (text) => foldWithOrigin(text, store.simple),
  parts: (text) => partsOf(text).parts,
  cut: (text) => cut(store, text),
  search: (asked) => found(asked.query, asked.options ?? {}),
};
const answers = [];
for (const question of questions) answers.push(await verbs[verb](question));
process.stdout.write(JSON.stringify(answers));
"""


def indexed(documents: list[Searched], folder: Path, names: list[Meaning] | None = None) -> Path:
    """Writes an index of the documents, and gives its folder."""
    named = names or []
    every = [name for one in named for name in (*one.names, *one.also)]
    languages = sorted({document.language for document in documents})
    parts = [index_of(one, [each for each in documents if each.language == one], every) for one in languages]
    for path, content in whole_of(parts, named, {}):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder


def ask(root: Path, verb: str, questions: list[Any]) -> list[Any]:
    """What docs/scripts/search/ answers, of the index in that folder."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("there is no Node here; tests/browser searches in a real browser")
    folder = root / "scripts"
    shutil.copytree(ROOT / "docs/scripts/search", folder / "search", dirs_exist_ok=True)
    (folder / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    (folder / "run.js").write_text(RUN, encoding="utf-8")
    given = json.dumps({"root": str(root), "verb": verb, "questions": questions}).encode()
    done = subprocess.run([node, "run.js"], cwd=folder, input=given, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    answers: list[Any] = json.loads(done.stdout)
    return answers


def found(root: Path, queries: list[str], **options: Any) -> list[Any]:
    """What each query finds: `hits` (page#anchor, the best first), `total`, `shown`, `meant` …"""
    return ask(root, "search", [{"query": query, "options": options} for query in queries])
