"""A ZIP archive of XML parts (a Word file is one) → its parts, safely.

Guarantees: 1. nothing is unpacked that would be larger than the limits, whatever the archive says of itself; 2. an
archive that is none, is damaged or needs a password gives an error, never an exception.
"""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib

from lxml import etree

from generator.issues import Issue
from generator.read.files import refused
from generator.read.markup import declares_entities, parse_xml

MOST_UNPACKED = 200_000_000
MOST_OF_A_PART = 60_000_000
_RATIO = 250
"""A part that shrank more than this was made to fill the memory; what people write shrinks by 5 to 50."""
_SMALL = 1_000_000
"""Below this, a part may shrink as it likes."""
_DAMAGE = (
    zipfile.BadZipFile, RuntimeError, zlib.error, lzma.LZMAError, struct.error, EOFError, OSError, ValueError, KeyError,
    IndexError, OverflowError,
)  # fmt: skip
"""What zipfile raises for archives that are damaged, encrypted or packed in an unknown way."""
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_LOCKED = 0x1
"""The flag of a part that needs a password."""
_STRICT = b"http://purl.oclc.org/ooxml/"
_TRANSITIONAL = (
    (_STRICT + b"wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (_STRICT + b"officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
)
"""The namespaces of strict files, and what nearly all files call the same."""


class Archive:
    """The parts of an archive. `issues` says what is wrong with those that were asked for."""

    def __init__(self, packed: zipfile.ZipFile, shown_as: str) -> None:
        self._packed = packed
        self._shown_as = shown_as
        self._names = {info.filename.lower(): info for info in packed.infolist()}
        self.issues: list[Issue] = []

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the parts, in lower case."""
        return tuple(self._names)

    def root(self, name: str) -> etree._Element | None:
        """The XML of a part; None where there is no such part, or it cannot be read."""
        info = self._names.get(name.lower())
        if info is None:
            return None
        try:
            with self._packed.open(info) as part:
                data = part.read(MOST_OF_A_PART + 1)
        except _DAMAGE:
            self._add("damaged-part", f"the part {name} is damaged", "restore the file from its original")
            return None
        if len(data) > MOST_OF_A_PART:
            self._add("zip-bomb", f"the part {name} unpacks to more than 60 MB", "split the document")
            return None
        if declares_entities(data):
            self._add("xml-entities", f"the part {name} declares XML entities", "save the file again with Word")
            return None
        for strict, transitional in _TRANSITIONAL if _STRICT in data else ():
            data = data.replace(strict, transitional)
        root, fault = parse_xml(data)
        if fault is not None:
            remedy = "compare its end with the original; it was read as far as it goes"
            self._add("broken-xml", f"the part {name} is broken XML: {fault.message}", remedy)
        return root

    def _add(self, kind: str, message: str, remedy: str) -> None:
        self.issues.append(Issue(kind, self._shown_as, 0, message, remedy))


def open_archive(data: bytes, shown_as: str) -> tuple[Archive | None, tuple[Issue, ...]]:
    """The archive in the bytes; None with an error where there is none, or it is a bomb."""
    if data.startswith(_OLE):
        return None, (_old_or_encrypted(data, shown_as),)
    try:
        packed = zipfile.ZipFile(io.BytesIO(data))
        infos = packed.infolist()
    except _DAMAGE:
        message = "the file is no Word file: it is not a ZIP archive, or a damaged one"
        return None, (refused(shown_as, "not-docx", message, "save it again as .docx, or give its text (.txt)"),)
    if any(info.flag_bits & _LOCKED for info in infos):
        remedy = "take its password off and save it again"
        return None, (refused(shown_as, "encrypted", "the file is encrypted", remedy),)
    if sum(info.file_size for info in infos) > MOST_UNPACKED:
        message = "the file unpacks to more than 200 MB"
        return None, (refused(shown_as, "zip-bomb", message, "take the pictures out, or split the document"),)
    if any(info.file_size > _SMALL and info.file_size > _RATIO * info.compress_size for info in infos):
        message = f"a part of the file unpacks to more than {_RATIO} times its size"
        return None, (refused(shown_as, "zip-bomb", message, "save the document again with Word"),)
    return Archive(packed, shown_as), ()


def _old_or_encrypted(data: bytes, shown_as: str) -> Issue:
    if _ENCRYPTED in data:
        return refused(
            shown_as, "encrypted", "the file is encrypted", "take its password off in Word and save it again"
        )
    return refused(shown_as, "old-word", "the file is an old Word file (.doc)", "save it as .docx")
