"""Pass 5a: raw blocks → the lines of the cover as a reader takes them, whatever the layout tore apart or ran together.

Before: "Sustainable development: …", "… Africa Resolution adopted by the General Assembly", "on 14 December 2022"
after: "Sustainable development: … Africa", "Resolution adopted by the General Assembly on 14 December 2022"
Guarantees: 1. every row is in one block, and in its order; 2. a block is cut or joined only where a line of it is one
that the language knows, and only above the body; 3. a title that has its number is one block.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from generator.languages.table import Language
from generator.parse.breaks import ends_sentence
from generator.parse.forms import PART, RESOLUTION_NUMBER, RESOLUTION_TITLE, symbol_of, titles
from generator.parse.raw import Raw, Row, run_together

_MOST_BLOCKS = 40
"""A cover has no more."""
_MOST_TITLE = 12
"""Rows of a title."""
_MOST_LINE = 5
"""Rows that one line of a cover is wrapped over in a narrow column."""
_COMMAS = (",", "،", "、", "，")
_ARABIC_AND = "و"
_OPEN_BRACKET, _CLOSE_BRACKET = ("[", "［"), ("]", "］")


class Cover(Struct, frozen=True):
    """All blocks of a document, those of the cover cut as they are read."""

    blocks: tuple[Raw, ...]
    title: int | None = None
    """Index of the title, where a number tells it from everything else."""


class _Place(Struct, frozen=True):
    """A row and the block that it came in."""

    row: Row
    block: int
    first: bool
    """Whether its block begins with it."""


def cover_of(blocks: Sequence[Raw], language: Language) -> Cover:
    """Cut the blocks above the body where a reader would."""
    places = [
        _Place(row, number, not index)
        for number, block in enumerate(blocks[:_MOST_BLOCKS])
        for index, row in enumerate(block.rows)
    ]
    title = _numbered_title(places, language)
    end = _title_end(places, title, language) if title is not None else _cover_end(places, blocks, language)
    cut: list[Raw] = []
    at: int | None = None
    for start, stop in _lines(places[:end], title, language):
        if start == title:
            at = len(cut)
        cut.append(_taken(places[start:stop], blocks))
    cut += _rest(places, end, blocks, language)
    return Cover(tuple(cut), at)


def _taken(places: Sequence[_Place], blocks: Sequence[Raw]) -> Raw:
    """The rows as one block: the one that they came in, where they are all of it."""
    whole = blocks[places[0].block]
    if len(places) == len(whole.rows) and places[0].first:
        return whole
    rows = tuple(place.row for place in places)
    return Raw(rows, run_together(rows), heading=whole.heading)


def _rest(places: Sequence[_Place], end: int, blocks: Sequence[Raw], language: Language) -> Iterator[Raw]:
    """The blocks of the body; the words that open it may have run into the title above them or the text below."""
    if end == len(places):
        yield from blocks[places[-1].block + 1 if places else 0 :]
        return
    number = places[end].block
    if places[end].first and not _is_formula(places[end].row.text, language):
        yield from blocks[number:]
        return
    rows = [place.row for place in places[end:] if place.block == number]
    parted = (rows[:1], rows[1:]) if _is_formula(rows[0].text, language) else (rows,)
    yield from (Raw(tuple(some), run_together(some)) for some in parted if some)
    yield from blocks[number + 1 :]


def _numbered_title(places: Sequence[_Place], language: Language) -> int | None:
    """Index of the row that opens a resolution's title with its number: 75/193. …

    The number alone proves nothing. It is a title's above an opening formula, below the line of adoption, or where it
    is the number of the symbol on the cover.
    """
    opened = adopted = False
    symbols: list[str] = []
    for index, place in enumerate(places):
        text = place.row.text
        numbered = RESOLUTION_TITLE.match(text) or RESOLUTION_NUMBER.fullmatch(text)
        free = place.first or adopted
        if free and numbered and (adopted or _formula_below(places, index, language)):
            return _above_number(places, index, language)
        if free and any(titles(text, symbol) for symbol in symbols):
            return index
        if language.formula.fullmatch(text):
            return None
        if symbol := symbol_of(text):
            symbols.append(symbol)
        opened = opened or text.startswith(_OPEN_BRACKET)
        adopted = adopted or language.adoption.fullmatch(text) is not None or (opened and text.endswith(_CLOSE_BRACKET))
    return None


def _above_number(places: Sequence[_Place], index: int, language: Language) -> int:
    """Where the title begins: a number that is the last word above the body may have been written behind its title."""
    below = places[index + 1].row.text if index + 1 < len(places) else ""
    if RESOLUTION_NUMBER.fullmatch(places[index].row.text) and _is_formula(below, language):
        while index and not _stands_alone(places[index - 1].row, language) and not _closes(places[index - 1].row):
            index -= 1
    return index


def _closes(row: Row) -> bool:
    return row.text.endswith(_CLOSE_BRACKET)


def _formula_below(places: Sequence[_Place], index: int, language: Language) -> bool:
    return any(_is_formula(place.row.text, language) for place in places[index + 1 : index + 1 + _MOST_TITLE])


def _is_formula(text: str, language: Language) -> bool:
    """The words that open a resolution, with a comma or without; behind a title nothing else reads so."""
    return any(form.fullmatch(text) for form in (language.formula, language.bare_formula))


def _title_end(places: Sequence[_Place], title: int, language: Language) -> int:
    """Behind the last row of the title and of the lines that stand between it and the body."""
    for index in range(title + 1, min(title + 1 + _MOST_TITLE, len(places))):
        text = places[index].row.text
        if _is_formula(text, language) or PART.fullmatch(text):
            return index
    behind = next((n for n in range(title + 1, len(places)) if places[n].first), len(places))
    if RESOLUTION_NUMBER.fullmatch(places[title].row.text):  # the title is the next block
        behind = next((n for n in range(behind + 1, len(places)) if places[n].first), len(places))
    return behind


def _cover_end(places: Sequence[_Place], blocks: Sequence[Raw], language: Language) -> int:
    """Before the first block that reads as a paragraph, or opens one."""
    for index, place in enumerate(places):
        block = blocks[place.block]
        if not place.first or _known(block.text, language) or _known(place.row.text, language):
            continue
        if block.label or block.table or language.annex.fullmatch(block.text) or ends_sentence(block.text, language):
            return index
    return len(places)


def _lines(places: Sequence[_Place], title: int | None, language: Language) -> Iterator[tuple[int, int]]:
    """Where each line of the cover begins and ends."""
    index = start = 0  # from `start` on, rows that no form knows
    while index < len(places):
        tail = start < index and _is_tail(places[index].row, language)
        if index == title:
            stop = _whole_title(places, index, language)
        else:
            stop = index + _rows_of_line(places, index, title, language, organs=not tail)
        begins = stop > index or (places[index].first and not tail)
        if begins and index > start:
            yield start, index
        start = index if begins else start
        index += 1
        if stop >= index:
            yield start, stop
            start = index = stop
    if index > start:
        yield start, index


def _is_tail(row: Row, language: Language) -> bool:
    """Whether an organ's name is the end of the line above: … special session of the / General Assembly."""
    return not row.begins and not row.gap and language.organs.fullmatch(row.text) is not None


