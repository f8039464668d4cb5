"""What `loccit terms` proposes: names that the registry does not have, and other forms of those that it has."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner

from generator.cli import app
from generator.languages.traditional import simplified
from generator.link.candidates import Proposal, TermFinder
from generator.link.knowledge import Knowledge
from generator.link.marking import mark
from generator.model import Document, Ledger, Metadata
from generator.model.documents import Block
from generator.read.registry import read_registry
from generator.report_terms import TermsReport

PROJECT = Path(__file__).parents[2]


@cache
def knowledge(*without: str) -> Knowledge:
    entities, _ = read_registry(PROJECT / "corpus" / "registry", "corpus/registry")
    return Knowledge({key: entity for key, entity in entities.items() if key not in without})


def document(language: str, texts: tuple[str, ...], slug: str = "x") -> Document:
    return Document(
        slug=slug, language=language, symbol=None, title="", metadata=Metadata(), file="x.txt", sha256="", front=(),
        blocks=tuple(Block("paragraph", f"p{number}", None, text, number) for number, text in enumerate(texts, 1)),
        footnotes=(), end=(), ledger=Ledger(0, 0, ()),
    )  # fmt: skip


def read(language: str, *texts: str, without: tuple[str, ...] = ()) -> TermFinder:
    known = knowledge(*without)
    finder = TermFinder(known)
    finder.add(mark(document(language, texts), known))
    return finder


def proposed(language: str, *texts: str, without: tuple[str, ...] = ()) -> dict[str, Proposal]:
    return {one.text: one for one in read(language, *texts, without=without).proposals(20)}


def variants(language: str, *texts: str) -> dict[str, Proposal]:
    return {one.text: one for one in read(language, *texts).variants(20)}


NEW = [
    # language, texts, what is proposed, why, family
    (
        "zh",
        ("各国欢迎核燃料循环多边方案取得进展。", "委员会讨论了核燃料循环多边方案。", "关于核燃料循环多边方案的讨论"),
        "核燃料循环多边方案", "statistics", "initiatives",
    ),
    ("zh", ("回顾《深海采矿自愿准则》，", "又回顾《深海采矿自愿准则》"), "深海采矿自愿准则", "title", "instruments"),
    ("zh", ("感谢海洋酸化监测网络(OAMN)",), "海洋酸化监测网络", "abbreviation", "initiatives"),
    ("zh", ("山区旅游国际伙伴关系(以下简称“山区伙伴”)",), "山区旅游国际伙伴关系", "abbreviation", "initiatives"),
    (
        "en",
        ("We commend the Blue Harbour Safety Initiative.", "Support for the Blue Harbour Safety Initiative grows."),
        "Blue Harbour Safety Initiative", "capitals", "initiatives",
    ),
    ("en", ("It has the Coastal Safety Network (CSN).",), "Coastal Safety Network", "abbreviation", "initiatives"),
    ("fr", ("Le Réseau maritime de sûreté (RMS) existe.",), "Réseau maritime de sûreté", "abbreviation", "initiatives"),
    ("es", ("La Red de Salvamento (RDS) existe.",), "Red de Salvamento", "abbreviation", "initiatives"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "texts", "name", "why", "family"), NEW, ids=[row[2] for row in NEW])
def test_a_name_is_proposed_whole(language: str, texts: tuple[str, ...], name: str, why: str, family: str) -> None:
    found = proposed(language, *texts, without=("multilateral-approaches",))
    assert name in found, list(found)
    assert (why in found[name].why, found[name].family) == (True, family)
    assert not any(other != name and other in name for other in found), list(found)


NOT_NEW = [
    # language, texts, what is no proposal
    ("zh", ("加入《核安全公约》。", "批准《核安全公约》。", "《核安全公约》缔约国"), "核安全公约"),
    ("zh", ("《公约》的规定", "《公约》的目标", "执行《公约》"), "公约"),
    ("zh", ("进一步促进合作，", "进一步促进核裁军，", "进一步促进发展"), "进一步促进"),
    ("zh", ("所有国家都应合作", "所有国家都要参加", "所有国家都有权"), "所有国家都"),
    ("en", ("Recalling also the Charter, it notes that.", "Recalling also the Charter, it is so."), "Recalling also"),
    ("en", ("The International Atomic Energy Agency met it.",) * 2, "Atomic Energy Agency"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "texts", "name"), NOT_NEW, ids=[row[2] for row in NOT_NEW])
def test_what_is_known_or_no_name_is_not_proposed(language: str, texts: tuple[str, ...], name: str) -> None:
    assert name not in proposed(language, *texts)


ALIKE = [
    # text, form, entity, why; no form: nothing looks like a name
    ("推动人畜共患疾病综核行动取得进展", "人畜共患疾病综核行动", "zodiac", "changed"),
    ("推动人畜共疾病综合行动取得进展", "人畜共疾病综合行动", "zodiac", "dropped"),
    ("推动人畜共患病疾综合行动取得进展", "人畜共患病疾综合行动", "zodiac", "swapped"),
    ("推动人畜共患的疾病综合型行动取得进展", None, None, None),
    ("國際原子能機構的报告", "國際原子能機構", "iaea", "traditional"),
    ("推动人畜共患疾病综合行动取得进展", None, None, None),
    ("发展中国家的需要", None, None, None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "form", "entity", "why"), ALIKE, ids=[row[0] for row in ALIKE])
def test_what_looks_like_a_name_is_a_variant_of_it(
    text: str, form: str | None, entity: str | None, why: str | None
) -> None:
    found = variants("zh", text)
    if form is None:
        assert found == {}
        return
    assert form in found, list(found)
    assert (found[form].variant_of, found[form].why) == (entity, (why,))


def test_the_same_place_in_an_equal_sentence_tells_a_variant() -> None:
    found = variants(
        "zh",
        "欢迎原子能机构在人畜共患疾病综合行动框架内取得的重大进展。",
        "欢迎原子能机构在人畜共患病行动框架内取得的重大进展。",
    )
    assert [(one.text, one.variant_of) for one in found.values() if "parallel" in one.why] == [
        ("人畜共患病行动", "zodiac")
    ]


def test_another_registered_name_in_the_same_place_is_no_variant() -> None:
    assert (
        variants(
            "zh",
            "缔约国重申《核安全公约》对所有国家的重要意义。",
            "缔约国重申《核材料实物保护公约》对所有国家的重要意义。",
        )
        == {}
    )


def test_two_languages_meet_at_their_abbreviation() -> None:
    known = knowledge()
    finder = TermFinder(known)
    finder.add(mark(document("zh", ("感谢海岸反应堆安全网络(CRSN)的工作。",)), known))
    finder.add(mark(document("en", ("It thanks the Coastal Reactor Safety Network (CRSN).",)), known))
    names = [one.names for one in finder.proposals(20) if one.abbreviation == "CRSN"]
    assert names == [{"zh": "海岸反应堆安全网络", "en": "Coastal Reactor Safety Network"}]


def test_counts_and_contexts_are_of_every_place() -> None:
    texts = (*tuple(f"第{number}国支持《深海采矿自愿准则》的目标。" for number in range(5)), "深海采矿自愿准则很好")
    one = proposed("zh", *texts)["深海采矿自愿准则"]
    assert (one.count, one.documents, len(one.contexts)) == (6, 1, 3)
    assert (one.contexts[0].anchor, one.contexts[0].before, one.contexts[0].after) == (
        "p1",
        "第0国支持《",
        "》的目标。",
    )


def test_the_yaml_is_an_entry_that_can_be_pasted(tmp_path: Path) -> None:
    finder = read("zh", "感谢海洋酸化监测网络(OAMN)，", "鼓励海洋酸化监测网络(OAMN)，《PUI：准则》、《PUI：准则》")
    folder = tmp_path / "registry"
    folder.mkdir()
    said = list(TermsReport(knowledge().entities).data(finder.proposals(20), ()))
    for one in said:
        path = folder / Path(one["file"]).name
        path.write_text((path.read_text(encoding="utf-8") if path.exists() else "") + one["yaml"], encoding="utf-8")
    entities, issues = read_registry(folder, "corpus/registry")
    assert [issue for issue in issues if issue.severity == "error"] == []
    assert entities["oamn"].names == {"zh": "海洋酸化监测网络"}
    assert len(entities) == len(said)


def test_a_variant_says_where_it_belongs() -> None:
    finder = read("zh", "國際原子能機構的报告", "推动人畜共疾病综合行动取得进展")
    said = {one["text"]: one for one in TermsReport(knowledge().entities).data((), finder.variants(20))}
    assert yaml.safe_load(said["國際原子能機構"]["yaml"]) == [{"text": "國際原子能機構", "language": "zh-Hant"}]
    assert said["人畜共疾病综合行动"]["file"] == "corpus/registry/initiatives.yml"
    assert said["人畜共疾病综合行动"]["variant_of"] == "zodiac"


def test_traditional_characters_keep_their_places() -> None:
    text = "國際原子能總署與會員國"
    assert (simplified(text), len(simplified(text))) == ("国际原子能总署与会员国", len(text))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "corpus" / "documents").mkdir(parents=True)
    shutil.copytree(PROJECT / "corpus" / "registry", tmp_path / "corpus" / "registry")
    shutil.copy(PROJECT / "mkdocs.yml", tmp_path)
    return tmp_path


def said_by(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["terms", *arguments])
    return result.exit_code, result.output.strip()


def test_an_unknown_language_is_refused(project: Path) -> None:
    code, said = said_by("--project", str(project), "--language", "de")
    assert (code, said) == (1, "--language de: no language that is read; write one of zh, en, fr, es, ru, ar")


def test_a_corpus_without_documents_says_what_to_do(project: Path) -> None:
    code, said = said_by("--project", str(project))
    assert code == 1
    assert said.endswith(
        "there are no documents to look at; name some files, or bring some into the corpus with loccit add"
    )


def test_no_document_in_a_language_is_said(project: Path) -> None:
    file = project / "corpus" / "documents" / "a.txt"
    file.write_text("1. The Conference reaffirms the Treaty.\n", encoding="utf-8")
    code, said = said_by("--project", str(project), "--language", "fr")
    assert code == 1
    assert said.endswith("none of 1 documents is in fr; they are in en")


def test_a_registry_with_errors_stops_it(project: Path) -> None:
    (project / "corpus" / "registry" / "events.yml").write_text(
        "- id: A B\n  kind: summit\n  names: {zh: 峰会}\n", encoding="utf-8"
    )
    code, said = said_by("--project", str(project))
    assert code == 1
    assert said.endswith("the registry has errors; correct them first, or names that it has are proposed again")


def test_a_file_anywhere_is_looked_at(project: Path, tmp_path: Path) -> None:
    file = tmp_path / "new.txt"
    file.write_text("1. 感谢海洋酸化监测网络(OAMN)的工作。\n\n2. 鼓励海洋酸化监测网络(OAMN)。\n", encoding="utf-8")
    code, said = said_by("--project", str(project), "--most", "1", str(file))
    assert code == 0
    assert "1. 海洋酸化监测网络: 2 times in 1 document; with an abbreviation" in said
    assert (
        "      - id: oamn\n        kind: network\n        names: {zh: 海洋酸化监测网络}\n        abbreviations: [OAMN]"
        in said
    )
