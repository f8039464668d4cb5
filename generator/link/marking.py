"""Document → Document with the names and the citations in its texts: what can be told from the document alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from msgspec.structs import replace

from generator.issues import Issue
from generator.languages.folding import alike
from generator.languages.scripts import is_han
from generator.link.calls import find_calls
from generator.link.citations import Context, Titled, cite_and_name, finders_for
from generator.link.knowledge import Knowledge
from generator.link.names import Hint, find_names
from generator.link.settling import NUMBER_BEHIND, RESOLUTIONS, Surroundings
from generator.link.short_names import NameReader
from generator.model import Block, Document, Footnote, Mention, Reference

_MOST_NAMED = 5
"""Names left that a document's message shows."""
_Names = tuple[tuple[Mention, ...], tuple[Hint, ...]]


def mark(document: Document, knowledge: Knowledge) -> Document:
    """The document with every name of the registry and every citation marked; what a citation leads to is not looked
    up yet, only what it is of."""
    return mark_and_report(document, knowledge)[0]


def mark_and_report(document: Document, knowledge: Knowledge) -> tuple[Document, tuple[Issue, ...]]:
    """The same, and which general names were left because nothing tells whose they are."""
    texts = [document.title, *(line.text for line in document.front)]
    finders = finders_for(document.language)
    context = Context(document, knowledge)
    reader = NameReader(knowledge, document.language)
    units = list(document.units())
    names: dict[str, _Names] = {each.anchor: reader.read(each.text) for each in units}
    above = [(text, *find_names(text, knowledge.automaton)) for text in texts]
    around = Surroundings(document, knowledge, [*above, *((each.text, *names[each.anchor]) for each in units)])
    if finders is not None:
        for heard in above:
            context.hear(*heard)
        for each in units:
            mentions, hints = names[each.anchor]
            context.hear(each.text, mentions, hints)
            if finders.may_name(each.text):
                context.hear_unknown(alike(each.text), mentions, finders.title, finders.kinds)
    left: list[tuple[str, str]] = []

    def told(
        each: Block | Footnote, above: tuple[Mention, ...] = ()
    ) -> tuple[tuple[Mention, ...], tuple[Reference, ...]]:
        """The mentions and the references of a text."""
        mentions, hints = names[each.anchor]
        references, titled = (
            cite_and_name(each.text, each.anchor, mentions, hints, finders, context) if finders else ((), ())
        )
        mentions, open_hints = around.settle(each.text, mentions, hints, references, above)
        mentions = with_titles(each.text, without_numbered(mentions, references), titled)
        for hint in open_hints:
            if not any(one.start < hint.end and hint.start < one.end for one in mentions):
                left.append((each.anchor, each.text[hint.start : hint.end]))
        return mentions, references

    def marked(block: Block, above: tuple[Mention, ...] = ()) -> Block:
        mentions, references = told(block, above)
        children = tuple(marked(child, mentions) for child in block.children)
        return replace(block, mentions=mentions, references=references, children=children)

    def marked_note(note: Footnote) -> Footnote:
        mentions, references = told(note)
        return replace(note, mentions=mentions, references=references)

    blocks = tuple(marked(block) for block in document.blocks)
    footnotes = tuple(marked_note(note) for note in document.footnotes)
    made = replace(document, blocks=blocks, footnotes=footnotes)
    return replace(made, calls=find_calls(made, knowledge.calling)), names_left(document, left)


def with_titles(text: str, mentions: tuple[Mention, ...], titled: tuple[Titled, ...]) -> tuple[Mention, ...]:
    """The names in a text, and what its citations found to be the short title of an instrument: 《条约》."""
    more: list[Mention] = []
    for start, end, entity in titled:
        if text[start] in "《〈" and text[end - 1] in "》〉":
            start, end = start + 1, end - 1
        elif is_han(text[end - 1]):
            continue  # 条约 without title marks is a noun, though its articles are told
        else:
            start = text.rfind(" ", start, end) + 1 or start  # without its article
        if not any(one.start < end and start < one.end for one in (*mentions, *more)):
            more.append(Mention(start, end, text[start:end], entity))
    return tuple(sorted((*mentions, *more), key=lambda one: one.start)) if more else mentions


def without_numbered(mentions: tuple[Mention, ...], references: tuple[Reference, ...]) -> tuple[Mention, ...]:
    """The names without the organs whose resolution is cited: 安全理事会第 1540(2004)号决议 is one citation."""
    numbers = [one for one in references if one.rule == "resolution-number" and one.target]

    def is_numbered(mention: Mention) -> bool:
        series = RESOLUTIONS.get(mention.entity)
        return series is not None and any(
            (one.start <= mention.start < one.end or -1 < one.start - mention.end < NUMBER_BEHIND)
            and (one.target or "").startswith(series)
            for one in numbers
        )

    return tuple(one for one in mentions if not is_numbered(one)) if numbers else mentions


def names_left(document: Document, left: Iterable[tuple[str, str]]) -> tuple[Issue, ...]:
    """One message a document: the general names that nothing settled, each with its anchor."""
    left = list(left)
    if not left:
        return ()
    counts = Counter(word for _, word in left)
    first: dict[str, str] = {}
    for anchor, word in left:
        first.setdefault(word, anchor)
    named = "; ".join(f"{word} ({first[word]}, {count} times)" for word, count in counts.most_common(_MOST_NAMED))
    more = f"; and {len(counts) - _MOST_NAMED} more" if len(counts) > _MOST_NAMED else ""
    message = f"{len(left)} general names are left, since nothing tells whose they are: {named}{more}"
    remedy = "nothing is wrong; a name that can mean one thing only is told by an entry without context_only"
    return (Issue("names-left", document.file, 0, message, remedy, "note"),)
