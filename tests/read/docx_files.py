"""Word files for tests, built from the XML of their parts, and what the reader tells of them."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from generator.model import Source
from generator.read.docx import read_docx

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
Told = list[tuple[str, int, str]]


def part(root: str, inside: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} {NAMESPACES}>{inside}</w:{root}>'


def zipped(parts: dict[str, str | bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return packed.getvalue()


def docx(body: str, **parts: str) -> bytes:
    """A Word file with the given body; a part is named by its root."""
    files: dict[str, str | bytes] = {"word/document.xml": part("document", f"<w:body>{body}</w:body>")}
    for name, inside in parts.items():
        files[f"word/{name}.xml"] = part({"header1": "hdr"}.get(name, name), inside)
    return zipped(files)


def read(folder: Path, data: bytes) -> tuple[Source | None, list[str]]:
    file = folder / "x.docx"
    file.write_bytes(data)
    source, issues = read_docx(file, "corpus/x.docx")
    return source, [str(issue) for issue in issues]


def told(folder: Path, data: bytes) -> Told:
    """Role with note marker or rule, indentation and text of every line; a tab behind its number as a blank."""
    source, issues = read(folder, data)
    assert source is not None
    assert issues == []
    lines = [(line, source.text[line.start : line.end]) for line in source.lines]
    return [
        (line.role + line.note + line.rule, line.lead, text if line.role == "row" else text.replace("\t", " "))
        for line, text in lines
    ]


def texts(folder: Path, data: bytes) -> list[str]:
    return [text for _, _, text in told(folder, data)]


def p(text: str, properties: str = "") -> str:
    """A paragraph; what is no markup is a run."""
    runs = text if text.startswith("<") else f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def item(text: str, list_id: int = 1, depth: int = 0) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{list_id}"/></w:numPr>')


def styled(text: str, style: str, more: str = "") -> str:
    return p(text, f'<w:pStyle w:val="{style}"/>{more}')


def level(depth: int, form: str, text: str, more: str = "", start: int = 1) -> str:
    inside = f'<w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{depth}">{inside}</w:lvl>'


def definition(name: int, *levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{name}">{"".join(levels)}</w:abstractNum>'


def using(list_id: int, name: int, overrides: str = "") -> str:
    return f'<w:num w:numId="{list_id}"><w:abstractNumId w:val="{name}"/>{overrides}</w:num>'


def starts(depth: int, start: int) -> str:
    return f'<w:lvlOverride w:ilvl="{depth}"><w:startOverride w:val="{start}"/></w:lvlOverride>'


def style(name: str, properties: str = "", more: str = "", kind: str = "paragraph") -> str:
    inside = f'<w:name w:val="{name}"/>{more}<w:pPr>{properties}</w:pPr>'
    return f'<w:style w:type="{kind}" w:styleId="{name}">{inside}</w:style>'


def call(number: int, kind: str = "footnote") -> str:
    return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'


def note(number: int, text: str, kind: str = "footnote") -> str:
    return f'<w:{kind} w:id="{number}">{text if text.startswith("<") else p(text)}</w:{kind}>'


def field(code: str, result: str | None = None) -> str:
    """A field in runs of its own; without a result where it is None."""
    shown = "" if result is None else f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r(result)}'
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> {code} </w:instrText>'
        f'</w:r>{shown}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{text if text.startswith('<') else p(text)}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    inside = "".join(text if text.startswith("<w:tc>") else cell(text) for text in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inside}</w:tr>"


def table(*rows: str, properties: str = "") -> str:
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr>{''.join(rows)}</w:tbl>"


GRID = '<w:tblBorders><w:insideH w:val="single"/><w:insideV w:val="single"/></w:tblBorders>'
