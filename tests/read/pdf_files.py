"""PDFs made by hand, with nothing in them but what a test is about."""

from __future__ import annotations

import re
from collections.abc import Sequence

Text = tuple[float, float, float, str]
"""Left, height on the page, size, words."""
_ARABIC = {chr(ord("A") + place): letter for place, letter in enumerate("ابتثجحخدذرزسشصضطظعغفقكلمنهوية")}
"""Codes of the font G: the boxes of Courier, six tenths of its size wide, with the names of Arabic letters."""
_CODES = {letter: code for code, letter in _ARABIC.items()}
_CMAP = (
    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def "
    "1 begincodespacerange <00> <FF> endcodespacerange "
    f"{len(_ARABIC)} beginbfchar "
    + " ".join(f"<{ord(code):02X}> <{ord(letter):04X}>" for code, letter in _ARABIC.items())
    + " endbfchar endcmap end end"
)


def pdf_bytes(
    pages: Sequence[Sequence[Text]], *, turned: int = 0, sideways: bool = False, drawn: str = "", extra: str = ""
) -> bytes:
    """A PDF in Helvetica with these texts on its pages.

    `turned` is how the pages are shown; `sideways`: the text runs up the page, as on a landscape page that is shown
    turned by 90. `drawn` is what is drawn on every page. A page with Arabic letters is in a font that has no others.
    """
    count = len(pages)
    kids = " ".join(f"{6 + 2 * number} 0 R" for number in range(count))
    bodies = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding /ToUnicode 5 0 R >>",
        f"<< /Length {len(_CMAP)} >>\nstream\n{_CMAP}\nendstream",
    ]
    for number, texts in enumerate(pages):
        font = "G" if any(letter in _CODES for text in texts for letter in text[3]) else "F"
        stream = "\n".join([drawn, *(_shown(text, font, sideways) for text in texts)])
        bodies.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Rotate {turned} "
            f"/Resources << /Font << /F 3 0 R /G 4 0 R >> >> /Contents {7 + 2 * number} 0 R >>"
        )
        bodies.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    out, places = "%PDF-1.4\n", []
    for number, body in enumerate(bodies, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    trailer = f"trailer\n<< /Size {len(bodies) + 1} /Root 1 0 R {extra}>>\nstartxref\n{len(out)}\n%%EOF\n"
    return (out + f"xref\n0 {len(bodies) + 1}\n0000000000 65535 f \n{table}{trailer}").encode("latin-1")


def _shown(text: Text, font: str, sideways: bool) -> str:
    x, y, size, words = text
    codes = "".join(_CODES.get(letter, letter) for letter in words)
    matrix = f"0 1 -1 0 {600 - y} {x}" if sideways else f"1 0 0 1 {x} {y}"
    return f"BT /{font} {size} Tf {matrix} Tm ({_escaped(codes)}) Tj ET"


def _escaped(words: str) -> str:
    return re.sub(r"([()\\])", r"\\\1", words)


def paragraph(top: float, *lines: str, left: float = 100, indent: float = 0, size: float = 10) -> list[Text]:
    """Lines one below the other."""
    return [(left + (indent if not number else 0), top - 12 * number, size, line) for number, line in enumerate(lines)]
