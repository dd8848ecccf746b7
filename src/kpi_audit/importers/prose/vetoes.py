"""Vetoes in running text: a section of them, an article that sets one, an opening sentence with a list below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...reading.text.clauses import sentences
from ...reading.text.line import Passage, passage
from ...reading.veto.vetoes import VetoClause, matters, veto_clauses, veto_words
from ...startup import patterns as re
from ..draft import Draft, Said, joined, said, veto
from ..paper import Paragraph
from ..tables.rows import section_role
from ..values.lead_ins import consequence_in, is_plain_opening, is_plain_veto, opens_list
from ..values.points import tight
from .outline import BODY, Item, outline

_FIRST = re.compile(r"\s*[(（]?(?:一|1|①|A)[)）、.．]?(?![一二三四五六七八九十\d])")
"""The number of the first of several."""
_NOTED = re.compile(r"^\s*(?:附注|备注|说明|注)[:：]\s*")
_SET = re.compile(
    r"(?:[的者]|(?<=情形)|(?<=事件))(?P<then>,?[^,。;:]{0,10}一票否[决优][”\"]?(?:制度?|处理)?(?:$|[,。;].*))",
    re.DOTALL,
)
"""A condition, and that it is vetoed: 发生亡人事故的，实行一票否决，取消评优资格."""
_MOST = 30
"""Matters of the longest list below an opening sentence."""


def add_section(item: Item, draft: Draft) -> bool:
    """The matters of a section of vetoes; what its opening sentence threatens holds for each of them."""
    head, _, rest = item.text.replace(":", "：").partition("：")
    if not item.below:
        if not rest.strip():
            return False
        told = _listed(passage("text", item.text), draft, item)
        if not told:
            draft.vetoes.append(said(rest.strip().rstrip("；;。"), item.origin))
        return True
    consequence = consequence_in(head) if opens_list(head) else None
    openings = [one for one in item.below if opens_list(one.text) and (one.below or one is item.below[0])]
    if openings == item.below and not any(one.below for one in openings):
        return False
    for one in item.below:
        matters = [one]
        if one in openings:
            consequence, matters = consequence_in(one.text) or consequence, one.below
            if not is_plain_opening(one.text):
                draft.note("passage", one.origin, text=one.whole)
        _add(matters, consequence, draft)
    return True


def add_article(item: Item, following: list[Item], draft: Draft) -> bool:
    """An article or a paragraph that does nothing but set vetoes; the list that it opens is taken from what follows.

    Words that only shut out from awards are left in the text: whether they are a veto is for the audit to say.
    """
    if "一票否" not in item.text:
        return False
    if not item.below and _listed(passage("text", item.text), draft, item):
        return True
    below = item.below or _list_of(following)
    opens = opens_list(item.text) and any(one.open for one in veto_words(passage("text", item.text).text))
    if not below or not opens:
        return False
    if not item.below:
        del following[: len(below)]
    if not is_plain_opening(item.text):
        draft.note("passage", item.origin, text=item.whole)
    _add(below, consequence_in(item.text), draft)
    return True


def take_texts(draft: Draft) -> None:
    """The vetoes that notes and rows over the full width of a table set: they are no text any more."""
    kept = []
    for text, origin in draft.text:
        bare = _NOTED.sub("", text)
        items = outline([Paragraph(bare, origin)]) if "一票否" in text else []
        if not items or not add_article(items[0], [], draft):
            kept.append((text, origin))
    draft.text = kept


def _list_of(following: Sequence[Item]) -> list[Item]:
    """The paragraphs right behind an opening sentence that are its list: numbered from one, or each a condition."""
    found: list[Item] = []
    for one in following[:_MOST]:
        if found and one.rank != found[0].rank:
            break
        if one.rank == BODY:
            if not re.search("[的者][；;。]?$", tight(one.text)):
                break
        elif (not found and not _FIRST.match(one.label or one.paragraph.label)) or (found and _FIRST.match(one.label)):
            break
        found.append(one)
        if one.rank == BODY and one.text.rstrip().endswith("。"):
            break
    return found


def _add(matters: Sequence[Item], consequence: str | None, draft: Draft) -> None:
    for matter in matters:
        text = joined([(inner.text.rstrip("；;。"), inner.origin) for inner in matter.walk()])
        draft.vetoes.append(text if consequence is None else veto(text, consequence))


def _listed(text: Passage, draft: Draft, item: Item) -> bool:
    """Add the vetoes of a paragraph all of whose sentences set some; none are added where one does not."""
    told = list(veto_clauses(text.text))
    found: list[Said] = []
    covered: set[int] = set()
    for one in told:
        stretches = [one.clause] if one.intro is None else [one.clause, one.intro]
        covered |= {stretch.start for stretch in stretches} | set(_starts(text.text, one))
        made = list(_made(text, one, item)) if one.words.open else []
        if not made:
            return False
        found += made
    first = True
    for sentence in sentences(text.text):
        heading = first and section_role(sentence.text) is not None
        first = False
        if not heading and sentence.start not in covered:
            return False
    draft.vetoes += found
    return bool(found)


def _starts(text: str, one: VetoClause) -> Iterator[int]:
    """Where the sentences begin that a veto is told in."""
    for sentence in sentences(text):
        if sentence.start <= one.clause.start < sentence.end or one.clause.start <= sentence.start < one.clause.end:
            yield sentence.start


def _made(text: Passage, one: VetoClause, item: Item) -> Iterator[Said]:
    """One veto as it is written, with what follows from it."""
    words = text.words(one.clause.start, one.clause.end).text.strip()
    if one.intro is not None:
        opening = text.words(one.intro.start, one.intro.end).text
        consequence = consequence_in(opening)
        words = re.sub(r"^[(（]?[一二三四五六七八九十\d]{1,3}[)）、.．]{1,2}|^[一二三四五六七八九十]是", "", words)
        matter = said(words.strip().rstrip("；;。，,、"), item.origin)
        yield matter if consequence is None else veto(matter, consequence)
        return
    if matters(one.clause.text):
        yield said(one.matter, item.origin)
        return
    match = _SET.search(one.clause.text)
    if match is None:
        return
    start = one.clause.start
    condition = text.words(start, start + match.start("then")).text.strip()
    then = text.words(start + match.start("then"), start + match.end("then")).text
    follows = [piece for piece in re.split("[，,]", then) if piece.strip() and not is_plain_veto(piece)]
    matter = said(condition, item.origin)
    yield veto(matter, "，".join(follows).strip("；;。 ")) if follows else matter
