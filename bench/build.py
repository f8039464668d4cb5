"""The whole way from sources to a site, beside stock MkDocs + Material on the same Markdown, in one run.

python -m bench.build --documents 300 --rounds 3
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import yaml

from bench.corpora import UNXML, resolutions

ROOT = Path(__file__).resolve().parents[1]
STOCK = {
    "site_name": "stock",
    "theme": {"name": "material", "language": "zh", "font": False},
    "markdown_extensions": ["attr_list", "tables", "toc"],
}


def main() -> None:
    """Make the projects, time them in turn, print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--archive", type=Path, default=ROOT / UNXML)
    options = parser.parse_args()
    if not options.archive.is_file():
        print(f"{options.archive}: there is no such file; give --archive with the UN's machine-readable resolutions")
        return
    with tempfile.TemporaryDirectory() as folder:
        _measure(Path(folder), options.archive, options.documents, options.rounds)


def _measure(folder: Path, archive: Path, documents: int, rounds: int) -> None:
    ours, stock = folder / "ours", folder / "stock"
    texts = list(resolutions(archive, "Chinese", documents + 1))
    _project(ours, texts[:-1])
    loccit = [sys.executable, "-m", "generator"]
    _run([*loccit, "pages", str(stock / "docs"), "--project", str(ours)])
    for kind, plugins in (("stock", ["search"]), ("stock-bare", [])):
        config = {**STOCK, "plugins": plugins, "docs_dir": "docs", "site_dir": f"site-{kind}"}
        (stock / f"{kind}.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
    mkdocs = [sys.executable, "-m", "mkdocs", "build", "-q", "-f"]
    times: dict[str, list[tuple[float, int]]] = {}
    for _ in range(rounds):
        shutil.rmtree(ours / ".cache", ignore_errors=True)
        times.setdefault("whole way, with search", []).append(_run([*loccit, "build", "--project", str(ours)]))
        times.setdefault("again, nothing changed", []).append(_run([*loccit, "build", "--project", str(ours)]))
        added = ours / "corpus/documents/added.txt"
        added.write_text(texts[-1][1], encoding="utf-8")
        times.setdefault("one document added", []).append(_run([*loccit, "build", "--project", str(ours)]))
        added.unlink()
        shutil.rmtree(ours / "corpus/anchors")
        _run([*loccit, "build", "--project", str(ours)])
        for name, kind in (("stock, Material's search", "stock"), ("stock, no search", "stock-bare")):
            times.setdefault(name, []).append(_run([*mkdocs, str(stock / f"{kind}.yml")]))
    _table(times, len(texts) - 1, sum(len(text) for _, text in texts))


def _project(project: Path, texts: list[tuple[str, str]]) -> None:
    """A project of ours with these documents and the repository's theme, registry and hand-written pages."""
    documents = project / "corpus/documents"
    documents.mkdir(parents=True)
    for name, text in texts:
        (documents / f"{name}.txt").write_text(text, encoding="utf-8")
    shutil.copytree(ROOT / "corpus/registry", project / "corpus/registry")
    for name in ("stylesheets", "scripts"):
        shutil.copytree(ROOT / "docs" / name, project / "docs" / name)
    shutil.copy(ROOT / "docs/about.md", project / "docs/about.md")
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    config = config.replace("generator/publish/theme", str(ROOT / "generator/publish/theme"))
    (project / "mkdocs.yml").write_text(config, encoding="utf-8")


def _run(command: list[str]) -> tuple[float, int]:
    """Seconds, and the peak memory of the largest process so far in MB."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    start = time.perf_counter()
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    seconds = time.perf_counter() - start
    if done.returncode > 1 or "Traceback" in done.stderr:  # 1: some of these real documents have issues
        raise SystemExit(f"{' '.join(command)}\n{done.stdout}{done.stderr}")
    return seconds, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024


def _table(times: dict[str, list[tuple[float, int]]], documents: int, characters: int) -> None:
    base = statistics.median(seconds for seconds, _ in times["stock, Material's search"])
    print(
        f"{documents} Chinese resolutions, {characters / 1e6:.1f} million characters, "
        f"medians of {len(times['stock, no search'])} rounds\n"
    )
    print("| build | seconds | stock with search is so many times as long |\n| --- | ---: | ---: |")
    for name, runs in times.items():
        seconds = statistics.median(second for second, _ in runs)
        print(f"| {name} | {seconds:.1f} | {base / seconds:.1f} |")
    print(f"\nlargest process of all: {max(memory for runs in times.values() for _, memory in runs)} MB")


if __name__ == "__main__":
    main()
