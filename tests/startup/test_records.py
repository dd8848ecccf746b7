"""Our records behave as those of the standard library, of which they are a quicker make."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import pickle
import re
import typing
from typing import Any, ClassVar

import pytest

from kpi_audit.startup.kept import KEPT
from kpi_audit.startup.records import fields, inits, making, tuples


def _pair(**how: bool) -> tuple[type[Any], type[Any]]:
    """The same class made by both."""

    def body(decorate: Any, field: Any) -> type[Any]:
        class Case:
            """A case."""

            kind: ClassVar[str] = "case"
            name: str
            count: int = 3
            parts: list[int] = field(default_factory=list, compare=False)
            note: str = field(default="n", repr=False)
            total: int = field(init=False, default=7)

            def doubled(self) -> int:
                return self.count * 2

        made: type[Any] = decorate(**how)(Case)
        return made

    return body(making.dataclass, fields.field), body(dataclasses.dataclass, dataclasses.field)


WAYS = [
    {},
    {"frozen": True},
    {"slots": True},
    {"frozen": True, "slots": True},
    {"frozen": True, "slots": True, "eq": False},
    {"slots": True, "eq": False},
    {"frozen": True, "slots": True, "order": True},
    {"frozen": True, "slots": True, "kw_only": True},
    {"frozen": True, "slots": True, "repr": False},
]


def _answer(act: Any, of: Any) -> object:
    """What comes of it: a value as it shows itself, or the kind of error."""
    try:
        return repr(act(of))
    except Exception as error:
        return type(error).__name__


ACTS: dict[str, Any] = {
    "shown": lambda cls: "" if "object at" in repr(cls(name="a")) else repr(cls(name="a", parts=[1])),
    "equal": lambda cls: cls(name="a") == cls(name="a"),
    "uncompared": lambda cls: cls(name="a", parts=[1]) == cls(name="a", parts=[2]),
    "other": lambda cls: cls(name="a") == ("a", 3),
    "unequal": lambda cls: cls(name="a") != cls(name="b"),
    "hash": lambda cls: len({hash(one) for one in [cls(name="a"), cls(name="a")]}),
    "hash value": lambda cls: hash(cls(name="a")) == hash(("a", 3, "n", 7)),
    "less": lambda cls: cls(name="a") < cls(name="b"),
    "at least": lambda cls: cls(name="a", count=4) >= cls(name="a"),
    "less than another": lambda cls: cls(name="a") < 1,
    "set": lambda cls: setattr(cls(name="a"), "name", "b"),
    "deleted": lambda cls: delattr(cls(name="a"), "name"),
    "unknown set": lambda cls: setattr(cls(name="a"), "colour", "b"),
    "by position": lambda cls: cls("a", 4, [1], "m").note,
    "missing": lambda cls: cls(),
    "unknown": lambda cls: cls(name="a", colour=1),
    "not taken": lambda cls: cls(name="a", total=1),
    "fresh default": lambda cls: cls(name="a").parts is cls(name="a").parts,
    "method": lambda cls: cls(name="a").doubled(),
    "class attribute": lambda cls: cls.count if isinstance(cls.count, int) else "slot",
    "dict": lambda cls: hasattr(cls(name="a"), "__dict__"),
    "slots": lambda cls: cls.__slots__,
    "match": lambda cls: cls.__match_args__,
    "copied": lambda cls: copy.copy(cls(name="a", count=9)).count,
    "deeply copied": lambda cls: copy.deepcopy(cls(name="a", parts=[9])).parts,
    "replaced": lambda cls: dataclasses.replace(cls(name="a"), count=5).count,
    "replaced badly": lambda cls: dataclasses.replace(cls(name="a"), colour=5),
    "as dict": lambda cls: dataclasses.asdict(cls(name="a")),
    "fields": lambda cls: [(one.name, one.type, one.init, one.repr, one.compare) for one in dataclasses.fields(cls)],
    "is one": lambda cls: dataclasses.is_dataclass(cls),
    "signature": lambda cls: [str(one.kind) + one.name for one in inspect.signature(cls).parameters.values()],
    "derived": lambda cls: repr(_derived(cls)),
}


def _derived(cls: type[Any]) -> object:
    """A record of the standard library derived from a record."""
    frozen = cls.__dataclass_params__.frozen

    class More(cls):  # type: ignore[misc]
        more: int = 1

    if cls.__dict__.get("__match_args__") == ():
        return "by name only"
    return dataclasses.asdict(dataclasses.dataclass(frozen=frozen)(More)("a", more=2))


@pytest.mark.parametrize("how", WAYS, ids=lambda how: " ".join(how) or "plain")
@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("before", [0, making._FEW], ids=["first", "later"])
def test_as_the_standard_library(how: dict[str, bool], act: str, before: int) -> None:
    """Whatever is done with a record, both makes answer alike: with the first records, and when there are many."""
    if act == "unknown set" and how.get("frozen") and how.get("slots"):
        pytest.skip("the standard lock calls super() with the class before it had slots, and fails with a TypeError")
    ours, standard = _pair(**how)
    for _ in range(before):
        ours(name="a")
    assert _answer(ACTS[act], ours) == _answer(ACTS[act], standard)


@pytest.mark.parametrize("how", WAYS, ids=lambda how: " ".join(how) or "plain")
@pytest.mark.parametrize("act", [act for act in ACTS if act not in ("set", "deleted", "unknown set")])
def test_as_the_standard_library_without_locks(how: dict[str, bool], act: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """From the command line nothing holds a record with slots as it is, and all else is the same."""
    monkeypatch.setattr(making, "_WATCHED", False)
    ours, standard = _pair(**how)
    for _ in range(making._FEW):
        ours(name="a")
    assert _answer(ACTS[act], ours) == _answer(ACTS[act], standard)


def test_without_a_lock(monkeypatch: pytest.MonkeyPatch) -> None:
    """A slot is set as that of any object; a record without slots stays locked, which costs nothing there."""
    monkeypatch.setattr(making, "_WATCHED", False)
    slotted, _ = _pair(frozen=True, slots=True)
    frozen, _ = _pair(frozen=True)
    one = slotted(name="a")
    one.name = "b"
    assert one == slotted(name="b")
    with pytest.raises(dataclasses.FrozenInstanceError):
        frozen(name="a").name = "b"


@making.dataclass(frozen=True, slots=True)
class _Base:
    name: str
    seen: int = fields.field(default=0, compare=False)


@making.dataclass(frozen=True, slots=True)
class _Child(_Base):
    name: str = "child"
    more: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "seen", self.seen + len(self.more))


_CHILD: Any = _Child


def test_inherited_fields_come_first() -> None:
    """A field said again keeps its place; slots are not made twice; ``__post_init__`` is called."""
    child: Any = _CHILD("a", 2, (1, 2, 3))
    assert (child.name, child.seen, child.more) == ("a", 5, (1, 2, 3))
    assert _Child.__slots__ == ("more",)  # type: ignore[attr-defined]
    assert repr(_Child()) == "_Child(name='child', seen=0, more=())"
    base: Any = _Base
    assert child != base("a")


@pytest.mark.parametrize("protocol", range(2, pickle.HIGHEST_PROTOCOL + 1))
def test_pickled(protocol: int) -> None:
    """Records go between processes."""
    child: Any = _CHILD("a", 2, (1,))
    again = pickle.loads(pickle.dumps(child, protocol))
    assert again == child
    assert (again.seen, hash(again)) == (3, hash(child))


@pytest.mark.parametrize("before", [0, making._FEW], ids=["first", "later"])
def test_arguments_amiss(before: int) -> None:
    """They are told as the standard library tells them, by the names of the class."""
    ours, standard = _pair(frozen=True, slots=True)
    for _ in range(before):
        ours(name="a")
    for args, kwargs in ((), {}), (("a", 1, [], "n", 7), {}), (("a",), {"name": "b"}), (("a",), {"colour": "b"}):
        told = []
        for made in (ours, standard):
            with pytest.raises(TypeError) as caught:
                made(*args, **kwargs)
            told.append(str(caught.value))
        assert told[0] == told[1]
        assert "Case.__init__()" in told[0]


def test_fields_of_one_sort_are_told_apart() -> None:
    """Classes that share compiled code keep their own names, defaults and slots."""

    @making.dataclass(frozen=True, slots=True)
    class One:
        a1: int
        a0: int = 5

    @making.dataclass(frozen=True, slots=True)
    class Other:
        f1: int
        self_: int = 6

    makes: tuple[Any, Any] = (One, Other)
    for _ in range(making._FEW + 1):
        one, other = makes[0](a1=1), makes[1](f1=2)
        assert (one.a1, one.a0, other.f1, other.self_) == (1, 5, 2, 6)
    assert inspect.signature(One.__init__).parameters["a0"].default == 5
    assert list(inspect.signature(Other).parameters) == ["f1", "self_"]


def test_no_default_after_a_default() -> None:
    """Such fields cannot be told apart by position."""

    @making.dataclass
    class Case:
        name: str = "a"
        count: int

    with pytest.raises(TypeError, match="non-default argument 'count'"):
        Case()


def test_shared_default_is_refused() -> None:
    """A list as a default would be one list for all records."""

    class Case:
        parts: list[int] = []

    with pytest.raises(TypeError, match="default_factory"):
        making.dataclass(Case)


def _tuples() -> tuple[Any, Any]:
    """The same named tuple made by both."""

    class Ours(tuples.NamedTuple):
        """A case."""

        name: str
        size: int = 3
        note: str | None = None

        def doubled(self) -> int:
            return self.size * 2

    class Standard(typing.NamedTuple):
        """A case."""

        name: str
        size: int = 3
        note: str | None = None

        def doubled(self) -> int:
            return self.size * 2

    return Ours, Standard


TUPLE_ACTS: dict[str, Any] = {
    "shown": lambda cls: repr(cls("a")).partition("(")[2],
    "by name": lambda cls: tuple(cls(name="a", note="b")),
    "method": lambda cls: cls("a").doubled(),
    "parts": lambda cls: [*cls("a")],
    "equal": lambda cls: cls("a") == ("a", 3, None),
    "hash": lambda cls: hash(cls("a")) == hash(("a", 3, None)),
    "set": lambda cls: setattr(cls("a"), "name", "b"),
    "unknown": lambda cls: cls("a", colour=1),
    "missing": lambda cls: cls(),
    "replaced": lambda cls: tuple(cls("a")._replace(size=5)),
    "fields": lambda cls: (cls._fields, cls._field_defaults, cls.__match_args__),
    "told": lambda cls: (cls.__doc__, cls.__module__, cls.__bases__),
    "annotated": lambda cls: [*cls.__annotations__],
    "dict": lambda cls: hasattr(cls("a"), "__dict__"),
}


@pytest.mark.parametrize("act", TUPLE_ACTS)
def test_named_tuples_as_the_standard_library(act: str) -> None:
    """Whatever is done with a named tuple, both makes answer alike."""
    ours, standard = _tuples()
    assert _answer(TUPLE_ACTS[act], ours) == _answer(TUPLE_ACTS[act], standard)


def test_no_default_after_a_default_in_a_tuple() -> None:
    """It is told, as by the standard library."""
    with pytest.raises(TypeError, match=r"non-default .* cannot follow default"):

        class Case(tuples.NamedTuple):
            name: str = "a"
            count: int


def test_a_tuple_of_ours_goes_between_processes() -> None:
    """It is found again by its module and name."""
    from kpi_audit.reading.text.lexicon import Hit

    hit = Hit(1, 2, "a", gapped=True)
    assert pickle.loads(pickle.dumps(hit)) == hit
    assert Hit.__qualname__ == "Hit"


def test_code_is_kept_and_taken_again() -> None:
    """An ``__init__`` that an earlier run compiled is not compiled again, and does the same."""
    source = "def __init__(self, a0, a1):\n self.f0 = a0\n self.f1 = (a0, a1)"
    KEPT.open({}, {})
    try:
        inits._compiled.cache_clear()
        first = inits._compiled(source)
        assert [name for name in KEPT.data if name.endswith(source)]
        inits._compiled.cache_clear()
        again = inits._compiled(source)
    finally:
        KEPT.close()
        inits._compiled.cache_clear()
    assert again is not first
    assert again == first


def test_no_module_of_ours_takes_the_slow_one() -> None:
    """Every record of the package is made here; the standard decorator costs a start half a millisecond a class."""
    from pathlib import Path

    source = Path(making.__file__).parents[1]
    texts = {path: path.read_text("utf-8") for path in source.rglob("*.py")}
    assert [path for path, text in texts.items() if "\nfrom dataclasses import dataclass" in text] == []
    assert [path for path, text in texts.items() if re.search(r"^from typing import .*NamedTuple", text, re.M)] == []
