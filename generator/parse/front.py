"""Pass 5: raw blocks → title block, body, closing lines.

Before: "第一届会议", "2017 年 5 月 2 日，维也纳", "促进和平利用核能", "…提交的工作文件", "本工作文件…", "概述"
after: session, place, title, submitter | "本工作文件…", "概述"
Guarantees: 1. every raw block is in exactly one of the three; 2. the body is a contiguous run, but for closing
lines that stand above an annex or another part.
"""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from generator.languages.scripts import width
from generator.languages.table import Forms, Language
from generator.model import FrontRole
from generator.parse.breaks import ends_sentence
from generator.parse.cover import cover_of
from generator.parse.forms import PART, RESOLUTION_NUMBER, RESOLUTION_TITLE, symbol_of
from generator.parse.raw import Page, Raw, run_together

_MOST_FRONT = 40
_MOST_END = 6
_TOLD = frozenset({"cover", "title", "end"})
"""Roles by which a reader knows what is not the body."""
_KNOWS = _TOLD | {"formula", "preamble", "part"}
"""Roles of a reader that would have told what is not."""


class Parts(Struct, frozen=True):
    """The three parts of a document."""

    front: tuple[tuple[FrontRole, Raw], ...]
    body: tuple[Raw, ...]
    end: tuple[tuple[FrontRole, Raw], ...]


def part_front(blocks: tuple[Raw, ...], page: Page, language: Language) -> Parts:
    """Tell the title block and the closing lines from the body."""
    if any(block.first.role in _KNOWS for block in blocks):
        return _as_told(blocks, language)
    front: list[tuple[FrontRole, Raw]] = []
    cover = cover_of(blocks, language)
    blocks = cover.blocks
    for index, block in enumerate(blocks[:_MOST_FRONT]):
        role = _role(block, front, page, language)
        if cover.title is not None and index <= cover.title:
            # What stands above a title with its number is cover: the agenda item has a title of its own.
            role = "title" if index == cover.title else "cover" if role in (None, "title", "submitter") else role
        elif role is None and _lacks_words(front) and not _opens_body(block, language):
            role = "title"
        opens = cover.title is not None and index > cover.title and language.bare_formula.fullmatch(block.text)
        if role is None or opens:
            break
        front.append((role, _unlabelled(block, role)))
    body, end = _part_end(blocks[len(front) :], language)
    return Parts(tuple(front), body, end)


def _part_end(blocks: tuple[Raw, ...], language: Language) -> tuple[tuple[Raw, ...], tuple[tuple[FrontRole, Raw], ...]]:
    """The body, and the lines that close it or what stands above an annex or another part."""
    body: list[Raw] = []
    end: list[tuple[FrontRole, Raw]] = []
    for block in blocks:
        if language.annex.fullmatch(block.first.text) or PART.fullmatch(block.text):
            end += _closing(body, language)
        body.append(block)
    end += _closing(body, language)
    return tuple(body), tuple(end)


def _closing(body: list[Raw], language: Language) -> list[tuple[FrontRole, Raw]]:
    """Take the closing lines off the body's end, also those that ran into the last paragraph."""
    taken: list[Raw] = []
    while len(body) > 1 and len(taken) < _MOST_END and _closes(body[-1], language):
        taken[:0] = _line_by_line(body.pop(), language)
    if body and not taken and not body[-1].table:
        last = body[-1]
        rows = last.rows
        count = len(rows)
        while count > 1 and len(rows) - count < _MOST_END and language.meeting.fullmatch(rows[count - 1].text):
            count -= 1
        kept = run_together(rows[:count])
        if count < len(rows) and ends_sentence(kept, language):
            body[-1] = replace(last, rows=rows[:count], text=kept)
            taken = [Raw((row,), row.text) for row in rows[count:]]
    return [("meeting", block) for block in taken]


def _line_by_line(block: Raw, language: Language) -> list[Raw]:
    """The meeting and the day, where nothing parted them."""
    if all(language.meeting.fullmatch(row.text) for row in block.rows):
        return [Raw((row,), row.text) for row in block.rows]
    return [block]


def _as_told(blocks: tuple[Raw, ...], language: Language) -> Parts:
    """Title block and closing lines as the reader knew them; what closes a text can stand above its annexes.

    The meeting above a day that closes the text closes it too, wherever the file has put it.
    """
    front: list[tuple[FrontRole, Raw]] = []
    body: list[Raw] = []
    end: list[tuple[FrontRole, Raw]] = []
    before: Raw | None = None
    for block in blocks:
        if block.first.role == "end":
            if before is not None and body and body[-1] is before and _closes(before, language):
                end.append(("meeting", body.pop()))
            end.append(("meeting", _unlabelled(block, "meeting")))
        elif block.first.role in _TOLD:
            role = "title" if block.first.role == "title" else _by_form(block.text, language) or "cover"
            front.append((role, replace(block, label=None, heading=False)))
        else:
            body.append(block)
        before = block
    return Parts(tuple(front), tuple(body), tuple(end))


def _unlabelled(block: Raw, role: FrontRole) -> Raw:
    return (
        replace(block, label=None, heading=False)
        if role != "title" or block.label is None
        else replace(block, label=None)
    )


def _lacks_words(front: list[tuple[FrontRole, Raw]]) -> bool:
    """Whether of the title there is only its number yet: other lines of the cover can stand between the two."""
    titles = [block.text for role, block in front if role == "title"]
    return len(titles) == 1 and RESOLUTION_NUMBER.fullmatch(titles[0]) is not None


def _opens_body(block: Raw, language: Language) -> bool:
    formula = any(form.fullmatch(block.text) for form in (language.formula, language.bare_formula))
    return formula or block.label is not None or ends_sentence(block.text, language)


def _role(block: Raw, front: list[tuple[FrontRole, Raw]], page: Page, language: Language) -> FrontRole | None:
    """What a block of the title block is; None where the body begins."""
    text = block.text
    roles = {role for role, _ in front}
    if language.formula.fullmatch(text) or PART.fullmatch(text):
        return None
    if role := _by_form(text, language):
        return role
    if symbol_of(text) or language.cover.fullmatch(text):
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


def _by_form(text: str, language: Language) -> FrontRole | None:
    """What the words alone say of a line."""
    lines: tuple[tuple[FrontRole, Forms], ...] = (
        ("session", language.session),
        ("place", language.place),
        ("adoption", language.adoption),
    )
    return next((role for role, form in lines if form.fullmatch(text)), None)


def _stands_as_title(block: Raw, page: Page) -> bool:
    """A title is set apart: indented, short, or with space around it."""
    return block.heading or block.first.lead >= 2 or bool(block.first.gap) or width(block.text) < page.measure


def _closes(block: Raw, language: Language) -> bool:
    return block.label is None and language.meeting.fullmatch(block.text) is not None
