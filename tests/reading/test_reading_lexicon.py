from __future__ import annotations

from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_audit.reading.meaning.kinds import KINDS
from kpi_audit.reading.search import standing
from kpi_audit.reading.search.classes import WordClass, spelled, spellings, word_classes
from kpi_audit.reading.text.lexicon import _TOGETHER, NEUTRAL, Hit, Lexicon, Taken, _together, lexicon
from kpi_audit.startup.memory import next_document

KIND_FILES = ("input", "process", "output", "outcome", "satisfaction", "neutral", "subjects")


def words(name: str, text: str) -> WordClass:
    return WordClass(name, tuple(text.split()), {}, {})


def test_alternatives_are_written_out() -> None:
    assert spellings("(查看|查阅)…(记录|资料)") == ["查看…记录", "查看…资料", "查阅…记录", "查阅…资料"]
    assert spellings("台账") == ["台账"]


def test_plain_words_are_found_leftmost_longest_over_all_classes() -> None:
    book = Lexicon([words("a", "会议 会议记录"), words("b", "记录 率")])
    assert book.scan("会议记录和记录率") == [Hit(0, 4, "a"), Hit(5, 7, "b"), Hit(7, 8, "b")]


def test_layered_classes_overlap() -> None:
    book = Lexicon([words("a", "会议记录"), words("b", "记录")], layered=True)
    assert book.scan("会议记录") == [Hit(0, 4, "a"), Hit(2, 4, "b")]


def test_names_of_bodies_hide_the_words_inside() -> None:
    book = Lexicon([words("a", "宣传 档案"), words("neutral_bodies", "宣传部 档案局")], layered=True)
    hits = book.scan("宣传部、档案局做宣传")
    assert hits == [Hit(0, 3, "neutral_bodies"), Hit(4, 7, "neutral_bodies"), Hit(8, 10, "a")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("发生较大事故", [Hit(0, 6, "a", True)]),
        ("发生,事故", []),
        ("发生;事故", []),
        ("发生" + "很" * 15 + "事故", []),
        ("发生火灾事故,发生事故", [Hit(0, 6, "a", True), Hit(7, 11, "a", True)]),
    ],
)
def test_a_gap_stays_in_the_clause_and_short(text: str, found: list[Hit]) -> None:
    assert Lexicon([words("a", "发生…事故")]).scan(text) == found


def test_taken_places() -> None:
    taken = Taken([Hit(0, 3, "neutral_bodies"), Hit(5, 8, "not_trace")])
    assert taken.holds(Hit(1, 5, "trace")) and taken.holds(Hit(6, 10, "trace"))
    assert not taken.holds(Hit(6, 10, "app")) and not taken.holds(Hit(3, 5, "trace"))


@pytest.mark.parametrize("name", [*KIND_FILES, "marks", "evidence"])
def test_our_lists_are_sound(name: str) -> None:
    for each in lexicon(name).classes.values():
        assert each.words, each.name
        doubles = {word for word in each.words if each.words.count(word) > 1}
        assert not doubles, f"{each.name}: {sorted(doubles)}"
        assert set(each.weights) | set(each.lead) <= set(KINDS)
        assert each.governs in ("", "head", "lead", "any")
        assert all("(" not in spelling and ")" not in spelling for word in each.words for spelling in spellings(word))
        assert all(piece for word in each.words for piece in word.split("…")), each.name


def test_no_plain_word_speaks_in_two_classes_of_kinds() -> None:
    seen: dict[str, str] = {}
    for each in lexicon(*KIND_FILES).classes.values():
        for word in each.words:
            for spelling in spellings(word):
                assert seen.setdefault(spelling, each.name) == each.name, f"{spelling}: {seen[spelling]}, {each.name}"


@given(st.text(alphabet="发生事故会议记录宣传部率,;( ", max_size=60))
def test_hits_lie_in_the_text_in_order(text: str) -> None:
    book = Lexicon([words("a", "会议 会议记录 发生…事故"), words("b", "率 记录"), words("neutral_x", "宣传部")])
    hits = book.scan(text)
    assert all(0 <= hit.start < hit.end <= len(text) for hit in hits)
    assert [hit.start for hit in hits] == sorted(hit.start for hit in hits)
    plain = [hit for hit in hits if not hit.gapped]
    assert all(one.end <= other.start for one, other in pairwise(plain))


