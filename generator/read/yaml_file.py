"""YAML file → typed value, or every line that is wrong in it.

Guarantees:

1. Every issue names the line of the file that it is about, and what to do. All are errors.
2. A scalar is taken as it is written where text is wanted: 2015-09-18 stays a date in ISO form, 2010 a year, `no` the
   code of Norway.
3. Nothing in a file can call code, and its size bounds the work: no tags, no aliases, no deep nesting.
4. One wrong place does not hide another; only what is broken as YAML ends the reading at once.
5. A file with any error gives no value (`read_yaml_items`: an item with any error is left out).

An empty file is what its kind is without any key: the defaults of a Struct, an empty list.
"""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final, TypeVar

import msgspec
import yaml
from msgspec import inspect

from generator.issues import Issue

T = TypeVar("T")
Issues = tuple[Issue, ...]

DEEPEST = 20
"""Levels of nesting; what editors write has five."""

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # ten times as fast where libyaml was there to build it
_WRONG: Final = object()
"""In place of a value whose issue has been reported."""


def read_yaml(path: Path, shown_as: str, kind: type[T]) -> tuple[T | None, Issues]:
    """The value in a file, whose path messages give as `shown_as`."""
    node, issues = _compose(path, shown_as)
    if issues:
        return None, issues
    if node is None:
        return _empty(shown_as, kind)
    return _convert(node, shown_as, kind, inspect.type_info(kind))


def read_yaml_items(path: Path, shown_as: str, kind: type[T]) -> tuple[tuple[tuple[int, T], ...], Issues]:
    """The members of a file that is one list, each with the line where it begins."""
    node, issues = _compose(path, shown_as)
    if issues or node is None:
        return (), issues
    if not isinstance(node, yaml.SequenceNode):
        remedy = 'begin every entry with "- "'
        return (), (Issue("yaml-type", shown_as, _line(node), "the file must be a list", remedy, "error"),)
    wanted = inspect.type_info(kind)
    items: list[tuple[int, T]] = []
    found: list[Issue] = []
    for member in node.value:
        value, wrong = _convert(member, shown_as, kind, wanted)
        found += wrong
        if value is not None:
            items.append((_line(member), value))
    return tuple(items), tuple(found)


def _compose(path: Path, shown_as: str) -> tuple[yaml.Node | None, Issues]:
    """The nodes of a file, which keep their lines; None where it is empty."""

    def failed(kind: str, line: int, message: str, remedy: str) -> tuple[None, Issues]:
        return None, (Issue(kind, shown_as, line, message, remedy, "error"),)

    try:
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        return failed("yaml-unreadable", 0, f"cannot be read ({reason})", "let it be read")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return failed("yaml-encoding", line, "this line is not UTF-8", "save the file as UTF-8")
    try:
        refused = _refused(text)
        return failed(*refused) if refused else (yaml.compose(text, _LOADER), ())
    except yaml.YAMLError as error:
        line, problem = _problem(text, error)
        remedy = "quote a text that holds a colon or begins with a sign, and indent with blanks"
        return failed("yaml-broken", line, f"this is not YAML ({problem})", remedy)


def _refused(text: str) -> tuple[str, int, str, str] | None:
    """The first thing that YAML allows and we do not: kind of issue, line, message, remedy."""
    depth = 0
    for event in yaml.parse(text, _LOADER):
        line = event.start_mark.line + 1 if event.start_mark else 0
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if isinstance(event, yaml.AliasEvent):
            message = f"*{event.anchor} stands for what is written elsewhere"
            return "yaml-alias", line, message, "write the value out"
        if tag := getattr(event, "tag", None):
            return "yaml-tag", line, f"the tag {tag} is not allowed", "take it out"
        if depth > DEEPEST:
            return "yaml-depth", line, f"nested deeper than {DEEPEST} levels", "write it flatter"
    return None


def _problem(text: str, error: yaml.YAMLError) -> tuple[int, str]:
    """Line and cause of what is broken, in the words of the Python parser, which are the same everywhere."""
    try:
        yaml.compose(text, yaml.SafeLoader)
    except yaml.YAMLError as plainer:
        error = plainer
    if isinstance(error, yaml.reader.ReaderError):
        return text.count("\n", 0, error.position) + 1, "a control character"
    if not isinstance(error, yaml.MarkedYAMLError):
        return 0, str(error)
    mark = error.problem_mark or error.context_mark
    return (mark.line + 1 if mark else 0), error.problem or error.context or "unknown cause"


def _empty(shown_as: str, kind: type[T]) -> tuple[T | None, Issues]:
    nothing: tuple[object, ...] = ({}, [])
    for value in nothing:
        try:
            return msgspec.convert(value, kind), ()
        except msgspec.ValidationError:
            continue
    return None, (Issue("yaml-empty", shown_as, 0, "the file is empty", "write what it is for, or delete it", "error"),)


def _convert(node: yaml.Node, shown_as: str, kind: type[T], wanted: inspect.Type) -> tuple[T | None, Issues]:
    reader = _NodeReader(shown_as)
    value = reader.read(node, wanted, "")
    if reader.issues:
        return None, tuple(reader.issues)
    try:
        return msgspec.convert(value, kind), ()
    except msgspec.ValidationError as error:  # a constraint that no table here knows
        issue = Issue("yaml-type", shown_as, _line(node), str(error), "correct the value", "error")
        return None, (issue,)


