"""Catalogue, norms and cards: both languages say the same things with the same placeholders."""

from __future__ import annotations

import errno
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from ruamel.yaml import YAML

import kpi_audit
from kpi_audit.findings.refusal import KNOWN, refusal
from kpi_audit.words.cards import Card, card, codes
from kpi_audit.words.catalog import LANGUAGES, catalogue
from kpi_audit.words.norms import Bilingual, norms
from kpi_audit.words.phrase import placeholders

DATA = Path(kpi_audit.__file__).parent
HAN = re.compile(r"[\u4e00-\u9fff]")
ENDING = re.compile(r"\{\w+:(?:s|es|v|are|have)\}")  # of an English word; Chinese has none


def texts(found: Card) -> Iterator[tuple[str, Bilingual | None]]:
    """Every text of a card by the name of its part."""
    yield from (
        ("title", found.title),
        ("what", found.what),
        ("why", found.why),
        ("remedy", found.remedy),
        ("worked", found.worked),
        ("false_positives", found.false_positives),
    )
    for key, message in found.messages.items():
        yield f"messages.{key}", message.text
        if message.advice != Bilingual("", ""):  # nothing is to be done
            yield f"messages.{key}.advice", message.advice
    for key, option in found.options.items():
        yield f"options.{key}", option
    for ground in found.basis:
        yield f"basis.{ground.id}.clause", ground.clause
        yield f"basis.{ground.id}.says", ground.says


def test_every_refusal_has_its_word() -> None:
    """And nobody else's errors speak another language in the middle of a sentence."""
    for language in LANGUAGES:
        named = {key.removeprefix("refusal.") for key in catalogue(language) if key.startswith("refusal.")}
        assert named == KNOWN
    assert refusal(OSError(errno.ENOSPC, "No space left on device")) == "refusal.ENOSPC"
    assert refusal(OSError(99_999, "Quite unheard of")) == "Quite unheard of"
    assert refusal(OSError()) == ""


def test_whatever_name_a_number_has_on_a_system() -> None:
    """Numbers with two names (EAGAIN, EWOULDBLOCK) are told whichever of them the system gives."""
    for number, name in ((errno.EAGAIN, "EAGAIN"), (errno.EWOULDBLOCK, "EAGAIN"), (errno.EOPNOTSUPP, "ENOTSUP")):
        assert refusal(OSError(number, "In the words of the system")) == f"refusal.{name}"


@pytest.mark.parametrize("path", sorted(DATA.rglob("*.yaml")), ids=lambda path: path.relative_to(DATA).as_posix())
def test_no_key_is_written_twice(path: Path) -> None:
    """The second would silently take the place of the first."""
    YAML(typ="safe", pure=True).load(path)


def test_both_languages_have_the_same_keys() -> None:
    assert list(catalogue("zh")) == list(catalogue("en"))


@pytest.mark.parametrize("key", sorted(catalogue("zh")))
def test_both_languages_have_the_same_placeholders(key: str) -> None:
    assert placeholders(catalogue("zh")[key]) == placeholders(ENDING.sub("", catalogue("en")[key]))


def test_english_texts_are_english() -> None:
    """Only the help may show a Chinese word or two, such as the name of what is audited."""
    mixed = [key for key, text in catalogue("en").items() if HAN.search(text)]
    assert [key for key in mixed if not key.startswith("help.")] == []


def test_texts_that_the_code_names_exist() -> None:
    """A missing text would be shown as its key, in a report that somebody has to defend."""
    source = Path(__file__).parents[2] / "src" / "kpi_audit"
    named = {
        key
        for file in source.rglob("*.py")
        for key in re.findall(r"\b(?:text|_text)\(\s*\"([a-z_]+\.[a-z_.-]+)\"", file.read_text("utf-8"))
    }
    assert len(named) > 50
    assert sorted(named - set(catalogue("zh"))) == []


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(KeyError):
        catalogue("fr")


def test_the_reasons_of_not_checked_are_worded() -> None:
    wanted = [
        "no_upper",
        "no_duty_list",
        "no_siblings",
        "no_previous",
        "no_capacity",
        "no_results",
        "format_errors",
    ]
    for lang in LANGUAGES:
        assert all(f"reason.{reason}" in catalogue(lang) for reason in wanted)
    assert catalogue("en")["reason.no_duty_list"] == "no duty list"


