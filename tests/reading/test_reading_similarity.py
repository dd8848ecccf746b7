"""The index: cosine over rare features, deterministic and near linear."""

from __future__ import annotations

from typing import Any

from kpi_audit.reading.duty.similarity import CANDIDATES, COMMON, HEAVY, WALKED, Index, grams, loose_grams, merged


def _index(*texts: str) -> Index:
    return Index([grams(text) for text in texts])


def _best(index: Index, text: str) -> list[int]:
    query = index.query(grams(text))
    return sorted(index.candidates(query), key=lambda number: (-index.likeness(query, number), number))


def test_grams_do_not_cross_pieces() -> None:
    """A space parts pieces; ASCII-only grams are no Chinese words."""
    assert set(grams("村道 养护")) == {"村道", "养护"}
    assert set(grams("A级B")) == {"A级", "级B", "A级B"}
    assert grams("2026 98") == {}


def test_the_nearest_comes_first() -> None:
    """Rare grams decide, not the common tail."""
    index = _index("农村公路日常管护", "小型水利设施日常管护", "公共体育设施日常管护", "农村供水设施日常管护")
    assert _best(index, "小型水利工程管护")[0] == 1
    assert _best(index, "体育设施")[0] == 2


def test_nothing_shared_nothing_found() -> None:
    """No candidate without a common feature, and none for an empty text."""
    index = _index("农村公路", "小型水利")
    assert _best(index, "党报征订") == []
    assert _best(index, "") == []
    assert index.likeness(index.query({}), 0) == 0.0


def test_rarity() -> None:
    """1 for the unknown, falling with every document that has it."""
    index = _index("村道养护", "村道保洁", "河道保洁", "路灯")
    assert index.rarity("无人") == 1.0
    assert index.rarity("村道") < index.rarity("路灯") < 1.0


def test_merged_keeps_the_strongest() -> None:
    """The larger weight of each feature."""
    assert merged(({"a": 1.0, "b": 0.2}, {"b": 0.5})) == {"a": 1.0, "b": 0.5}


def test_common_features_still_find() -> None:
    """A text of common features only is not lost."""
    index = _index(*["依法行政"] * 200)
    assert len(_best(index, "依法行政")) == CANDIDATES


class Counted(list[Any]):
    """A list that counts how often one of its items is asked for."""

    asked = 0

    def __getitem__(self, place: Any) -> Any:
        self.asked += 1
        return super().__getitem__(place)


def test_no_dense_comparison() -> None:
    """Thousands of entries, thousands of look-ups: what each looks at does not grow with the list."""

    def looked_at(size: int) -> int:
        han = [chr(0x4E00 + number) for number in range(size)]
        steps = (1, 7, 31, 101, 211, 307)
        texts = ["".join(han[number * step % size] for step in steps) + "管护" for number in range(size)]
        index = _index(*texts)
        vectors = index._vectors = Counted(index._vectors)
        most = 0
        for text in texts:
            query, vectors.asked = index.query(grams(text)), 0
            assert index.candidates(query)
            most = max(most, vectors.asked)
        return most

    few, many = looked_at(1000), looked_at(4000)
    assert many <= 2 * few
    assert many <= HEAVY * WALKED + COMMON * len(grams("一二三四五六管护"))


def test_loose_grams_find_short_names() -> None:
    """A short name leaves characters out."""
    assert "危改" in loose_grams("危房改造")
    assert loose_grams("危房改造")["危房"] > loose_grams("危旧房改造")["危房"] > 0
    assert "房改" not in loose_grams("危房 改造")


def test_rare_among_more_than_the_list() -> None:
    """A list of one entry says nothing of what is rare."""
    alone = Index([grams("村道养护")])
    among = Index([grams("村道养护")], among=300)
    assert alone.rarity("村道") < 0.5 < among.rarity("村道") < 1.0


def test_contained() -> None:
    """How much of a document a text has, whatever else it has."""
    index = _index("社区矫正")
    assert index.contained(index.query(grams("社区矫正对象按月走访")), 0) > 0.99
    assert index.contained(index.query(grams("社区服务")), 0) < 0.5
    assert index.contained(index.query({}), 0) == 0.0
