"""An office's own words: they reach every reader, leave nothing behind, and can be looked up."""

from __future__ import annotations

import ast
import json
from pathlib import Path

import pytest
from config_office import Office, an_office  # noqa: F401 - a fixture

from kpi_audit.reading.duty.thesaurus import SYNONYMS, thesaurus
from kpi_audit.reading.text.lexicon import lexicon
from kpi_audit.reading.text.vocabulary import STANDARD, Change, Vocabulary, speaking, spoken
from kpi_audit.reading.word_lists import LISTS, classes_of, entry, fault_of, has_word
from kpi_audit.words.catalog import catalogue

PLAIN = """\
标题: 某县考核
指标:
  - 名称: 环境整治
    分值: 10
    评分标准: 打造样板村，得10分。
"""


def test_words_that_an_office_adds_are_found(office: Office) -> None:
    office.write("scheme.yaml", PLAIN)
    assert office.codes("scheme.yaml", "--select", "SCO806") == set()
    office.settings('[lexicon]\nvague.slogan = ["打造樣板", "争当…示范"]')  # traditional characters are the same word
    assert office.codes("scheme.yaml", "--select", "SCO806") == {"SCO806"}


def test_words_that_an_office_drops_are_no_longer_found(office: Office) -> None:
    office.write("scheme.yaml", PLAIN.replace("打造样板村", "进一步加强管护"))
    assert office.codes("scheme.yaml", "--select", "SCO806") == {"SCO806"}
    office.settings('[lexicon.vague]\nslogan = {drop = ["进一步", "加强"]}')
    assert office.codes("scheme.yaml", "--select", "SCO806") == set()


def test_exceptions_are_words_too(office: Office) -> None:
    office.write("scheme.yaml", PLAIN.replace("打造样板村", "加强班组管护"))
    assert office.codes("scheme.yaml", "--select", "SCO806") == {"SCO806"}
    office.settings('[lexicon.vague]\nnot_slogan = ["加强班组"]')
    assert office.codes("scheme.yaml", "--select", "SCO806") == set()


def test_each_file_is_read_with_its_own_words(office: Office) -> None:
    """Three configurations in one run, whatever the order, and again with the same process."""
    for name, words in (("a", '["打造样板"]'), ("b", "[]"), ("c", '["打造样板"]')):
        office.write(f"{name}/scheme.yaml", PLAIN)
        office.write(f"{name}/kpi-audit.toml", f'select = ["SCO806"]\n[lexicon.vague]\nslogan = {words}')
    for order in (["a", "b", "c"], ["b", "c", "a"], ["c", "b", "a"]):
        paths = {path for path, _, _ in office.found(*order)}
        assert paths == {"a/scheme.yaml", "c/scheme.yaml"}
    assert spoken() is STANDARD


def test_inspect_reads_with_them(office: Office) -> None:
    office.write("scheme.yaml", PLAIN.replace("打造样板村", "开展亮剑攻坚"))

    def kind() -> object:
        out = office.call("inspect", "scheme.yaml", "--format", "json")[1]
        return json.loads(out)["documents"][0]["indicators"][0]["spans"]

    before = kind()
    office.settings('[lexicon.process]\nprocess_meeting = ["亮剑攻坚"]')
    assert "亮剑攻坚" in json.dumps(kind(), ensure_ascii=False)
    assert "亮剑攻坚" not in json.dumps(before, ensure_ascii=False)


@pytest.mark.parametrize("name", [name for name in LISTS if name != SYNONYMS])
def test_every_class_of_every_list_can_be_changed(name: str) -> None:
    """A word is added to, and one is taken from, each class; outside of the block nothing has changed."""
    for each, words in classes_of(name).items():
        own = Vocabulary({name: {each: Change(add=("甲乙丙丁戊",), drop=tuple(words[:1]))}})
        before = [hit.name for hit in lexicon(name, layered=True).scan("甲乙丙丁戊")]
        with speaking(own):
            assert [hit.name for hit in lexicon(name, layered=True).scan("甲乙丙丁戊")] == [each]
            assert words[0] not in lexicon(name, layered=True).classes[each].words
        assert before == [hit.name for hit in lexicon(name, layered=True).scan("甲乙丙丁戊")] == []


def test_every_list_can_be_changed() -> None:
    """A list that is new is listed, and has its name in both languages; tables of patterns and of names of matters cannot be."""
    import kpi_audit.reading

    folder = Path(kpi_audit.reading.__file__).parent / "lexicons"
    assert {file.stem for file in folder.glob("*.yaml")} == {*LISTS, "conflicts", "common_matters", "fields"}


