"""After pass 3: rows → rows in their order. Puts back what the extraction tore out of a line that was set wide.

Before: "важность", "островной территории,", "", "региональных", "", "связей"    after: "важность", "региональных", …
Guarantees: 1. the rows are the same, only their order is mended; 2. a row moves only within its block, where a line has
room for it; 3. each row that moved is told, so that an editor can look.

A justified line with wide blanks looks to the extraction like columns: its last words stand below the paragraph,
between empty lines, or the second line stands beside the number, above the first.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from generator.issues import Issue
from generator.languages.numbering import labels_at
from generator.languages.scripts import width
from generator.languages.table import Language
from generator.parse.breaks import ends_sentence, free_share, is_comma
from generator.parse.forms import is_known
from generator.parse.raw import COLUMNS, Page, Row

_SHOWN = 20
"""So many characters show the place."""
_COVER = 20
"""Rows of a cover, whose lines are set in other widths."""
_JOINED = 1.4
"""Two lines in one have at least this many measures."""
_FULL_LINE, _FEWEST_FULL = 0.85, 0.3
"""What a full line has at least of the measure; the share of full lines that makes it one."""
_NEAREST = 4
"""So many rows above the torn words, the line that lacks them is found."""
_ROOM = 0.06
"""A line that lacks words has at least this share of the measure free, the next word counted."""
_WHOLE = 0.5
_NEARLY_WHOLE = 0.75
_STUB = 0.4
"""Shares of the measure: what is left of a first line beside its number, and the most that its end has."""


def put_back(
    rows: tuple[Row, ...], page: Page, language: Language, file: str
) -> tuple[tuple[Row, ...], tuple[Issue, ...]]:
    """The rows in the order in which they are read, and an issue for each place that was mended."""
    if page.spaced or page.gapped:  # empty lines have another meaning there
        return rows, ()
    ordered: list[Row] = []
    issues: list[Issue] = []
    index = 0
    while index < len(rows):
        if not (rows[index].gap or rows[index].top):  # as most rows: nothing was torn there
            ordered.append(rows[index])
            index += 1
            continue
        words: Sequence[Row] = ()
        if _is_first_line(rows, index, page, language):
            words = (ordered.pop(),)
            ordered.append(replace(rows[index], gap=0, begins=False))
            index += 1
            place: int | None = len(ordered) - 1
        else:
            words = _loose_words(rows, index, language)
            place = _lacking(ordered, words, page, language) if words else None
            index += len(words) if place is not None else 0
        if place is None:
            ordered.append(rows[index])
            index += 1
            continue
        issues.append(_issue(file, words, ordered[place]))
        rest = [replace(row, begins=False) for row in ordered[place + 1 : place + 2]]
        ordered[place + 1 : place + 2] = [*(replace(word, gap=0, begins=False) for word in words), *rest]
    return tuple(ordered), tuple(issues)


def lost_hyphens(rows: Sequence[Row], page: Page, file: str) -> tuple[Issue, ...]:
    """What tells that the extraction took hyphens away: it ran such a line together with the next one."""
    if page.spaced or page.unwrapped:
        return ()
    longest = page.measure * _JOINED
    long = (row for row in rows[_COVER:] if width(row.text) > longest)
    joined = [row for row in long if not row.role and not COLUMNS.search(row.text)]
    full = sum(1 for row in rows if _FULL_LINE <= width(row.text) / page.measure <= 2 - _FULL_LINE) if joined else 0
    if not joined or full < len(rows) * _FEWEST_FULL:
        return ()
    lines = "1 line is" if len(joined) == 1 else f"{len(joined)} lines are"
    message = f"{lines} longer than the page is wide: hyphens between words may have been lost there"
    remedy = "extract the text again with its layout kept, or give the PDF"
    return (Issue("lost-hyphens", file, joined[0].number, message, remedy),)


def _issue(file: str, words: Sequence[Row], behind: Row) -> Issue:
    text = " ".join(word.text for word in words)
    message = f"{text} was torn out of its line, and put back behind {behind.text[-_SHOWN:]}"
    return Issue("torn-line", file, words[0].number, message, "compare with the source")


def _is_first_line(rows: Sequence[Row], index: int, page: Page, language: Language) -> bool:
    """Whether the row is the first line of a paragraph whose number and second line stand above it.

    4. / 务； / (empty) / 着重…财政义
    """
    if index < 2 or not (rows[index].gap or rows[index].top) or not _untold(rows[index - 2 : index + 1]):
        return False
    label, stub, line = rows[index - 2 : index + 1]
    if not _is_label(label) or stub.gap or stub.top or labels_at(stub.text):
        return False
    if labels_at(line.text) or _is_closed(line.text, language) or is_known(line.text, language):
        return False
    ends = ends_sentence(stub.text, language)
    if ends and not _stands_apart(rows, index):
        return False
    if stub.text[0].islower():  # no paragraph of a script with capitals begins so
        return width(line.text) >= page.measure * _WHOLE and not line.text[0].islower()
    return ends and width(stub.text) <= page.measure * _STUB and width(line.text) >= page.measure * _NEARLY_WHOLE


def _loose_words(rows: Sequence[Row], index: int, language: Language) -> Sequence[Row]:
    """The rows from here on that are one word each, with an empty line before every one of them."""
    end = index
    while end < len(rows) and rows[end].gap and not rows[end].top and _is_word(rows[end], language):
        end += 1
    words = rows[index:end]
    running = any(word.text[0].islower() for word in words)  # a lone capitalised word is a heading
    return words if running and _untold(words) and _stands_apart(rows, end - 1) else ()


def _is_word(row: Row, language: Language) -> bool:
    """Whether the row is one word: no number, no end of a sentence, no heading by its words alone."""
    return row.text.replace("-", "").replace("’", "").isalpha() and not language.dividing.fullmatch(row.text)


def _lacking(rows: Sequence[Row], words: Sequence[Row], page: Page, language: Language) -> int | None:
    """Index of the row that the words were torn from: it has room for them, above the end of its paragraph."""
    last = len(rows) - 1
    if last < 1 or not ends_sentence(rows[last].text, language):
        return None
    needed = width(" ".join(word.text for word in words)) + 1
    for place in range(last - 1, max(last - 1 - _NEAREST, -1), -1):
        row, follower = rows[place], rows[place + 1]
        if follower.gap or labels_at(follower.text) or not _untold((row, follower)):
            return None
        only = place == last - 1 and (row.top or (place > 0 and _is_label(rows[place - 1])))  # of two lines on the page
        room = width(row.text) + needed <= page.measure and (only or free_share(row, follower, page) >= _ROOM)
        if room and not _is_closed(row.text, language) and not _is_label(row):
            return place
    return None


def _stands_apart(rows: Sequence[Row], index: int) -> bool:
    """Whether an empty line, a number, another page or nothing comes behind the row."""
    follower = rows[index + 1] if index + 1 < len(rows) else None
    return follower is None or bool(follower.gap) or follower.top or bool(labels_at(follower.text))


def _is_label(row: Row) -> bool:
    readings = labels_at(row.text)
    return bool(readings) and readings[0].printed == row.text


def _is_closed(text: str, language: Language) -> bool:
    """Whether a sentence or a clause ends here; words can have been torn from behind a comma."""
    return ends_sentence(text, language) and not is_comma(text)


def _untold(rows: Sequence[Row]) -> bool:
    """Whether the editor said nothing of the rows."""
    return all(not row.role and row.begins is None for row in rows)