def _whole_title(places: Sequence[_Place], title: int, language: Language) -> int:
    """Behind the title, which may end as a line that could stand by itself: … of the / General Assembly."""
    for index in range(title + 1, len(places)):
        if _rows_of_line(places, index, None, language, organs=False):
            return index
    return len(places)


def _rows_of_line(places: Sequence[_Place], index: int, title: int | None, language: Language, *, organs: bool) -> int:
    """How many rows from here on are one line that the language knows; 0 where none is.

    An adoption takes in the rows up to its date: it is often set in a narrow column.
    """
    most = min(_MOST_LINE, (title if title is not None and title > index else len(places)) - index)
    found = 0
    for count in range(1, most + 1):
        rows = [place.row for place in places[index : index + count]]
        text = run_together(rows)
        if count > 1 and _stands_alone(rows[-1], language) and not (found and language.date.fullmatch(rows[-1].text)):
            break
        name = _known(text, language, organs=organs or count > 1)
        if name == "adoption" and not (language.date.search(text) or text.endswith(_CLOSE_BRACKET)):
            found = found or count
            continue
        if name == "submitter":
            return count + _names_behind(places[index + count :], text, language)
        if name == "adoption" or (name and not found):
            return count
    return found


def _names_behind(places: Sequence[_Place], text: str, language: Language) -> int:
    """How many rows go on with a list of names: behind a comma, or with the word that joins the last of them."""
    count = 0
    for place in places:
        row = place.row
        goes_on = text.endswith(_COMMAS) or row.text[0].islower() or row.text.startswith(_ARABIC_AND)
        if row.begins or row.gap or not goes_on or _stands_alone(row, language):
            break
        text = row.text
        count += 1
    return count


def _stands_alone(row: Row, language: Language) -> bool:
    return row.text.startswith(_OPEN_BRACKET) or _known(row.text, language) is not None


def _known(text: str, language: Language, *, organs: bool = True) -> str | None:
    """The name of the form that the whole line has."""
    if symbol_of(text):
        return "symbol"
    forms = (("session", language.session), ("place", language.place), ("adoption", language.adoption))
    for name, form in forms:
        if form.fullmatch(text):
            return name
    if language.organs.fullmatch(text):
        return "organ" if organs else None
    if language.cover.fullmatch(text):
        return "cover"
    named = language.submitter.fullmatch(text)  # 国)提交的工作文件 can be the end of a longer one
    return "submitter" if named and named.start("type") < named.start("who") else None