class _NodeReader:
    """Turns nodes into plain values of a wanted type, and collects what does not fit."""

    def __init__(self, shown_as: str) -> None:
        self.issues: list[Issue] = []
        self._shown_as = shown_as

    def read(self, node: yaml.Node, wanted: inspect.Type, path: str) -> Any:
        """The value of a node; `path` is what an editor calls the place, as in `variants[2].text`."""
        if isinstance(wanted, inspect.UnionType):
            wanted = next((choice for choice in wanted.types if _fits(node, choice)), wanted.types[0])
        if not _fits(node, wanted):
            return self._misfit(node, wanted, path)
        if isinstance(wanted, inspect.StructType):
            return self._struct(node, wanted, path)
        if isinstance(wanted, inspect.DictType):
            pairs = self._pairs(node, path)
            return {key: self.read(value, wanted.value_type, _join(path, key)) for key, (_, value) in pairs.items()}
        if isinstance(wanted, inspect.CollectionType):
            members = enumerate(node.value, 1)
            return [self.read(member, wanted.item_type, f"{path}[{number}]") for number, member in members]
        return _scalar(node, wanted)

    def _struct(self, node: yaml.Node, wanted: inspect.StructType, path: str) -> dict[str, Any]:
        fields = {field.encode_name: field for field in wanted.fields}
        pairs = self._pairs(node, path)
        for key, (line, _) in pairs.items():
            if key not in fields:
                close = get_close_matches(key, fields, n=1)
                remedy = f'did you mean "{close[0]}"?' if close else "take it out"
                self._report("unknown-key", line, f'unknown key "{key}" (allowed: {", ".join(fields)})', remedy)
        for name, field in fields.items():
            if field.required and name not in pairs:
                self._report("missing-key", _line(node), f'the key "{_join(path, name)}" is missing', "add it")
        return {
            key: self.read(value, fields[key].type, _join(path, key))
            for key, (_, value) in pairs.items()
            if key in fields
        }

    def _pairs(self, node: yaml.Node, path: str) -> dict[str, tuple[int, yaml.Node]]:
        """The keys of a mapping, with the line of each and its value."""
        pairs: dict[str, tuple[int, yaml.Node]] = {}
        for key, value in node.value:
            line = _line(key)
            if not isinstance(key, yaml.ScalarNode):
                self._report("type", line, "a key must be text", "write key: value")
            elif key.value in pairs:
                message = f'the key "{_join(path, key.value)}" stands in line {pairs[key.value][0]} already'
                self._report("duplicate-key", line, message, "keep one of them")
            else:
                pairs[key.value] = (line, value)
        return pairs

    def _misfit(self, node: yaml.Node, wanted: inspect.Type, path: str) -> Any:
        what, remedy = _expectation(wanted)
        if _is_null(node):
            message, remedy = f"{_place(path)} is empty", "give it a value, or take the line out"
        else:
            message = f"{_place(path)} must be {what}, but is {_description(node)}"
        self._report("type", _line(node), message, remedy)
        return _WRONG

    def _report(self, kind: str, line: int, message: str, remedy: str) -> None:
        self.issues.append(Issue(f"yaml-{kind}", self._shown_as, line, message, remedy, "error"))


def _fits(node: yaml.Node, wanted: inspect.Type) -> bool:
    """Whether a node can be of a type, as far as its outside tells."""
    if isinstance(wanted, inspect.StructType | inspect.DictType):
        return isinstance(node, yaml.MappingNode)
    if isinstance(wanted, inspect.CollectionType):
        return isinstance(node, yaml.SequenceNode)
    if not isinstance(node, yaml.ScalarNode):
        return False
    kind = node.tag.rpartition(":")[2]
    if isinstance(wanted, inspect.LiteralType):
        return node.value in wanted.values
    if isinstance(wanted, inspect.StrType):
        return kind != "null"
    return kind == _SCALAR_TAGS[type(wanted)]


_SCALAR_TAGS: dict[type[inspect.Type], str] = {
    inspect.BoolType: "bool",
    inspect.IntType: "int",
    inspect.NoneType: "null",
}


def _scalar(node: yaml.Node, wanted: inspect.Type) -> str | int | bool | None:
    if isinstance(wanted, inspect.StrType | inspect.LiteralType):
        return str(node.value)
    value: int | bool | None = yaml.constructor.SafeConstructor().construct_object(node)
    return value


def _expectation(wanted: inspect.Type) -> tuple[str, str]:
    """What a value must be, and how an editor writes it."""
    if isinstance(wanted, inspect.StructType | inspect.DictType):
        return "keys with values", "write key: value, one a line, indented"
    if isinstance(wanted, inspect.CollectionType):
        return "a list", 'write [one, two], or one a line after "- "'
    if isinstance(wanted, inspect.BoolType):
        return "true or false", "write true, or take the line out"
    if isinstance(wanted, inspect.IntType):
        return "a whole number", "write digits only"
    if isinstance(wanted, inspect.LiteralType):
        return "one of " + ", ".join(map(str, wanted.values)), "write one of these"
    return "one text", "write it on one line, in quotes where it holds a colon"


def _description(node: yaml.Node) -> str:
    if isinstance(node, yaml.MappingNode):
        return "keys with values"
    return "a list" if isinstance(node, yaml.SequenceNode) else f'"{node.value}"'


def _place(path: str) -> str:
    return f'"{path}"' if path else "this"


def _join(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key


def _is_null(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.tag == "tag:yaml.org,2002:null"


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1
