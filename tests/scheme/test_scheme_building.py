"""Models built without pydantic: the same as it makes, and whatever it would refuse is left to it."""

from __future__ import annotations

import copy
import pickle
from datetime import date
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_audit.scheme.element import Element
from kpi_audit.scheme.forming.building import Unusual, build
from kpi_audit.scheme.forming.strict import judge
from kpi_audit.scheme.load import MODELS
from kpi_audit.scheme.scheme import Scheme
from kpi_audit.scheme.shape import Field, shape_of
from kpi_audit.source.location import Place

AT = Place("s.yaml", ())
ODD: list[Any] = [
    *(None, True, False, 0, 1, -1, 2026, 2201, 10**400, 0.0, 0.5, 2026.0, -0.5, float("nan"), float("inf")),
    *("", "字", "20%", " 20％ ", "0.5", "-3%", "1e3%", "½", "\ud800", "2026-01-31", "2026-02-30", "2026-1-3"),
    *("20260131", "2026-01-31T00:00:00", "２０２６-01-31", "yes", (), ("a",), ("a", None), [], ["a"], {}, {"a": 1}),
    *({"a": "1"}, {"a": True}, {1: 1.0}, {"a": 10**400}, {"at": AT}, b"a", date(2026, 1, 31), AT),
]


def _records() -> list[type[Element]]:
    return Element.__subclasses__()


def _good(field: Field, depth: int) -> st.SearchStrategy[Any]:
    """Values in order for a field, as the shaper gives them."""
    ways: list[st.SearchStrategy[Any]] = []
    if field.names:
        ways.append(st.sampled_from(sorted(field.names)))
    elif field.text:
        ways.append(st.text(max_size=4))
    if field.number:
        ways.append(st.one_of(st.integers(0, 3000), st.floats(0, 1e9)))
    if field.flag:
        ways.append(st.booleans())
    if field.date:
        ways.append(st.dates().map(date.isoformat))
    if field.mapping:
        ways.append(st.dictionaries(st.text(max_size=2), st.integers(0, 9), max_size=2))
    if field.record is not None and depth:
        ways.append(_data(field.record, depth - 1))
    one = st.one_of(*ways) if ways else st.none()
    return st.lists(one, max_size=2).map(tuple) if field.many else one


@cache
def _data(model: type[Element], depth: int = 2) -> st.SearchStrategy[dict[str, Any]]:
    fields = {field.attribute: field for field in shape_of(model).fields.values()}
    required = {name: _good(field, depth) for name, field in fields.items() if field.required}
    rest = {name: _good(field, depth) for name, field in fields.items() if not field.required}
    return st.fixed_dictionaries({"at": st.just(AT), **required}, optional=rest)


def _same(model: type[Element], data: Any) -> Element | None:
    """What is built, held against what pydantic makes; None where that is left to it."""
    try:
        built = build(model, copy.copy(data))
    except Unusual:
        return None
    judged, problems = judge(model, data)
    assert problems == []
    assert built == judged
    assert repr(built) == repr(judged)  # 1 is not 1.0
    return built


@pytest.mark.parametrize("model", _records(), ids=lambda model: model.__name__)
@given(data=st.data())
def test_as_pydantic_makes_it(model: type[Element], data: st.DataObject) -> None:
    """Data in order give the same model both ways; data that are not built are such as it refuses or converts."""
    said = data.draw(_data(model))
    assert _same(model, said) is not None or judge(model, said)[0] is None or _converted(said)


def _converted(data: Any) -> bool:
    """Whether something in data needs pydantic's conversions: a number with a fraction for a whole one."""
    if isinstance(data, dict):
        return any(map(_converted, data.values()))
    return any(map(_converted, data)) if isinstance(data, tuple) else isinstance(data, float)


@pytest.mark.parametrize("odd", ODD, ids=ascii)
@pytest.mark.parametrize("model", _records(), ids=lambda model: model.__name__)
def test_odd_values(model: type[Element], odd: Any) -> None:
    """Any value in any field: what is built at all is what pydantic makes of it."""
    least: dict[str, Any] = {"at": AT}
    for field in shape_of(model).fields.values():
        if field.required:
            least[field.attribute] = 1.5 if field.number else "x"
            if field.many:
                record = field.record
                assert record is not None
                key = next(one.attribute for one in shape_of(record).fields.values() if one.required)
                least[field.attribute] = ({"at": AT, key: "x"},)
    assert _same(model, least) is not None
    for name in [*model.model_fields, "unknown"]:
        _same(model, {**least, name: odd})
    _same(model, odd)


def test_faults_are_those_of_pydantic() -> None:
    """A missing key, a bound, a type: the words of pydantic, of which the faults are made."""
    problems = judge(Scheme, {"at": AT, "indicators": ({"at": AT, "name": "甲", "points": -1},), "year": "x"})[1]
    told = {(problem["type"], problem["loc"]) for problem in problems}
    assert ("missing", ("title",)) in told
    assert ("greater_than_equal", ("indicators", 0, "points")) in told
    assert ("int_parsing", ("year",)) in told


def test_models() -> None:
    """Frozen, equal by value, hashable, copied and pickled; a wrong name is a mistake of the program."""
    data: dict[str, Any] = {"at": AT, "title": "甲", "indicators": ({"at": AT, "name": "乙", "weight": "20%"},)}
    one: Any = build(MODELS["scheme"], data)
    other = build(MODELS["scheme"], data)
    assert one == other
    assert hash(one) == hash(other)
    assert pickle.loads(pickle.dumps(one)) == one
    assert copy.deepcopy(one) == one
    assert repr(one).startswith("Scheme(at=Place(")
    with pytest.raises(AttributeError):
        one.title = "丙"
    with pytest.raises(AttributeError):
        del one.title
    with pytest.raises(TypeError, match="colour"):
        Scheme(**data, colour=1)
    with pytest.raises(TypeError, match="title"):
        Scheme(at=AT, indicators=())
