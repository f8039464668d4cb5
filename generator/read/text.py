"""A text file → Source. Decoding is the only change, and what the bytes were decoded from is remembered."""

from __future__ import annotations

import codecs
import hashlib
import re
from pathlib import Path

from generator.issues import Issue
from generator.model import Source
from generator.read.files import bytes_of, refused

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive (a Word file is one)"),
    (b"\xd0\xcf\x11\xe0", "an old Word file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x7fELF", "a program"),
)
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x19\x1b-\x1f\x7f-\x84\x86-\x9f]")
"""Control characters that no text has: all but white space and the ends of files; zeros are counted apart."""
_MOST_CONTROLS = 0.02
"""Above this share of control characters, it is not text."""


def read_text(path: Path, shown_as: str) -> tuple[Source | None, tuple[Issue, ...]]:
    """Read a text file in whatever encoding it came.

    Guarantees: 1. every byte is decoded or the file is refused; 2. nothing is replaced; 3. `sha256` is that of the
    bytes as they came; 4. line ends stay as they are.
    """
    data, refusal = bytes_of(path, shown_as, if_empty="add its text, or delete it")
    if data is None:
        return None, refusal
    for magic, name in _MAGIC:
        if data.startswith(magic):
            remedy = "give its text (.txt), or remove it from the corpus"
            return None, (refused(shown_as, "not-text", f"the file is not text but {name}", remedy),)
    decoded = decode(data)
    if decoded is None and (line := _broken_utf8(data)):
        message = "this line is not UTF-8, as the rest of the file is"
        return None, (refused(shown_as, "not-text", message, "restore it, and save the file as UTF-8", line),)
    if decoded is None:
        remedy = "save it as UTF-8, or remove it from the corpus"
        return None, (refused(shown_as, "not-text", "the file is not text in any known encoding", remedy),)
    text, encoding = decoded
    issues: tuple[Issue, ...] = ()
    if encoding not in ("utf-8", "utf-8-sig"):
        issues = (
            Issue(
                "encoding", shown_as, 0, f"the text was read as {encoding.upper()}",
                "check its first lines; save it as UTF-8 if they are wrong", "note",
            ),
        )  # fmt: skip
    return Source(file=shown_as, sha256=hashlib.sha256(data).hexdigest(), text=text, encoding=encoding), issues


def decode(data: bytes) -> tuple[str, str] | None:
    """The text of the bytes and the encoding they were in, or None where no encoding makes text of them.

    >>> decode("核安保".encode("gb18030")), decode("核安保".encode("utf-16"))
    (('核安保', 'gb18030'), ('核安保', 'utf-16'))
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _try(data, encoding)
    for encoding in ("utf-8", *_unmarked_utf16(data), *_PLAUSIBLE):
        decoded = _try(data, encoding)
        if decoded and _PLAUSIBLE.get(encoding, bool)(decoded[0]):
            return decoded
    return None


def _try(data: bytes, encoding: str) -> tuple[str, str] | None:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    if len(_CONTROL.findall(text)) + text.count("\x00") > max(len(text) * _MOST_CONTROLS, 1):
        return None
    return text, encoding


def _unmarked_utf16(data: bytes) -> tuple[str, ...]:
    """UTF-16 without a byte-order mark: its line ends and blanks leave every second byte zero here and there."""
    zeros_even, zeros_odd = data[0::2].count(0), data[1::2].count(0)
    if max(zeros_even, zeros_odd) * 50 < len(data):
        return ()
    return ("utf-16-be",) if zeros_even > zeros_odd else ("utf-16-le",)


def _reads_as_russian(text: str) -> bool:
    """Small Cyrillic letters, and those most of all that Russian has most of."""
    return _has_frequent(text, "а", "я", "оеаинтсрвл")


def _reads_as_arabic(text: str) -> bool:
    """Arabic letters, and those most of all that Arabic has most of."""
    return _has_frequent(text, "\u0621", "\u064a", "اليمونرتةع")


def _has_frequent(text: str, first: str, last: str, frequent: str) -> bool:
    """Whether most letters are of the range, as is nearly all that is not ASCII, and most of them are frequent ones."""
    foreign = [c for c in text if c > "\x7f" and c not in _TYPOGRAPHIC]
    letters = [c for c in foreign if first <= c <= last]
    common = sum(1 for c in letters if c in frequent)
    latin = sum(1 for c in text if c.isascii() and c.isalpha())
    return len(letters) > latin and len(letters) * 10 >= len(foreign) * 8 and common * 2 >= len(letters)


def _reads_as_chinese(text: str) -> bool:
    """GB18030 accepts nearly any bytes; what is really Chinese has common characters in plenty, beside each other.

    Latin letters with their marks make Han characters between letters; quotation marks alone can be typed anywhere.
    """
    foreign = [c for c in text if c > "\x7f"]
    han = [c for c in foreign if "\u4e00" <= c <= "\u9fff"]
    if not han:
        return all(c in _TYPOGRAPHIC for c in foreign)
    common = sum(1 for c in han if c in "的一是不了在人有我他这为之大来以个中上们和国年会议第条约核安全联合各")
    in_words = len(_HAN_IN_WORD.findall(text))
    frequent = common * 25 >= len(han) or len(han) < 25
    return len(han) * 2 >= len(foreign) and in_words * 4 <= len(han) and frequent


def _reads_as_latin(text: str) -> bool:
    """Windows-1252 accepts nearly any bytes; what is really in it is mostly ASCII, and the rest is no UTF-8."""
    foreign = sum(1 for c in text if c > "\x7f")
    return foreign * 4 <= len(text) and not _broken_utf8(text.encode("windows-1252"))


_TYPOGRAPHIC = frozenset("“”‘’«»—–…·•№§° \u00a0\u3000、。，；：（）《》〈〉！？ـ،؛؟")
"""Marks that a keyboard of any language types."""
_HAN_IN_WORD = re.compile("[\u4e00-\u9fff](?=[A-Za-z])|(?<=[A-Za-z])[\u4e00-\u9fff](?![A-Za-z])")
"""A Han character beside a Latin letter."""
_PLAUSIBLE = {
    "windows-1251": _reads_as_russian,
    "windows-1256": _reads_as_arabic,
    "gb18030": _reads_as_chinese,
    "windows-1252": _reads_as_latin,
}
"""The encodings that accept nearly any bytes, in the order in which they are tried, and whether a text reads as what is
written in them."""


def _broken_utf8(data: bytes) -> int:
    """The first line that is not UTF-8 in a file that is UTF-8 otherwise; 0 where it is not."""
    text = data.decode("utf-8", "replace")
    whole, broken = sum(1 for c in text if "\x7f" < c != "\ufffd"), text.count("\ufffd")
    return text.count("\n", 0, text.index("\ufffd")) + 1 if whole > broken > 0 else 0
