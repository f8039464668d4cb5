"""The whole site in one folder: MkDocs runs aside, and its result is swapped in when it is finished."""

from __future__ import annotations

import logging
import shutil
from pathlib import Path

import jieba
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from generator.pipeline import Built, Progress
from generator.publish.files import restore, swap_in
from generator.publish.plugin import LoccitPlugin


def publish_site(project: Path, folder: Path, tell: Progress) -> tuple[Built, str | None]:
    """Build the site of a project into a folder; what was built, and why it was not published if it was not.

    A build that is killed or stopped leaves the last good site whole.
    """
    logging.getLogger("mkdocs").setLevel(logging.CRITICAL)
    jieba.setLogLevel(logging.WARNING)
    restore(folder)
    aside = folder.with_name(f"{folder.name}.new")
    shutil.rmtree(aside, ignore_errors=True)
    config = load_config(str(project / "mkdocs.yml"), site_dir=str(aside))
    plugin = config.plugins.get("loccit")
    if not isinstance(plugin, LoccitPlugin):
        raise ValueError("mkdocs.yml does not name the plugin; add loccit to its plugins")
    plugin.tell, plugin.quiet = tell, True
    config.plugins.on_startup(command="build", dirty=False)
    try:
        mkdocs_build(config)
    except Abort:
        if plugin.stopped is None or plugin.built is None:
            raise
        shutil.rmtree(aside, ignore_errors=True)
        return plugin.built, plugin.stopped
    finally:
        config.plugins.on_shutdown()
    assert plugin.built is not None
    swap_in(aside, folder)
    return plugin.built, None