@pytest.mark.parametrize("code", codes())
def test_a_card_is_complete(code: str) -> None:
    """Every text in both languages, not empty, with the same placeholders; every ground's norm exists."""
    found = card(code)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", found.slug)
    assert found.messages
    for name, text in texts(found):
        if text is not None:
            assert text.zh and text.en, name
            assert placeholders(text.zh) == placeholders(ENDING.sub("", text.en)), name
    assert len({ground.id for ground in found.basis}) == len(found.basis)
    assert [ground.norm for ground in found.basis if ground.norm and ground.norm not in norms()] == []


@pytest.mark.parametrize("code", codes())
def test_advice_wants_no_more_than_its_message_may_have(code: str) -> None:
    """The general remedy and titles stand without arguments: a finding of any key can speak them."""
    found = card(code)
    for text in (found.title, found.what, found.why, found.remedy):
        assert placeholders(text.zh) == placeholders(text.en) == frozenset()


def test_every_format_code_has_a_card() -> None:
    wanted = {f"FMT{number:03}" for number in [*range(1, 9), *range(10, 22)]}
    assert wanted <= set(codes())


def test_a_card_without_a_file_is_a_key_error() -> None:
    for code in ("ZZZ999", "FMT999", "X"):
        with pytest.raises(KeyError):
            card(code)


def test_norms_are_verified_dated_and_official() -> None:
    for norm in norms().values():
        assert norm.grade in ("A", "B"), norm.id
        assert norm.level in ("law", "regulation", "policy", "practice"), norm.id
        assert norm.bearing in ("binding", "local", "analogy"), norm.id
        assert norm.title.zh and norm.title.en and norm.issuer.zh and norm.issuer.en, norm.id
        assert norm.date is None or re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", norm.date), norm.id
        official = r"https?://([a-z0-9-]+\.)*(gov\.cn|people\.com\.cn|people\.cn|news\.cn|acfic\.org\.cn)/.*"
        assert norm.url is None or re.fullmatch(official, norm.url), norm.id


@pytest.mark.parametrize(
    "norm",
    [
        "provisions",
        "notice-2018",
        "notice-2019",
        "notice-2020",
        "integration-2019",
        "duty-list-opinions",
        "apps-measures-2026",
        "fingertip-2023",
        "village-2022",
        "model-2022",
        "supervision-regulation",
        "shandong-township",
        "beijing-subdistrict",
        "civil-servant-law",
        "penalty-law",
        "road-law",
        "budget-law",
        "individual-business-regulation",
        "census-regulation",
        "education-evaluation-2020",
        "politics-law-2015",
        "safety-2016",
        "farmland-regulation",
        "cadre-2020",
        "accountability-2019",
        "civil-code",
        "fiscal-2021",
        "institution-regulation-2014",
        "petition-regulation",
        "central-1-2022",
    ],
)
def test_the_norms_that_rules_cite_are_there(norm: str) -> None:
    assert norms()[norm].id == norm


@pytest.mark.parametrize("code", [code for code in codes() if not code.startswith(("FMT", "SUP"))])
def test_a_rule_says_what_its_remedy_changes_in_numbers(code: str) -> None:
    """Each card works its remedy out on its own bad example: figures before and after."""
    worked = card(code).worked
    assert worked is not None
    assert len(re.findall(r"\d+", worked.zh)) >= 3
    assert len(re.findall(r"\d+", worked.en)) >= 3


def test_english_numbers_agree_with_what_they_count() -> None:
    """A number before ``points`` may be one; behind “of” and “and” English counts the whole."""
    bare = re.compile(r"(?<!of )(?<!and )\{(?!text\b)([a-z_]+)\} (?:percentage )?(?:point|hour|row|document)s\b")
    said = [(key, text) for key, text in catalogue("en").items()]
    said += [(code, both.en) for code in codes() for _, both in texts(card(code)) if both is not None]
    assert [(key, found[0]) for key, text in said if (found := bare.search(text))] == []
