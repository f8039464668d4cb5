"""Pass 5: raw blocks → title block, body, closing lines.

Before: "第一届会议", "2017 年 5 月 2 日，维也纳", "促进和平利用核能", "…提交的工作文件", "本工作文件…", "概述"
after: session, place, title, submitter | "本工作文件…", "概述"
Guarantees: 1. every raw block is in exactly one of the three; 2. the body is a contiguous run.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from generator.languages.scripts import width
from generator.languages.table import Forms, Language
from generator.model import FrontRole
from generator.parse.breaks import ends_sentence
from generator.parse.forms import PART, RESOLUTION_TITLE
from generator.parse.furniture import is_symbol
from generator.parse.raw import Page, Raw

_MOST_FRONT = 40
_MOST_END = 6


class Parts(Struct, frozen=True):
    """The three parts of a document."""

    front: tuple[tuple[FrontRole, Raw], ...]
    body: tuple[Raw, ...]
    end: tuple[tuple[FrontRole, Raw], ...]


def part_front(blocks: tuple[Raw, ...], page: Page, language: Language) -> Parts:
    """Tell the title block and the closing lines from the body."""
    front: list[tuple[FrontRole, Raw]] = []
    numbered = _resolution_title(blocks, language)
    for index, block in enumerate(blocks[:_MOST_FRONT]):
        role = _role(block, front, page, language)
        if numbered is not None and index <= numbered:
            # What stands above a title with its number is cover: the agenda item has a title of its own.
            role = "title" if index == numbered else "cover" if role in (None, "title", "submitter") else role
        if role is None:
            break
        front.append((role, _unlabelled(block, role)))
    index = len(front)
    end: list[tuple[FrontRole, Raw]] = []
    last = len(blocks)
    while last > index + 1 and len(end) < _MOST_END and _closes(blocks[last - 1], language):
        last -= 1
        end.insert(0, ("meeting", blocks[last]))
    return Parts(tuple(front), blocks[index:last], tuple(end))


def without_number(title: str) -> str:
    """The title of a resolution without the number that it opens with.

    >>> without_number("75/193. 阿拉伯叙利亚共和国人权状况"), without_number("3. Disarmament")
    ('阿拉伯叙利亚共和国人权状况', '3. Disarmament')
    """
    match = RESOLUTION_TITLE.match(title)
    return title[match.end() :] if match else title


def _resolution_title(blocks: Sequence[Raw], language: Language) -> int | None:
    """Index of the block that is a resolution's title with its number: it stands before the opening formula."""
    found = None
    for index, block in enumerate(blocks[:_MOST_FRONT]):
        if language.formula.fullmatch(block.text):
            return found
        if found is None and RESOLUTION_TITLE.match(block.text):
            found = index
    return None


def _unlabelled(block: Raw, role: FrontRole) -> Raw:
    return (
        replace(block, label=None, heading=False)
        if role != "title" or block.label is None
        else replace(block, label=None)
    )


def _role(block: Raw, front: list[tuple[FrontRole, Raw]], page: Page, language: Language) -> FrontRole | None:
    """What a block of the title block is; None where the body begins."""
    text = block.text
    roles = {role for role, _ in front}
    if language.formula.fullmatch(text) or PART.fullmatch(text):
        return None
    lines: tuple[tuple[FrontRole, Forms], ...] = (
        ("session", language.session),
        ("place", language.place),
        ("adoption", language.adoption),
    )
    for role, form in lines:
        if form.fullmatch(text):
            return role
    if is_symbol(text) or language.cover.fullmatch(text):
        return "cover"
    if "submitter" not in roles and language.submitter.fullmatch(text):
        return "submitter"
    if "title" in roles:
        return None
    if RESOLUTION_TITLE.match(text):
        return "title"
    if any(form.fullmatch(text) for form in (language.annex, language.division, language.article)):
        return None
    if block.label is not None or ends_sentence(text, language) or width(text) > page.measure * 3:
        return None
    return "title" if _stands_as_title(block, page) else None


def _stands_as_title(block: Raw, page: Page) -> bool:
    """A title is set apart: indented, short, or with space around it."""
    return block.heading or block.first.lead >= 2 or bool(block.first.gap) or width(block.text) < page.measure


def _closes(block: Raw, language: Language) -> bool:
    return block.label is None and language.meeting.fullmatch(block.text) is not None
