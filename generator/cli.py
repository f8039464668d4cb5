"""The commands. The only module that prints or exits."""

from __future__ import annotations

import hashlib
import logging
import shutil
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Annotated, Any, NoReturn

import msgspec
import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table
from rich.text import Text

from generator import __version__
from generator.cache import Cache
from generator.issues import Issue, has_errors
from generator.languages import LANGUAGES
from generator.link.asked import ask
from generator.link.knowledge import Knowledge
from generator.model import Document, Entity
from generator.pipeline import (
    Built,
    build,
    catalogue_of,
    document_of,
    documents_in,
    keep_entities,
    library_of,
    read_files,
)
from generator.pipeline import Progress as Tell
from generator.publish.files import write_files
from generator.publish.lock import write_locks
from generator.read import read_document
from generator.read.registry import read_registry
from generator.render.contract import contract, unread
from generator.report import (
    REFERENCE_COLUMNS,
    change_lines,
    drop_lines,
    issue_line,
    outline_lines,
    recognised,
    reference_lines,
    reference_rows,
    references_title,
    yaml_to_complete,
)
from generator.report_cited import CitedReport
from generator.settings import Settings, read_settings

app = typer.Typer(
    name="loccit",
    help="Official documents as a static site: every paragraph an address, every name a page.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
Project = Annotated[Path, typer.Option("--project", help="Folder with mkdocs.yml.", file_okay=False, exists=True)]
Files = Annotated[list[Path], typer.Argument(metavar="FILE…", help="Documents, in the corpus or anywhere.")]
HERE = Path()
WIDE = 180
"""Columns of a table that goes to a file."""


@app.command("build")
def build_command(
    project: Project = HERE,
    site_dir: Annotated[Path | None, typer.Option(help="Where the site goes; site/ where nothing is said.")] = None,
) -> None:
    """Build the whole site, and write the lock files of its addresses.

    Example: loccit build --site-dir /tmp/site
    """
    from generator.publish.site import publish_site  # MkDocs is slow to import; other commands do without it

    settings = _settings(project)
    folder = (site_dir or settings.project / settings.site).resolve()
    with _progress() as tell:
        built, failed = publish_site(settings.project, folder, tell)
    if failed:
        _say_issues(built.issues)
        _stop(failed)
    write_locks(built.locks, settings.project)
    _say(change_lines(built.changes))
    _finish(built, f"{len(built.library.documents)} documents → {folder}")


@app.command()
def serve(
    project: Project = HERE,
    address: Annotated[str, typer.Option(help="Host and port.")] = "127.0.0.1:8000",
) -> None:
    """Preview the site; saving a file in corpus/ or docs/ refreshes it.

    Example: loccit serve --address 127.0.0.1:8010
    """
    from mkdocs.commands.serve import serve as mkdocs_serve

    settings = _settings(project)
    mkdocs_serve(str(settings.project / "mkdocs.yml"), dev_addr=address)


@app.command()
def check(project: Project = HERE) -> None:
    """Read the whole corpus and say what is wrong, writing nothing.

    Example: loccit check
    """
    settings = _settings(project)
    with _progress() as tell:
        built = build(settings.project, settings.language, Cache(settings.cache), progress=tell)
    _say(change_lines(built.changes))
    _finish(built, f"{len(built.library.documents)} documents read")


@app.command()
def pages(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Where the Markdown goes.")],
    project: Project = HERE,
) -> None:
    """Write the generated Markdown and data for another site engine.

    Example: loccit pages ../hugo/content
    """
    settings = _settings(project)
    with _progress() as tell:
        built = build(settings.project, settings.language, Cache(settings.cache), progress=tell)
    changed, issues = write_files(built.outputs, folder.resolve(), settings.project)
    _say_issues(issues)
    if has_errors(list(issues)):
        _stop("some files could not be written")
    _finish(built, f"{len(built.outputs)} files in {folder}, {changed} of them changed")


@app.command()
def inspect(
    files: Files,
    project: Project = HERE,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line, as documented.")] = False,
    ledger: Annotated[bool, typer.Option("--ledger", help="Every run of the source that was dropped.")] = False,
    references: Annotated[bool, typer.Option("--references", help="Every citation: its target, or why none.")] = False,
) -> None:
    """Show what was recognised in documents: outline, notes, what was dropped and why. Writes nothing.

    Example: loccit inspect corpus/documents/gc-59-res-10.txt --references
    """
    entities, key, failed = _registry(project)
    settings, _ = read_settings(project.resolve(), (project / "mkdocs.yml").as_posix())
    read = read_files(files, entities, key, settings.language if settings else Settings(project).language)
    for file, (document, issues) in zip(files, read, strict=True):
        failed = failed or document is None or has_errors(issues)
        if references:
            _say_references(document, as_json)
        elif as_json:
            _say_json(contract(document, issues) if document else unread(file.as_posix(), _sha256(file), issues))
            continue
        elif document:
            _say(outline_lines(document))
            source, _ = read_document(file, file.as_posix()) if ledger else (None, ())
            _say(drop_lines(document, source.text) if source else ())
        _say_issues(issues)
    if failed:
        raise typer.Exit(1)


@app.command()
def cite(
    reference: Annotated[list[str], typer.Argument(metavar="REFERENCE", help="As people write it, in any language.")],
    project: Project = HERE,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object: target, href, rule, candidates.")] = False,
) -> None:
    """Find the address of what someone cites: a paragraph, an article, an action, a goal, a document, a name.

    Example: loccit cite "WP.77 第66段"
    """
    settings = _settings(project)
    with _progress(quiet=True) as tell:
        library = library_of(settings.project, settings.language, Cache(settings.cache), tell)
    catalogue = catalogue_of(library, settings.language)
    report, asked = CitedReport(catalogue, settings.url), ask(" ".join(reference), catalogue)
    if as_json:
        _say_json(report.data(asked))
    elif asked.target:
        _say(report.lines(asked))
    else:
        for line in report.failure(asked):
            print(line, file=sys.stderr)
    if not asked.target:
        raise typer.Exit(1)


@app.command()
def terms(
    files: Annotated[list[Path] | None, typer.Argument(metavar="[FILE…]", help="Documents; else the corpus.")] = None,
    project: Project = HERE,
    language: Annotated[str | None, typer.Option(help="Only documents in this language: zh, en, …")] = None,
    most: Annotated[int, typer.Option(min=1, help="At most so many new names, and so many variants.")] = 50,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
) -> None:
    """Propose names and terms that occur often and are not in the registry, with the YAML to paste.

    Example: loccit terms --language zh --most 20
    """
    from generator.link.candidates import TermFinder  # loads a dictionary that other commands do without
    from generator.report_terms import TermsReport

    logging.getLogger("jieba").setLevel(logging.WARNING)  # it tells how long it took
    if language is not None and language not in LANGUAGES:
        _stop(f"--language {language}: no language that is read; write one of {', '.join(LANGUAGES)}")
    settings = _settings(project)
    entities, key, failed = _registry(project)
    if failed:
        _stop("the registry has errors; correct them first, or names that it has are proposed again")
    finder = TermFinder(Knowledge(entities), [language] if language else LANGUAGES)
    met: Counter[str] = Counter()
    with _progress() as tell:
        read = (
            read_files(files, entities, key, settings.language)
            if files
            else documents_in(settings.project, Cache(settings.cache), tell)
        )
        for document, issues in read:
            _say_issues(issue for issue in issues if files or issue.severity == "error")
            failed = failed or document is None
            if document is not None:
                met[document.language] += 1
                finder.add(document)
        if not met:
            _stop("there are no documents to look at; name some files, or bring some into the corpus with loccit add")
        if language and not met[language]:
            _stop(f"none of {met.total()} documents is in {language}; they are in {', '.join(sorted(met))}")
        told = partial(tell, "propose")
        proposals, variants = finder.proposals(most, told), finder.variants(most, told)
    report = TermsReport(entities)
    if as_json:
        for said in report.data(proposals, variants):
            _say_json(said)
    else:
        _say(report.lines(proposals, variants))
    if failed:
        raise typer.Exit(1)


@app.command()
def add(files: Files, project: Project = HERE) -> None:
    """Copy documents into the corpus, say what was recognised, and write the YAML file to complete.

    Example: loccit add ~/Downloads/npt-conf.2020-wp.77.txt
    """
    _, key, failed = _registry(project)
    for file in files:
        target = project / "corpus" / "documents" / file.name
        document, issues = document_of(file, Path(), key, None)
        if target.exists():
            _stop(f"{target}: there is such a file already; rename the new one, or remove the old one first")
        if document is None:
            failed = True
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, target)
            beside = target.with_suffix(".yml")
            if not beside.exists():
                beside.write_text(yaml_to_complete(document), encoding="utf-8")
            print(f"{target}, with {beside.name} to complete")
            _say(f"  {name}: {value}" for name, value in recognised(document))
        _say_issues(issues)
    if failed:
        raise typer.Exit(1)