def _plainly(words: dict[str, list[str]], text: str) -> list[Hit]:
    """What a list finds, written as the docstring of ``Lexicon`` says it and no quicker."""
    hits: list[Hit] = []
    free = dict.fromkeys(words, 0)
    masked = 0
    for at in range(len(text)):
        for name, listed in words.items():
            gapped = [word for word in listed if "…" in word and _end(text, at, word)]
            best = max(gapped, key=lambda word: len(word.replace("…", "")), default=None)
            if best is not None:
                hits.append(Hit(at, _end(text, at, best), name, gapped=True))
        plain = [(word, name) for name, listed in words.items() for word in listed if "…" not in word]
        for word, name in sorted(plain, key=lambda item: -len(item[0])):
            if at >= masked and text.startswith(word, at) and at >= free[name]:
                free[name] = at + len(word)
                hits.append(Hit(at, at + len(word), name))
                masked = at + len(word) if name == "neutral" else masked
                if name == "neutral":
                    break
    return hits


def _end(text: str, at: int, word: str) -> int:
    first, *others = word.split("…")
    if not text.startswith(first, at):
        return 0
    end = at + len(first)
    for piece in others:
        found = text.find(piece, end, end + 14 + len(piece))
        if found < 0 or set(text[end:found]) & set(",;。\n!?"):
            return 0
        end = found + len(piece)
    return end


_WORD = st.text("甲乙丙丁", min_size=1, max_size=4) | st.text("甲乙17", min_size=1, max_size=3)
_GAPPED = st.tuples(_WORD, _WORD).map("…".join)


@given(
    st.fixed_dictionaries(
        {
            "neutral": st.lists(_WORD, max_size=2, unique=True),
            "a": st.lists(_WORD | _GAPPED, min_size=1, max_size=5, unique=True),
            "b": st.lists(_WORD | _GAPPED, max_size=5, unique=True),
        }
    ),
    st.text("甲乙丙丁,。137", max_size=30),
)
def test_a_list_finds_what_a_slow_search_finds(words: dict[str, list[str]], text: str) -> None:
    """Openings, gaps and what is remembered only spare work."""
    book = Lexicon((WordClass(name, tuple(listed), {}, {}) for name, listed in words.items()), layered=True)
    expected = sorted(_plainly(words, text))
    assert sorted(book.scan(text)) == expected
    assert sorted(book.scan(text)) == expected  # the second time it is remembered


@given(
    st.fixed_dictionaries(
        {
            "a": st.lists(_WORD | _GAPPED, min_size=1, max_size=5, unique=True),
            "neutral": st.lists(_WORD, max_size=3, unique=True),
        }
    ),
    st.lists(st.text("甲乙丙,1379", max_size=12), max_size=6),
)
def test_a_list_beside_is_read_as_one_with_it_whatever_the_figures(
    words: dict[str, list[str]], texts: list[str]
) -> None:
    """Texts that differ in figures share what is remembered only where no word can tell them apart."""
    own, neutral = (WordClass(name, tuple(listed), {}, {}) for name, listed in words.items())
    book = Lexicon([own], layered=True, beside=Lexicon([neutral], layered=True))
    for text in texts:
        assert sorted(book.scan(text)) == sorted(_plainly(words, text))


_LISTS = [*_TOGETHER.items()]
_SOME = sorted({spelling for names, _ in _LISTS for name in names for spelling, _ in spelled(word_classes(name))})


@cache
def _alone(names: tuple[str, ...], layered: bool) -> Lexicon:
    beside = Lexicon(word_classes(NEUTRAL), layered=True) if layered and names[-1:] == (NEUTRAL,) != names else None
    return Lexicon(lexicon(*names, layered=layered).own.values(), layered=layered, beside=beside)


@pytest.mark.parametrize(("names", "layered"), _LISTS, ids=lambda each: str(each))
@given(st.lists(st.sampled_from(_SOME) | st.sampled_from([",", "。", "8", "1次", "加强"]), max_size=8))
def test_lists_searched_together_find_what_each_finds_alone(
    names: tuple[str, ...], layered: bool, pieces: list[str]
) -> None:
    """Which list a word is of is told by its number, and figures that matter to one list leave the others as they are."""
    text = "".join(pieces).replace("…", "的工作")
    assert lexicon(*names, layered=layered).scan(text) == _alone(names, layered).scan(text)


@pytest.mark.parametrize("texts", [0, 1])
def test_texts_beyond_those_that_are_shared(texts: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """A document of more texts than are remembered is read the same, list by list; the next one begins anew."""
    asked = ["每月召开会议1次,查阅会议记录和档案", "未发生安全事故的得5分,鼓励群众自愿参加", "每月召开会议1次"]

    def found() -> list[list[Hit]]:
        lists = [lexicon(*names, layered=layered) for names, layered in _LISTS]
        for each in lists:
            each._scanned.cache_clear()
        return [each.scan(text) for each in lists for text in asked]

    shared = found()
    monkeypatch.setattr(standing, "_SHARED", texts)
    next_document()
    assert found() == shared
    monkeypatch.undo()
    assert len(_together()._shared) == texts
    next_document()
    assert not _together()._shared
