"""The card of a declared rule: the office's words, and what it looks for told in ours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..config.declared import Declared
from ..config.origin import Item
from ..words.cards import Card, Ground, Message
from ..words.norms import Bilingual
from ..words.voice import Voice
from . import parts
from .rule import MESSAGE, Spec
from .traits import Trait

_NAMED = 12
"""Words that the card lists before it only says that there are more."""
_VOICES = (Voice("zh"), Voice("en"))


def house_card(one: Declared, slug: str, spec: Spec, words: tuple[Sequence[str], Sequence[str]]) -> Card:
    """What ``explain`` tells of a declared rule."""
    advice = _both(one.suggestion)
    office = _spoken("house.document")
    stands_on = office if one.basis is None else _spoken("house.basis", named=one.basis.value)
    return Card(
        code=one.code.value,
        slug=slug,
        title=_same(one.title.value),
        what=Bilingual(*(_what(spec, words, voice) for voice in _VOICES)),
        why=_both(one.why) or stands_on,
        remedy=advice or _spoken("house.remedy"),
        worked=None,
        false_positives=None,
        basis=(Ground("house", None, None, None, stands_on),),
        messages={MESSAGE: Message(_same(one.message.value), advice)},
        options={},
        examples={},
    )


def _same(text: str) -> Bilingual:
    return Bilingual(text, text)


def _both(item: Item[str] | None) -> Bilingual | None:
    return None if item is None else _same(item.value)


def _spoken(key: str, **args: object) -> Bilingual:
    return Bilingual(*(voice.text(key, **args) for voice in _VOICES))


def _what(spec: Spec, words: tuple[Sequence[str], Sequence[str]], voice: Voice) -> str:
    """What the rule looks for, in one sentence."""
    said = [voice.text(f"house.sum_{spec.scope}" if spec.sums else f"house.scope_{spec.scope}")]
    if words[0]:
        fields = [_field(name, spec, voice) for name in spec.fields]
        said.append(voice.text("house.words", words=_listed(words[0], voice), fields=fields))
    if words[1]:
        said.append(voice.text("house.unless", words=_listed(words[1], voice)))
    said += [_trait(trait, spec, voice) for trait in spec.traits]
    said += _limits(spec, voice)
    return voice.text("house.joiner").join(said) + voice.text("house.stop")


def _limits(spec: Spec, voice: Voice) -> Iterator[str]:
    if spec.count is not None:
        yield voice.text("house.count", limit=spec.count.said)
    if spec.share is not None:
        yield voice.text("house.share", limit=spec.share.said)


def _listed(words: Sequence[str], voice: Voice) -> str:
    named = voice.text("list.joiner").join(words[:_NAMED])
    return named + (voice.text("report.etc") if len(words) > _NAMED else "")


def _trait(trait: Trait, spec: Spec, voice: Voice) -> str:
    name = _field(trait.field, spec, voice)
    if trait.kind == "number":
        assert trait.comparison is not None
        return voice.text("house.number", field=name, limit=trait.comparison.said)
    wanted: Sequence[str] = trait.wanted
    if trait.kind == "names" and voice.lang == "zh":
        names = parts.names_of(_about(spec), trait.field) or {}
        wanted = [names.get(word, word) for word in wanted]
    return voice.text(f"house.{trait.kind}", field=name, wanted=list(wanted))


def _field(name: str, spec: Spec, voice: Voice) -> str:
    """What a field is called: in Chinese by its Chinese name, in English by its key."""
    known = {**parts.texts_of(_about(spec)), **parts.fields_of(_about(spec))}
    return (known.get(name) or name) if voice.lang == "zh" else name


def _about(spec: Spec) -> str:
    return "leaf" if spec.sums else spec.scope
