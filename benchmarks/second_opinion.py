# ruff: noqa: E402, I001 - what tests and benchmarks share is found by path
"""Learn the second opinion on the kind, and say whether it helps.

Run: python benchmarks/second_opinion.py [CORPUS] [--also FOLDER]... [--write].

Needs scikit-learn (for this script only) and the labelled schemes. Learned from the labelled schemes, from further
folders of the same layout and from our own lines (tests/reading/lines, the half unseen_b held out); letters and pairs
of letters, tf-idf, logistic regression. What is stored was learned with 6,173 further lines of public texts (schemes,
and some sheets of inspections and of budgets), which we gathered and labelled before the reader had seen them, and
keep outside of this repository.

Process or result, and kind, right. The real schemes each left out, the lists without the words that only it says (see
reading.py); of the further ones a fifth of the schemes; our own lines of the held-out half, of which nothing was
learned and which no word was added for:

    ==============================  ============  ============  ============
    ..                              lists         letters       both
    ==============================  ============  ============  ============
    11 real schemes, 437 lines      0.938  0.870  0.931  0.826  0.954  0.892
    further texts, 6,173 lines      0.857  0.759  0.927  0.854  0.927  0.856
    unseen_b, 236 lines             0.953  0.932  0.953  0.936  0.958  0.941
    ==============================  ============  ============  ============

Letters tell more than the lists where nobody has seen the text, the lists more where it is like what they were made
for; they stand beside each other, with the weight ``kinds.OPINION``.
"""

from __future__ import annotations

import argparse
import functools
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

sys.path[:0] = [str(Path(__file__).parents[1] / "tests" / "reading"), str(Path(__file__).parent)]

import reading
from labelled import CORPUS, SIDE, Labelled, corpus, own

from kpi_audit.reading.meaning import second_opinion
from kpi_audit.reading.meaning.kinds import KINDS, OPINION, common_words, cue_words, scores
from kpi_audit.reading.text.normal import normalise
from kpi_audit.reading.text.vocabulary import speaking
from kpi_audit.startup.memory import forget

LEARNED = ("kinds", "fields", "unseen_a", "unseen_c")
HELD = "unseen_b"
FOLDS = 5
SELDOM = 8
"""A letter or pair in fewer lines is not learned from."""
FIRST, SECOND = 0.6, 0.4
"""Of a line with two right answers, what each counts."""
STRENGTH = 10.0
"""How freely the regression may fit (its C)."""
Table = dict[str, list[float]]


def learn(cases: list[Labelled]) -> tuple[list[float], Table]:
    """The bias, and of each letter or pair its rarity and weight for each kind."""
    said = [second_opinion.pairs(case.line) for case in cases]
    lines = Counter(pair for each in said for pair in each)
    rarity = {pair: np.log((1 + len(cases)) / (1 + count)) + 1 for pair, count in lines.items() if count >= SELDOM}
    order = {pair: index for index, pair in enumerate(sorted(rarity))}
    data, rows, columns, kinds, counts = [], [], [], [], []
    row = 0
    for case, each in zip(cases, said, strict=True):
        known = {pair: (1 + np.log(times)) * rarity[pair] for pair, times in each.items() if pair in order}
        length = float(np.sqrt(sum(value**2 for value in known.values()))) or 1.0
        for place, kind in enumerate(case.kinds[:2]):
            data += [value / length for value in known.values()]
            columns += [order[pair] for pair in known]
            rows += [row] * len(known)
            kinds.append(kind)
            counts.append(1.0 if len(case.kinds) == 1 else (FIRST, SECOND)[place])
            row += 1
    table = csr_matrix((data, (rows, columns)), shape=(row, len(order)))
    bias, weights = [], []
    for kind in KINDS:
        model = LogisticRegression(C=STRENGTH, solver="liblinear", random_state=0)
        model.fit(table, np.array([each == kind for each in kinds]), sample_weight=np.array(counts))
        bias.append(float(model.intercept_[0]))
        weights.append(model.coef_[0])
    return bias, {pair: [rarity[pair], *(float(each[index]) for each in weights)] for pair, index in order.items()}


def rounded(bias: list[float], table: Table) -> dict[str, Any]:
    """The weights as they are stored."""
    scale = second_opinion.SCALE
    return {
        "kinds": list(KINDS),
        "bias": [round(each * scale) for each in bias],
        "weights": {pair: [round(each * scale) for each in row] for pair, row in sorted(table.items())},
    }


