"""The thin edge to MkDocs: runs the build step first, hands over pages ready made, lays the data beside them.

No content exists only here: what the plugin hands over is what Python-Markdown makes of the page's Markdown, made by
`render` once and kept. Without the plugin the same Markdown gives the same anchors, only slower.
"""

from __future__ import annotations

import logging
import os
from datetime import UTC, datetime
from html import escape
from pathlib import Path
from typing import Any, NoReturn

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from generator.cache import Cache
from generator.issues import Issue
from generator.model import Heading, Output
from generator.pipeline import Built, Progress, build
from generator.publish.files import write_files
from generator.render.words import words

_LOG = logging.getLogger("mkdocs.plugins.loccit")


class LoccitPlugin(BasePlugin):  # type: ignore[type-arg, no-untyped-call]  # the base class is only half typed
    """`mkdocs build` and `mkdocs serve` work with nothing but `plugins: [loccit]`."""

    def __init__(self) -> None:
        self.built: Built | None = None
        self.made: set[str] = set()
        """Paths of every file that the build wrote."""
        self.ready: dict[str, Output] = {}
        """Of these, the pages that are HTML already."""
        self.tell: Progress | None = None
        self.quiet = False
        """Issues are told by the command that runs the build."""
        self.stopped: str | None = None
        """Why nothing may be published."""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        language = str(config.theme["language"])
        said = words(language)["theme"]
        config.extra["t"] = said
        palette = config.theme.get("palette")
        for option, name in zip(palette if isinstance(palette, list) else (), said["palette"], strict=False):
            option.setdefault("toggle", {}).setdefault("name", name)
        config.mdx_configs.setdefault("toc", {}).setdefault("permalink", True)
        config.mdx_configs["toc"].setdefault("permalink_title", words(language)["permalink"])
        config.watch.append(str(_project(config) / "corpus"))
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        project = _project(config)
        cache = Cache(project / ".cache" / "loccit")
        self.built = build(project, str(config.theme["language"]), cache, progress=self.tell)
        if not self.quiet:
            _report(self.built.issues)
        if self.built.stopping:
            self._stop(f"nothing was published: {len(self.built.stopping)} of these must be settled first")
        _, issues = write_files(self.built.outputs, Path(config.docs_dir), project)
        if issues:
            self._stop("\n".join(map(str, issues)))
        self.made = {output.path for output in self.built.outputs}
        self.ready = {output.path: output for output in self.built.outputs if output.html is not None}
        os.environ["SOURCE_DATE_EPOCH"] = str(_latest(self.built))

    def _stop(self, reason: str) -> NoReturn:
        self.stopped = reason
        raise PluginError(reason)

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        if page.file.src_uri in self.made:
            # Titles go through Material's templates as HTML; a document's is plain text, whatever stands in it.
            page.meta["title"] = escape(str(page.meta.get("title", "")), quote=False)
        return "" if page.file.src_uri in self.ready else markdown

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        output = self.ready.get(page.file.src_uri)
        if output is None or output.html is None:
            return html
        page.toc = get_toc(_tokens(output.headings))
        return output.html

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """The Markdown of each page, beside it, as the contract has it: documents/<slug>/<language>.md."""
        if self.built is None:
            return
        for document in self.built.library.documents:
            page = self.built.library.page(document)
            target = Path(config.site_dir) / "documents" / document.slug / f"{document.language}.md"
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes((Path(config.docs_dir) / page / "index.md").read_bytes())


def _project(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).resolve().parent if config.config_file_path else Path.cwd()


def _report(issues: tuple[Issue, ...]) -> None:
    levels = {"error": logging.ERROR, "warning": logging.WARNING, "note": logging.INFO}
    for issue in issues:
        _LOG.log(levels[issue.severity], "%s", issue)


def _latest(built: Built) -> int:
    """The date that the site bears: the latest of its documents, so that it is the same on any day."""
    dates = [document.metadata.date_end or document.metadata.date for document in built.library.documents]
    latest = max(((date + "-01-01")[:10] for date in dates if date), default="1970-01-01")
    return max(int(datetime.fromisoformat(latest).replace(tzinfo=UTC).timestamp()), 0)


def _tokens(headings: tuple[Heading, ...]) -> Any:
    """The outline as Python-Markdown's own extension gives it."""
    roots: list[dict[str, Any]] = []
    line: list[dict[str, Any]] = []
    for heading in headings:
        token = {
            "level": heading.level,
            "id": heading.anchor,
            "name": escape(heading.text, quote=False),
            "children": [],
        }
        while line and line[-1]["level"] >= heading.level:
            line.pop()
        (line[-1]["children"] if line else roots).append(token)
        line.append(token)
    return roots
