"""What looks across documents: claims to one address, former addresses, versions of one work."""

from __future__ import annotations

from msgspec.structs import replace

from generator.link import link
from generator.model import Document, Source
from generator.parse import parse


def document(file: str, text: str, language: str, *aliases: str) -> Document:
    parsed, _ = parse(Source(file=file, sha256="", text=text))
    return replace(parsed, slug="x", language=language, aliases=aliases)


def test_versions_have_one_address_and_the_sites_language_the_plain_one() -> None:
    zh, en = document("a.txt", "1. 甲。", "zh"), document("b.txt", "1. Alpha.", "en")
    library, issues = link([en, zh], {}, {}, "zh")
    assert library.pages == {"x": {"zh": "documents/x/", "en": "documents/x/en/"}}
    assert issues == ()


def test_addresses_that_a_version_lacks_are_named() -> None:
    zh = document("a.txt", "1. 甲。\n\n2. 乙：\n\n(a) 丙。", "zh")
    en = document("b.txt", "1. Alpha.\n\n2. Beta.\n\n3. Gamma.", "en")
    _, issues = link([en, zh], {}, {}, "zh")
    assert [str(issue) for issue in issues] == [
        "a.txt: this version (zh) lacks what the one in en has: p3; compare with b.txt",
        "b.txt: this version (en) lacks what the one in zh has: p2-a; compare with a.txt",
    ]


def test_a_second_claim_to_one_address_is_left_out() -> None:
    first, second = document("a.txt", "1. 甲。", "zh"), document("b.txt", "1. 乙。", "zh")
    library, issues = link([second, first], {}, {}, "zh")
    assert [each.file for each in library.documents] == ["a.txt"]
    assert [str(issue) for issue in issues] == [
        "b.txt: the address x in zh is already a.txt; this file is left out; "
        "remove one of them, or give symbol: or slug: in the YAML file beside it"
    ]
