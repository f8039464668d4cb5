"""Encodings that accept nearly any bytes: what is written in one is not read as another, however short."""

from __future__ import annotations

import pytest

from generator.read.text import decode

WRITTEN = [
    ("核安保", "gb18030"),
    ("1. 大会回顾其第 76/1 号决议(A/RES/76/1)，并重申 IAEA 的作用。", "gb18030"),
    ("The Conference “reaffirmed” the Treaty – in full…", "windows-1252"),
    ("The “Treaty” on ports —typed where Chinese is— was signed", "gb18030"),
    ("L’Assemblée générale réaffirme", "windows-1252"),
    ("Décision générale : l’Année européenne", "windows-1252"),
    ("Reafirmando además su resolución", "windows-1252"),
    ("¿Qué está en juego? ¡Más energía!", "windows-1252"),
    ("Генеральная Ассамблея, ссылаясь на резолюцию A/RES/76/1", "windows-1251"),
    ("إن الجمعية العامة، إذ تشير إلى قرارها 76/1", "windows-1256"),
]


@pytest.mark.parametrize(("text", "encoding"), WRITTEN)
def test_an_encoding_is_told_by_what_is_written_in_it(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == (text, encoding)
    assert decode(text.encode("utf-8")) == (text, "utf-8")


@pytest.mark.parametrize("encoding", ["koi8-r", "cp866", "iso-8859-5"])
def test_what_reads_as_no_language_is_refused(encoding: str) -> None:
    assert decode("Генеральная Ассамблея, ссылаясь на свою резолюцию".encode(encoding)) is None
