"""What a finding says of a counterpart: which it is and how sure, where it stands, and what speaks for the author."""

from __future__ import annotations

from ...findings.finding import Evidence, Phrase, Related, Term, Value
from ...reading.quantity.targets import Target
from ..readings import evidence_of, place_of
from .allocations import Allocation
from .chains import Advance, Chain, Monthly, Raise
from .pairing import Stated
from .rung import Counterpart, Rung, name_of


def match_of(upper: Counterpart) -> Phrase | Term:
    """How the counterpart was found: nothing to say of a reference; else its name, its score and the next best."""
    if upper.declared:
        return Term("match.declared")
    args: dict[str, Value] = {"name": upper.node.name, "score": round(upper.score, 2)}
    if upper.runner_up is None:
        return Phrase("match.by_text", args)
    other = upper.runner_up
    return Phrase("match.by_text_next", {**args, "other": other.node.name, "next": round(other.score, 2)})


def years_of(rung: Rung, upper: Rung) -> Phrase | None:
    """Said when the two schemes are for different years."""
    if rung.year is None or upper.year is None or rung.year == upper.year:
        return None
    return Phrase("match.years", {"theirs": str(upper.year), "ours": str(rung.year)})


def upper_target(said: Stated) -> Related:
    """The upper target as a related place."""
    args: dict[str, Value] = {"level": name_of(said.rung), "theirs": said.target.words.text}
    return Related(place_of(said.node.indicator, said.target.words), "upper", args)


def upper_deadline(found: Advance) -> Related:
    """The upper deadline as a related place."""
    upper = found.counterpart
    args: dict[str, Value] = {"level": name_of(upper.rung), "theirs": found.theirs.date}
    return Related(place_of(upper.node.indicator, found.theirs.words), "upper", args)


def upper_day(found: Monthly) -> Related:
    """The upper day of each month as a related place."""
    upper = found.counterpart
    args: dict[str, Value] = {"level": name_of(upper.rung), "theirs": found.theirs.words.text}
    return Related(place_of(upper.node.indicator, found.theirs.words), "upper", args)


def _per_mille(target: Target) -> bool:
    return target.unit == "%" and "‰" in target.words.text


def difference_of(target: Target, points: float) -> float:
    """A difference in the unit in which it is said: shares are kept in percent, be they written in thousandths."""
    return round(points * 10 if _per_mille(target) else points, 6)


def unit_of(target: Target) -> Term | str:
    """The unit in which a difference of two targets is said."""
    if _per_mille(target):
        return "‰"
    if target.unit == "%":
        return Term("match.points")
    served, _, one = target.unit.partition("/")
    unit = served if served == one else target.unit  # of persons to a person: so many persons fewer
    return f" {unit}" if unit else ""


def step_of(found: Raise) -> Phrase:
    """Which level made how much of a raise."""
    return Phrase(
        "match.step",
        {
            "level": name_of(found.rung),
            "theirs": found.theirs.target.words.text,
            "ours": found.ours.words.text,
            "points": difference_of(found.theirs.target, found.gap.points),
            "unit": unit_of(found.theirs.target),
        },
    )


def advance_of(found: Advance) -> Phrase:
    """Which level brought a date forward by how much."""
    dates: dict[str, Value] = {"theirs": found.theirs.date, "ours": found.ours.date}
    return Phrase("match.advance", {"level": name_of(found.rung), "days": found.days, **dates})


def total_of(chain: Chain) -> Phrase:
    """What all levels added together."""
    key = "match.total_headroom" if chain.total.measure == "headroom" else "match.total_relative"
    top, total = chain.top.target, chain.total
    return Phrase(key, {"points": difference_of(top, total.points), "unit": unit_of(top), "gap": total.size})


def args_of(chain: Chain) -> dict[str, Value]:
    """What the message of a raise wants: both targets, the gap, and level by level who added what."""
    found = chain.raises[0]
    args: dict[str, Value] = {
        "name": found.node.name,
        "ours": found.ours.words.text,
        "theirs": found.theirs.target.words.text,
        "gap": found.gap.size,
        "points": difference_of(found.theirs.target, found.gap.points),
        "unit": unit_of(found.theirs.target),
        "score": found.counterpart.score,
    }
    if len(chain.raises) > 1:
        args |= {"levels": len(chain.raises), "steps": [step_of(one) for one in reversed(chain.raises)]}
        args |= {"total": total_of(chain), "top": chain.top.target.words.text}
    return args


def metrics_of(chain: Chain) -> dict[str, Value]:
    """The numbers of a raise and of the chain that it belongs to."""
    gap = chain.raises[0].gap
    return {
        "gap": gap.size,
        "difference": gap.points,
        "measure": gap.measure,
        "levels": len(chain.raises),
        "total_gap": chain.total.size,
        "total_difference": chain.total.points,
    }


def parts_of(found: Allocation) -> tuple[tuple[Evidence, ...], list[Related]]:
    """The words of the parts in the scheme that is reported, and the places of those in others."""
    home = found.parts[0].rung
    own = tuple(
        each for one in found.parts if one.rung is home for each in evidence_of(one.node.indicator, [one.target.words])
    )
    others = [one for one in found.parts if one.rung is not home]
    places = [(place_of(one.node.indicator, one.target.words), one.target.words.text) for one in others]
    return own, [Related(place, "part", {"ours": said}) for place, said in places]


_LARGE = (("亿", 100_000_000), ("万", 10_000))


def _in_words(total: float, target: Target) -> tuple[float, str]:
    """A total in the unit in which a target is written: 26.9 万吨 beside 25.3万吨."""
    for word, times in _LARGE:
        if f"{word}{target.unit}" in target.words.text:
            return round(total / times, 6), word + target.unit
    return total, target.unit


def args_of_sum(found: Allocation) -> dict[str, Value]:
    """What the message of an over-allocation wants."""
    total, unit = _in_words(found.total, found.upper.target)
    return {
        "name": found.upper.node.name,
        "total": total,
        "theirs": found.upper.target.words.text,
        "unit": unit,
        "excess": found.excess,
        "parts": len(found.parts),
        "places": found.parts[0].places,
        "schemes": found.schemes,
        "match": match_of(found.counterpart),
    }


def reached(found: Raise) -> bool:
    """Whether last period's results show every unit at our target already."""
    roster, target, indicator = found.rung.roster, found.ours, found.node.id
    values = [one.value for one in found.rung.results.get(indicator, ())]
    values += [(roster.units[place].base_values or {})[indicator] for place in roster.bases.get(indicator, ())]
    if not values or target.value is None:
        return False
    if found.gap.lower_better:
        return max(values) <= target.value
    return min(values) >= target.value
