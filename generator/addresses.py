"""Slugs, anchors and page addresses: the one place that spells them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.languages.numbering import Label, letter_name

_NOT_IN_SLUG = re.compile(r"[^a-z0-9.]+")
_SLUG = re.compile(r"[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?")
_ARTICLE = re.compile(r"(?:.+-)?(?:art|rule|principle)-[^-]+")
ANCHOR = re.compile(r"[a-z][a-z0-9.]*(?:--?[a-z0-9.]+)*")
"""What an anchor looks like."""


def slug_of(symbol: str) -> str:
    """The slug of a document with that symbol.

    >>> slug_of("NPT/CONF.2020/WP.77"), slug_of("GC(59)/RES/10"), slug_of("INFCIRC/153(Corrected)")
    ('npt-conf.2020-wp.77', 'gc-59-res-10', 'infcirc-153-corrected')
    """
    return _NOT_IN_SLUG.sub("-", symbol.lower()).strip("-.")


def is_slug(text: str) -> bool:
    """Whether the text can be a slug: it becomes a folder of the site.

    >>> is_slug("gc-59-res-10"), is_slug("../etc"), is_slug("a/b"), is_slug("a..b")
    (True, False, False, False)
    """
    return _SLUG.fullmatch(text) is not None and ".." not in text and len(text) <= 120


# --- anchors -----------------------------------------------------------------------------------------------


def joined(*parts: str) -> str:
    """Parts of an anchor, joined; empty ones leave no trace.

    >>> joined("", "p5"), joined("annex-1", "h-2")
    ('p5', 'annex-1-h-2')
    """
    return "-".join(part for part in parts if part)


def paragraph_anchor(prefix: str, label: Label) -> str:
    """Of a numbered paragraph, in an annex or section where `prefix` says so.

    >>> from generator.languages.numbering import labels_at
    >>> [paragraph_anchor(prefix, labels_at(text)[0]) for prefix, text in
    ...  (("", "66. 在"), ("annex-1", "3. 在"), ("art-3", "2. 在"), ("annex-1-art-3", "2. 在"), ("", "12之二. 在"))]
    ['p66', 'annex-1-p3', 'art-3-2', 'annex-1-art-3-2', 'p12-bis']
    """
    number = ".".join(map(str, label.path)) if label.path else str(label.value)
    if not _ARTICLE.fullmatch(prefix):
        number = "p" + number
    return joined(prefix, number, label.suffix)


def preamble_anchor(label: Label | None, ordinal: int) -> str:
    """Of a preambular paragraph: its letter, or its place."""
    if label is None or label.system == "bullet":
        return f"pp-{ordinal}"
    number = letter_name(label.value) if label.system == "letter" else str(label.value)
    return joined("pp", number, label.suffix)


def item_anchor(label: Label | None, depth: int, ordinal: int) -> str:
    """The last part of an item's anchor: a letter at the first lettered level, a number below it.

    >>> from generator.languages.numbering import labels_at
    >>> item_anchor(labels_at("(b) x")[0], 0, 2), item_anchor(labels_at("㈡ x")[0], 1, 2), item_anchor(None, 0, 3)
    ('b', '2', '3')
    """
    if label is None or label.system == "bullet":
        return str(ordinal)
    lettered = label.system in ("letter", "upper-dot") and depth == 0
    return joined(letter_name(label.value) if lettered else str(label.value), label.suffix)


def heading_anchor(labels: tuple[Label, ...], ordinal: int) -> str:
    """Of a heading: the printed numbers from the top down, or its place among the unmarked ones.

    >>> from generator.languages.numbering import labels_at
    >>> heading_anchor((labels_at("二. 响应")[0], labels_at("A. 核")[0]), 0), heading_anchor((), 3)
    ('h-2-a', 'h-x3')
    """
    if not labels:
        return f"h-x{ordinal}"
    return joined("h", *(heading_part(label) for label in labels))


def heading_part(label: Label) -> str:
    """The number of a heading as addresses have it."""
    if label.path:
        return ".".join(map(str, label.path))
    return letter_name(label.value) if label.system in ("letter", "upper-dot") else str(label.value)


def unprinted(letter: str, ordinal: int) -> str:
    """Of a block that nothing is printed for: `x1` words, `q1` a quotation, `t1` a table."""
    return f"{letter}{ordinal}"


def footnote_anchor(marker: str) -> str:
    """Of a footnote.

    >>> footnote_anchor("1"), footnote_anchor("*"), footnote_anchor("**"), footnote_anchor("a")
    ('fn-1', 'fn-star', 'fn-star-2', 'fn-a')
    """
    stars = marker.replace("＊", "*")
    if set(stars) == {"*"}:
        return "fn-star" if len(stars) == 1 else f"fn-star-{len(stars)}"
    names = {"†": "dagger", "‡": "double-dagger", "§": "section"}
    return "fn-" + joined(*(names.get(c, "") for c in marker)) if marker[0] in names else f"fn-{marker.lower()}"


def back_anchor(footnote: str) -> str:
    """Where in the text the marker of a footnote stands: `fnref-1` for `fn-1`."""
    return footnote.replace("fn-", "fnref-", 1)


# --- pages -------------------------------------------------------------------------------------------------


def document_page(slug: str, language: str = "") -> str:
    """Address of a document's page below the site's root; a second language has its own folder."""
    return f"documents/{slug}/{language}/" if language else f"documents/{slug}/"


PAGED = ("initiatives", "instruments", "organisations", "states", "places", "events", "themes")
"""Families of the registry whose entries have a page each, below an index of the same name; in the order of indexes."""
TERMS = "terminology"
"""The family whose entries are lines of the glossary."""
GLOSSARY_PAGE = "glossary/"
VERBS = "verbs"
"""The family of what paragraphs do: urge, welcome; no names, and nowhere recognised as such."""
CALLS_PAGE = "calls/"
"""What is called for, by whom, of whom."""


def entity_page(family: str, entity: str) -> str:
    """Address of a registry entry: a page of its own, or its line in the glossary or among the verbs.

    >>> entity_page("initiatives", "pui"), entity_page("terminology", "nuclear-security")
    ('initiatives/pui/', 'glossary/#nuclear-security')
    """
    lists = {TERMS: GLOSSARY_PAGE, VERBS: CALLS_PAGE}
    return f"{lists[family]}#{entity}" if family in lists else f"{family}/{entity}/"


SEARCH_PAGE = "search/"
REFERENCES_PAGE = "references/"
GOALS = "sdg"
"""What targets call the Sustainable Development Goals."""
ACTION_PLAN_PAGE = "action-plan/"
GOALS_PAGE = "sdgs/"


def reference_page(slug: str) -> str:
    """Address of the page of a document that is cited and not in the corpus."""
    return f"{REFERENCES_PAGE}{slug}/"


def references_list(organ: str, number: int = 1) -> str:
    """Address of a list of what is cited of one organ; a long list has numbered pages.

    >>> references_list("UN General Assembly"), references_list("", 2)
    ('references/by/un-general-assembly/', 'references/by/other/2/')
    """
    return f"{REFERENCES_PAGE}by/{slug_of(organ) or 'other'}/{f'{number}/' if number > 1 else ''}"


def goal_anchor(part: str) -> str:
    """Of a Sustainable Development Goal or a target of one, on the page of them all.

    >>> goal_anchor("3"), goal_anchor("3.8")
    ('goal-3', 'target-3.8')
    """
    return f"target-{part}" if "." in part else f"goal-{part}"


def version_pages(slug: str, languages: Iterable[str], published: dict[str, str], site_language: str) -> dict[str, str]:
    """Address of each language version: the first published has the plain one, and keeps it.

    >>> version_pages("a", ["en", "zh"], {}, "zh")
    {'zh': 'documents/a/', 'en': 'documents/a/en/'}
    >>> version_pages("a", ["en", "zh"], {"en": "documents/a/"}, "zh")
    {'en': 'documents/a/', 'zh': 'documents/a/zh/'}
    """
    wanted = sorted(languages, key=lambda code: (code not in published, code != site_language, code))
    pages = {code: published[code] for code in wanted if code in published}
    for code in wanted:
        if code not in pages:
            free = document_page(slug) not in (*pages.values(), *published.values())
            pages[code] = document_page(slug) if free else document_page(slug, code)
    return pages


def between(page: str, target: str) -> str:
    """The relative address of `target`, seen from `page`; both are below the site's root, pages end in a stroke.

    >>> between("documents/a/", "initiatives/pui/"), between("", "documents/"), between("glossary/", "")
    ('../../initiatives/pui/', 'documents/', '../')
    >>> between("documents/a/", "documents/a/zh.json"), between("documents/a/", "documents/b/#p5")
    ('zh.json', '../b/#p5')
    """
    path, mark, fragment = target.partition("#")
    here, (*folders, name) = page.split("/")[:-1], path.split("/")
    same = 0
    while same < min(len(here), len(folders)) and here[same] == folders[same]:
        same += 1
    relative = "../" * (len(here) - same) + "/".join((*folders[same:], name))
    return f"{relative or './'}{mark}{fragment}"
