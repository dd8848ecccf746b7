"""The page of one rule: what, why, basis, remedy, options and examples, and how it is written in Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ...findings.finding import Severity
from ...startup.records import dataclass, field
from ...words.cards import Card, Ground
from ...words.norms import Bilingual, Norm, norms
from ...words.phrase import placeholders
from ...words.voice import Voice
from ..markdown_text import escaped
from .example import shown

MARKDOWN_WIDTH = 100


@dataclass(frozen=True, slots=True)
class Sheet:
    """A rule as it is told: its card and what the rule itself says."""

    card: Card
    family: str  # process, veto …
    severity: Severity
    profile: str | None  # None: checked in every profile
    needs: tuple[str, ...]  # keys of missing materials (no_upper …)
    defaults: Mapping[str, object]  # option → default
    own: Mapping[str, object] = field(default_factory=dict)  # option → what the configuration says

    @property
    def prefix(self) -> str:
        """The letters of its family."""
        return self.card.code[:3]

    @property
    def is_rule(self) -> bool:
        """Whether it is a rule, not a fault of form."""
        return self.profile is not None


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with paragraphs, with items, or with an example."""

    title: str
    lines: Sequence[str]
    form: str  # "prose" | "items" | "yaml"


def spoken(text: Bilingual, voice: Voice) -> str:
    """A text of a card in one paragraph."""
    return text.spoken(voice.lang)


def heading(sheet: Sheet, voice: Voice) -> str:
    """Code, title and slug."""
    card = sheet.card
    return voice.text("page.heading", code=card.code, title=spoken(card.title, voice), slug=card.slug)


def facts(sheet: Sheet, voice: Voice) -> list[str]:
    """Severity, profile and materials, each with its label."""
    profile = voice.text("page.always")
    if sheet.profile is not None:
        profile = voice.term("page.profile_name", sheet.profile)
    said = {
        "family": voice.family(sheet.prefix),
        "severity": voice.text(f"severity.{sheet.severity}"),
        "profile": profile,
    }
    if sheet.is_rule:
        needs = [voice.term("page.material", need) for need in sheet.needs]
        said["needs"] = voice.text("list.joiner").join(needs) or voice.text("page.no_needs")
    return [voice.text(f"page.{key}") + voice.text("page.colon") + value for key, value in said.items()]


def sections(sheet: Sheet, voice: Voice, width: int | None = None) -> list[Section]:
    """Every part that the card has, in reading order; examples are folded into ``width`` cells if it is given."""
    card = sheet.card
    exceptions = card.false_positives
    parts = [
        ("what", [spoken(card.what, voice)], "prose"),
        ("why", [spoken(card.why, voice)], "prose"),
        ("basis", [cited(ground, voice) for ground in card.basis], "items"),
        ("remedy", [spoken(card.remedy, voice)], "prose"),
        ("worked", [spoken(card.worked, voice)] if card.worked else [], "prose"),
        ("situations", list(_situations(sheet, voice)), "items"),
        ("options", list(_options(sheet, voice)), "items"),
        ("bad", shown(card.examples["bad"], voice, width) if "bad" in card.examples else [], "yaml"),
        ("good", shown(card.examples["good"], voice, width) if "good" in card.examples else [], "yaml"),
        ("exceptions", [spoken(exceptions, voice)] if exceptions else [], "prose"),
    ]
    return [Section(voice.text(f"page.{key}"), lines, form) for key, lines, form in parts if lines]


def cited(ground: Ground, voice: Voice) -> str:
    """A ground in full: document, clause, level, date and what it says; a threshold of ours says that it is ours."""
    says = None if ground.says is None else spoken(ground.says, voice)
    norm = None if ground.norm is None else norms().get(ground.norm)
    if ground.document is not None:
        return _own(ground.document, ground, says, voice)
    if norm is None:
        ours = voice.text("reference.threshold")
        if says is None or voice.text("page.ours_mark") in says:
            return says or ours
        return voice.text("page.ours", named=ours, says=says)
    named = norm.title.spoken(voice.lang)
    if ground.clause is not None:
        named = voice.text("reference.clause", document=named, clause=ground.clause.spoken(voice.lang))
    key = "page.cited_plain" if says is None else "page.cited"
    return voice.text(key, named=named, about=_about(norm, voice), says=says)


def _own(document: Bilingual, ground: Ground, says: str | None, voice: Voice) -> str:
    """A ground that an office or a package of rules answers for."""
    named = spoken(document, voice)
    if ground.clause is not None:
        named = voice.text("reference.clause", document=named, clause=spoken(ground.clause, voice))
    return named if says is None else voice.text("page.ours", named=named, says=says)


def _about(norm: Norm, voice: Voice) -> str:
    date = norm.date or voice.text("page.undated")
    about = voice.text("page.about", level=voice.text(f"norm_level.{norm.level}"), date=date)
    if norm.bearing != "binding":
        about += voice.text("page.about_comma") + voice.text(f"page.bearing_{norm.bearing}")
    return about


def _options(sheet: Sheet, voice: Voice) -> Iterator[str]:
    for name, default in sheet.defaults.items():
        says = sheet.card.options.get(name)
        value = _shown(default, voice)
        if name in sheet.own:
            value = voice.text("page.own_value", value=_shown(sheet.own[name], voice), default=value)
        if says is None:
            yield voice.text("page.bare_option", name=name, value=value)
        else:
            yield voice.text("page.option", name=name, value=value, says=spoken(says, voice))


def _shown(value: object, voice: Voice) -> str:
    return voice.text("list.joiner").join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def _situations(sheet: Sheet, voice: Voice) -> Iterator[str]:
    """For faults of form: the particular slips that the tool tells apart, each with its cure."""
    if sheet.is_rule:
        return
    for message in sheet.card.messages.values():
        if message.advice is None:
            continue
        said, advice = spoken(message.text, voice), spoken(message.advice, voice)
        if not placeholders(said + advice):
            yield voice.text("page.situation", message=said, advice=advice)


def markdown_page(sheet: Sheet, voice: Voice, level: int = 1) -> str:
    """The page as Markdown under a heading of ``level``."""
    body = markdown_body(sheet, voice, level + 1, MARKDOWN_WIDTH)
    return f"{'#' * level} {escaped(heading(sheet, voice))}\n\n{body}"


def markdown_body(sheet: Sheet, voice: Voice, level: int, width: int | None = None) -> str:
    """What stands under the heading of the page, its own headings of ``level``."""
    lines = [f"- {escaped(fact)}" for fact in facts(sheet, voice)]
    for section in sections(sheet, voice, width):
        lines += ["", f"{'#' * level} {section.title}", ""]
        if section.form == "yaml":
            lines += ["```yaml", *section.lines, "```"]
        elif section.form == "items":
            lines += [f"- {escaped(line)}" for line in section.lines]
        else:
            lines += [escaped(line) for line in section.lines]
    return "\n".join(lines) + "\n"
