"""Document → Document with the names and the citations in its texts: what can be told from the document alone."""

from __future__ import annotations

from msgspec.structs import replace

from generator.languages.folding import alike
from generator.link.citations import Context, cite, finders_for
from generator.link.knowledge import Knowledge
from generator.link.names import Hint, find_names
from generator.model import Block, Document, Footnote, Mention

_Names = tuple[tuple[Mention, ...], tuple[Hint, ...]]


def mark(document: Document, knowledge: Knowledge) -> Document:
    """The document with every name of the registry and every citation marked; what a citation leads to is not looked
    up yet, only what it is of."""
    texts = [document.title, *(line.text for line in document.front)]
    names: dict[str, _Names] = {}
    finders = finders_for(document.language)
    context = Context(document, knowledge)
    for block in document.walk():
        names[block.anchor] = find_names(block.text, knowledge.automaton)
    for note in document.footnotes:
        names[note.anchor] = find_names(note.text, knowledge.automaton)
    if finders is not None:
        for text in texts:
            context.hear(text, *find_names(text, knowledge.automaton))
        for each in document.units():
            mentions, hints = names[each.anchor]
            context.hear(each.text, mentions, hints)
            if finders.may_name(each.text):
                context.hear_unknown(alike(each.text), mentions, finders.title, finders.kinds)

    def marked(block: Block) -> Block:
        mentions, hints = names[block.anchor]
        references = cite(block.text, block.anchor, mentions, hints, finders, context) if finders else ()
        children = tuple(marked(child) for child in block.children)
        return replace(block, mentions=mentions, references=references, children=children)

    def marked_note(note: Footnote) -> Footnote:
        mentions, hints = names[note.anchor]
        references = cite(note.text, note.anchor, mentions, hints, finders, context) if finders else ()
        return replace(note, mentions=mentions, references=references)

    blocks = tuple(marked(block) for block in document.blocks)
    return replace(document, blocks=blocks, footnotes=tuple(marked_note(note) for note in document.footnotes))