def store(model: dict[str, Any]) -> None:
    """Write the weights beside their reader, a letter or pair a line."""
    row = functools.partial(json.dumps, ensure_ascii=False, separators=(",", ":"))
    head = row({"kinds": model["kinds"], "bias": model["bias"]})[:-1]
    rows = ",\n".join(f"{row(pair)}:{row(weights)}" for pair, weights in model["weights"].items())
    Path(second_opinion.__file__).with_suffix(".json").write_text(f'{head},"weights":{{\n{rows}\n}}}}\n', "utf-8")


def use(model: dict[str, Any]) -> None:
    """Let the reader use these weights."""
    said = second_opinion.by_letter(model["weights"])
    weights = second_opinion.Weights(tuple(model["kinds"]), tuple(model["bias"]), said)
    setattr(second_opinion, "_weights", lambda: weights)  # noqa: B010 - the reader's own door for its weights
    forget()  # what texts say by the weights before


def judge(cases: list[Labelled], hits: dict[str, Counter[str]]) -> None:
    """Add what each reader gets right on the lines of one scheme."""
    common = common_words([cue_words(case.line) for case in cases])
    for case in cases:
        sums, _ = scores(case.line, common)
        shares = second_opinion.shares(case.line)
        both = {kind: sums[kind] + OPINION * shares.get(kind, 0.0) for kind in KINDS}
        for name, each in (("lists", sums), ("letters", shares), ("both", both)):
            kind = max(KINDS, key=lambda kind: each.get(kind, 0.0)) if any(v > 0 for v in each.values()) else "unknown"
            hits[name]["lines"] += 1
            hits[name]["kind"] += kind in case.kinds
            hits[name]["side"] += SIDE.get(kind) in {SIDE[answer] for answer in case.kinds}


def judge_each(cases: list[Labelled], hits: dict[str, Counter[str]]) -> None:
    """The same for lines of several schemes."""
    for scheme in dict.fromkeys(case.scheme for case in cases):
        judge([case for case in cases if case.scheme == scheme], hits)


def show(title: str, hits: dict[str, Counter[str]]) -> None:
    """One row for each reader."""
    for name, count in hits.items():
        print(f"{title:44} {name:8} {count['side'] / count['lines']:.3f}  {count['kind'] / count['lines']:.3f}")


def readers() -> dict[str, Counter[str]]:
    """A count for the lists alone, the letters alone and both."""
    return {name: Counter() for name in ("lists", "letters", "both")}


def folded(cases: list[Labelled], others: list[Labelled]) -> dict[str, Counter[str]]:
    """Each fold of the further schemes read with what was learned from all others."""
    hits = readers()
    schemes = list(dict.fromkeys(case.scheme for case in cases))
    for fold in range(FOLDS):
        mine = set(schemes[fold::FOLDS])
        use(rounded(*learn([*others, *(case for case in cases if case.scheme not in mine)])))
        judge_each([case for case in cases if case.scheme in mine], hits)
    return hits


def left_out(real: list[Labelled], ours: list[Labelled], texts: dict[str, str]) -> dict[str, Counter[str]]:
    """Each labelled scheme read with what was learned from all the others."""
    hits = readers()
    for name in texts:
        others = "\n".join(text for other, text in texts.items() if other != name)
        use(rounded(*learn([case for case in real if case.scheme != name] + ours)))
        with speaking(reading.without(texts[name], others)):
            judge([case for case in real if case.scheme == name], hits)
    return hits


def main() -> int:
    """Cross-validate, measure on the held-out half, write the weights when asked to."""
    asks = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    asks.add_argument("corpus", type=Path, nargs="?", default=CORPUS, help="the labelled schemes")
    asks.add_argument("--also", type=Path, action="append", default=[], help="further labelled schemes to learn from")
    asks.add_argument("--write", action="store_true", help="store what was learned")
    asked = asks.parse_args()
    folder: Path = asked.corpus
    real = list(corpus(folder))
    if not real:
        print(f"no labelled schemes in {folder}")
        return 1
    schemes = sorted({case.scheme for case in real})
    texts = {name: normalise((folder / "schemes" / f"{name}.yaml").read_text("utf-8")).text for name in schemes}
    further = [case for each in asked.also for case in corpus(each)]
    ours = [case for name in LEARNED for case in own(name)] + further
    print(f"{len(real)} lines of real schemes, {len(further)} further ones, {len(ours) - len(further)} of our own")
    show("real schemes, each left out", left_out(real, ours, texts))
    if further:
        show("further schemes, a fifth left out", folded(further, real + ours[: len(ours) - len(further)]))
    model = rounded(*learn(real + ours))
    use(model)
    hits = readers()
    judge_each(own(HELD), hits)
    show("our own lines held out", hits)
    if asked.write:
        store(model)
        print(f"{len(model['weights'])} letters and pairs written")
    return 0


if __name__ == "__main__":
    sys.exit(main())
