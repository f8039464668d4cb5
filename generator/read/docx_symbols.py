"""Signs of symbol fonts → the Unicode signs that look like them.

In Symbol and Wingdings the code of a letter draws another sign, and Word keeps that code: as `w:sym`, in the private
area (U+F0xx), or as the bare letter in a run or a bullet of that font.

Guarantee: a sign of one of these fonts never comes out as a private code or as the letter of its code; one that has no
place in Unicode, or that the table leaves out, is a bullet.
"""

from __future__ import annotations

from lxml import etree

from generator.read.docx_words import W

_UNKNOWN = "•"
_PRIVATE = 0xF000
_SYMBOL = (
    " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼",
    "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…|—↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊⟨®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪•⟩∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭",
)
"""The codes from 0x20, and those from 0xA0."""
_WINGDINGS = (
    " ✏✂✁👓🔔📖🕯☎✆✉🖃📪📫📬📭📁📂📄🗏🗐🗄⌛⌨🖰🖲💻🖴💾🖬✇✍🖎✌👌👍👎☜☞☝☟✋☺😐☹💣☠⚐🚩✈☼💧❄🕆✞🕈✠✡☪☯ॐ☸♈♉"
    "♊♋♌♍♎♏♐♑♒♓&&●❍■□□❑❒⬧⧫◆❖⬥⌧⍓⌘❀✿❝❞▯⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿❧❧❧❧❧❧❧❧·•",
    "▪○○○◉◎○▪□▲✦★✶✴✹✵⯐⌖⟡⌑⯑✪✰🕐🕑🕒🕓🕔🕕🕖🕗🕘🕙🕚🕛⮰⮱⮲⮳⮴⮵⮶⮷🙪🙫❧❧❧❧❧❧❧❧⌫⌦⮘➢⮙⮛⮈➲⮉⮋←→↑↓↖↗↙↘⬅➔⬆⬇⬉⬈⬋⬊⇦⇨⇧⇩⬄⇳⬁⬀⬃⬂▭▫✗✓☒☑⊞",
)
_FONTS: dict[str, dict[int, str]] = {
    name: {first + place: sign for first, signs in zip((0x20, 0xA0), table, strict=True) for place, sign in
           enumerate(signs)}
    for name, table in (("symbol", _SYMBOL), ("wingdings", _WINGDINGS))
} | {
    "wingdings 2": {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x97: "●", 0xA3: "□", 0xA9: "◆"},
    "wingdings 3": {0x70: "▲", 0x71: "▼", 0x74: "◀", 0x75: "▶", 0x7D: "▶", 0x84: "◀"},
    "webdings": {0x3C: "■", 0x3D: "●", 0x61: "✓", 0x63: "□", 0x67: "■", 0x6E: "●", 0x72: "✗"},
}  # fmt: skip
_NO_FONT = {**_FONTS["wingdings"], 0xB7: "•", 0x6F: "◦"}
"""Private codes whose font is not named: what Word's own bullets mean by them."""
_PLAIN_BULLETS = {"o": "◦"}
"""Letters that stand for a bullet in a text font: that of Word's second level is an o of a typewriter."""


def in_font(text: str, font: str) -> str:
    """A text as the font draws it; other than symbol fonts draw it as it is.

    >>> in_font("\\uf061", "Symbol"), in_font("n", "Wingdings"), in_font("n", "Arial"), in_font("\\uf06c", "Arial")
    ('α', '■', 'n', '\\uf06c')
    """
    table = _FONTS.get(font.lower())
    return text if table is None else "".join(_drawn(c, table) for c in text)


def bullet(text: str, font: str) -> str:
    """The sign of a bulleted level.

    >>> bullet("\\uf0b7", "Symbol"), bullet("\\uf0a7", ""), bullet("o", "Courier New"), bullet("—", "")
    ('•', '▪', '◦', '—')
    """
    known = in_font(text, font)
    if known != text:
        return known.strip()
    return _PLAIN_BULLETS.get(text, "".join(_drawn(c, _NO_FONT) if "\ue000" <= c <= "\uf8ff" else c for c in text))


def symbol(element: etree._Element) -> str:
    """The sign of a `w:sym`."""
    try:
        code = int(element.get(f"{W}char") or "", 16)
    except ValueError:
        return ""
    if not 0x20 <= code <= 0xFFFD or 0xD800 <= code <= 0xDFFF:
        return ""
    table = _FONTS.get((element.get(f"{W}font") or "").lower())
    if table is None and code <= 0xFF:
        return chr(code)
    return _drawn(chr(code), table or _NO_FONT)


def font_of(fonts: etree._Element | None) -> str:
    """The font that `w:rFonts` names for signs."""
    return "" if fonts is None else fonts.get(f"{W}hAnsi") or fonts.get(f"{W}ascii") or ""


def is_coded(text: str) -> bool:
    """Whether the text may be of a symbol font: it has private codes, or is no more than a sign or two."""
    return len(text) < 3 or not text.isprintable()


def _drawn(character: str, table: dict[int, str]) -> str:
    code = ord(character)
    if _PRIVATE < code <= _PRIVATE + 0xFF:
        code -= _PRIVATE
    if code <= 0xFF:
        return table.get(code, character if code <= 0x20 or 0x7F <= code < 0xA0 else _UNKNOWN)
    return _UNKNOWN if "\ue000" <= character <= "\uf8ff" else character