@app.command()
def version() -> None:
    """Print the version.

    Example: loccit version
    """
    print(__version__)


def main() -> None:
    """Run the command that was asked for."""
    app()


# --- what is said --------------------------------------------------------------------------------------


def _settings(project: Path) -> Settings:
    settings, issues = read_settings(project.resolve(), (project / "mkdocs.yml").as_posix())
    if settings is None:
        _stop("\n".join(map(str, issues)))
    return settings


def _finish(built: Built, said: str) -> None:
    _say_issues(built.issues)
    print(said)
    if has_errors(built.issues):
        raise typer.Exit(1)


def _stop(message: str) -> NoReturn:
    print(message, file=sys.stderr)
    raise typer.Exit(1)


def _say(lines: Iterable[str]) -> None:
    for line in lines:
        print(line)


def _say_issues(issues: Iterable[Issue]) -> None:
    for issue in issues:
        print(issue_line(issue), file=sys.stderr)


def _say_json(said: dict[str, Any]) -> None:
    sys.stdout.write(msgspec.json.encode(said).decode() + "\n")


def _say_references(document: Document | None, as_json: bool) -> None:
    """A document's references, as a table or a line each."""
    if document is None:
        return
    if as_json:
        for line in reference_lines(document):
            _say_json(line)
        return
    console = Console(width=None if sys.stdout.isatty() else WIDE)
    table = Table(title=references_title(document), title_justify="left", box=None, pad_edge=False)
    for name in REFERENCE_COLUMNS:
        table.add_column(name, overflow="fold")
    for row in reference_rows(document):
        table.add_row(*map(Text, row))
    console.print(table)


def _registry(project: Path) -> tuple[dict[str, Entity], str, bool]:
    """The project's registry, the key under which processes find it, and whether it has errors."""
    folder = project / "corpus" / "registry"
    entities, issues = read_registry(folder, folder.as_posix()) if folder.is_dir() else ({}, ())
    _say_issues(issue for issue in issues if issue.severity == "error")
    return entities, keep_entities(entities, Cache(None)), has_errors(issues)


def _sha256(file: Path) -> str:
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest()
    except OSError:
        return ""


@contextmanager
def _progress(quiet: bool = False) -> Iterator[Tell]:
    """A bar on a terminal; elsewhere a plain line a stage, or nothing where the answer is one line itself."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield _nothing if quiet else _plain_lines
        return
    with Progress(TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), console=console) as bars:
        tasks = {}

        def tell(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(stage, total=total)
            bars.update(tasks[stage], completed=done)

        yield tell


def _plain_lines(stage: str, done: int, total: int) -> None:
    if done == total:
        print(f"{stage}: {done}/{total}", file=sys.stderr)


def _nothing(stage: str, done: int, total: int) -> None:
    """Progress that nobody watches."""