def test_what_is_remembered_rests_on_no_word_of_a_list() -> None:
    """A reading that is cached for all vocabularies would give one office the words of another."""
    import kpi_audit.reading

    known = {"word_classes", "classes_of", "conflict_table", "prohibitions", "_weights", "_weighed"}
    known |= {"common", "in_villages", "names"}
    known |= {
        "_figured_words",  # is asked only while nobody has words of his own
        "_together",  # lists as they come with this package; one with words of an office is searched alone
        "about_platform",
        "normalise",
        "blank",
        "_around",
        "sentences",
        "_numbers",
        "_pairs",
        "band",
        "interval",
        "subject",
        "rest",
        "_samples",
        "_asked",
        "_zones",
        "figure",
        "amounts",
        "_faulted",
        "gram_set",
    }  # characters, marks of sentences, figures
    found = set()
    for file in Path(kpi_audit.reading.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef):
                marks = {
                    mark.id for each in node.decorator_list for mark in ast.walk(each) if isinstance(mark, ast.Name)
                }
                marks |= {
                    each.attr
                    for one in node.decorator_list
                    for each in ast.walk(one)
                    if isinstance(each, ast.Attribute)
                }
                if marks & {"cache", "lru_cache", "remembering"}:
                    found.add(node.name)
    assert found == known


def test_matters_of_the_duty_list_have_more_names() -> None:
    matter = next(iter(classes_of(SYNONYMS)))
    with speaking(Vocabulary({SYNONYMS: {matter: Change(add=("甲乙丙丁戊",))}})):
        assert [mention.matter for mention in thesaurus().mentions("甲乙丙丁戊")] == [matter]
    assert list(thesaurus().mentions("甲乙丙丁戊")) == []


def test_a_nearer_file_goes_before_the_one_it_extends(office: Office) -> None:
    office.write("scheme.yaml", PLAIN)
    office.write("county.toml", '[lexicon.vague]\nslogan = ["打造样板"]')
    office.settings('extend = "county.toml"\n[lexicon.vague]\nslogan = ["争创一流"]')
    assert office.codes("scheme.yaml", "--select", "SCO806") == {"SCO806"}
    office.write("county.toml", '[lexicon.vague]\nslogan = {drop = ["加强"]}')
    office.write("scheme.yaml", PLAIN.replace("打造样板村", "加强管护"))
    office.settings('extend = "county.toml"')
    assert office.codes("scheme.yaml", "--select", "SCO806") == set()
    office.settings('extend = "county.toml"\n[lexicon.vague]\nslogan = ["加强"]')
    assert office.codes("scheme.yaml", "--select", "SCO806") == {"SCO806"}


@pytest.mark.parametrize(
    ("word", "fault"),
    [
        ("打造样板", None),
        ("(全县|全镇)…通报", None),
        ("打", "short"),
        ("(甲|乙)", "short"),
        ("打造(样板", "brackets"),
        ("打造()样板", "brackets"),
        ("((甲|乙)丙|丁)戊己", "brackets"),
        ("…打造", "gap"),
        ("打造…", "gap"),
    ],
)
def test_entries(word: str, fault: str | None) -> None:
    assert fault_of(entry(word)) == fault


def test_entries_are_in_normal_form() -> None:
    assert entry(" ＡＰＰ打卡 ") == "APP打卡"
    assert entry("全縣...通報") == "全县…通报"
    assert entry("（甲组｜乙组）丙") == "(甲组|乙组)丙"
    assert has_word("vague", "slogan", "持续推进")  # one spelling of several
    assert not has_word("vague", "slogan", "打造样板")


def test_the_lists_can_be_looked_up(office: Office) -> None:
    office.settings('[lexicon.vague]\nslogan = {add = ["打造样板"], drop = ["加强"]}')
    code, out, _ = office.call("config", "--lexicons", "--width", "80")
    assert code == 0
    for name in LISTS:
        assert f"{name}  {catalogue('zh')[f'lexicon.{name}']}" in out
        assert catalogue("en")[f"lexicon.{name}"]
    _, out, _ = office.call("config", "--lexicon", "vague", "--width", "80")
    assert "+打造样板 -加强" in out
    _, out, _ = office.call("config", "--lexicon", "vague", "--format", "json")
    assert "加强" in json.loads(out)["lists"]["vague"]["slogan"]
    code, _, err = office.call("config", "--lexicon", "vage")
    assert code == 2
    assert "“vague”" in err
