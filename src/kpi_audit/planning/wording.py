"""The vocabulary that the settings make of the word lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..config.origin import Item
from ..config.settings import Settings, Wording
from ..errors import ConfigFault
from ..reading.text.vocabulary import STANDARD, Change, Vocabulary
from ..reading.word_lists import LISTS, classes_of, entry, fault_of, has_word
from .checking import unknown


def vocabulary_of(settings: Settings) -> tuple[Vocabulary, list[ConfigFault]]:
    """The office's vocabulary, and what is wrong with its words."""
    faults: list[ConfigFault] = []
    changes: dict[str, dict[str, Change]] = {}
    for one in settings.lexicon:
        found = list(_faults(one))
        faults += found
        if not found:
            classes = changes.setdefault(one.list.value, {})
            classes[one.name.value] = _above(classes.get(one.name.value, Change()), one)
    return (Vocabulary(changes) if changes else STANDARD), faults


def _above(below: Change, one: Wording) -> Change:
    """What a nearer file changes of a class that a farther one has changed."""
    add, drop = _entries(one.add), _entries(one.drop)
    return Change(
        add=(*(word for word in below.add if word not in drop and word not in add), *add),
        drop=(*(word for word in below.drop if word not in add), *drop),
    )


def _entries(words: Sequence[Item[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(entry(one.value) for one in words))


def _faults(one: Wording) -> Iterator[ConfigFault]:
    if one.list.value not in LISTS:
        yield unknown(one.list, "config_unknown_list", LISTS)
        return
    classes = classes_of(one.list.value)
    if one.name.value not in classes:
        yield unknown(one.name, "config_unknown_class", [*classes], list=one.list.value)
        return
    for item in one.add:
        problem = fault_of(entry(item.value))
        if problem is not None:
            yield item.origin.fault(f"bad_word_{problem}", word=item.value)
    for item in one.drop:
        if not has_word(one.list.value, one.name.value, entry(item.value)):
            yield unknown(item, "config_no_word", classes[one.name.value], list=one.list.value, name=one.name.value)
