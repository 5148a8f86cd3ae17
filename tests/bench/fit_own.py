"""How much each sign weighs that a document presents its own data; how well that holds elsewhere.

    uv run python tests/bench/fit_own.py
    uv run python tests/bench/fit_own.py --measure FOLDER --origin NAME

Fits the weights of ``flows/read/ownlike.py`` on ``own_documents.csv``: one row a document of a
public page, nearly all in repositories, with its signs and whether most of its figures were
labelled as its own by hand.
Prints them, and how many of the documents are taken right if those of their set are left out.
With ``--measure`` prints such rows for a folder with ``docs`` and ``labels`` in the form of
``../shared/gold``, to be added.
"""

import argparse
import csv
import json
import sys
from pathlib import Path

import numpy as np

from flows.land.reader import read_bytes
from flows.read import credit, walker
from flows.read.character import character
from flows.read.ownlike import WEIGHTS, signs
from flows.read.ownlike import own as is_own
from flows.read.reader import read

DATA = Path(__file__).with_name("own_documents.csv")
RIDGE = 15.0  # of the weights of signs in units of how much they vary; not of the constant
STEPS = 50


def fit(signs_of, own):
    """Constant and weights of a logistic regression with a ridge, by Newton's steps.

    Args:
        signs_of: one row a document, one column a sign.
        own: 1 where the document presents its own data.
    """
    middle, spread = signs_of.mean(axis=0), np.maximum(signs_of.std(axis=0), 0.05)
    rows = np.column_stack([np.ones(len(own)), (signs_of - middle) / spread])
    ridge = np.diag([0.0] + [RIDGE] * signs_of.shape[1])
    weights = np.zeros(rows.shape[1])
    for _ in range(STEPS):
        odds = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (own - odds) - ridge @ weights
        curve = rows.T @ (rows * (odds * (1 - odds))[:, None]) + ridge
        weights += np.linalg.solve(curve, slope)
    weights[1:] /= spread
    weights[0] -= weights[1:] @ middle
    return weights


def load():
    """Sets, signs and labels of the documents."""
    with DATA.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    values = np.array([[float(row[name]) for name in WEIGHTS] for row in rows])
    return (
        np.array([row["set"] for row in rows]),
        values,
        np.array([int(row["own"]) for row in rows]),
        np.array([int(row["said_so"]) for row in rows]),
    )


def counted(guess, own, among=None):
    """Right and wrong, as words."""
    among = np.ones(len(own), bool) if among is None else among
    right, wrong = (guess & (own == 1)).sum(), (guess & (own == 0)).sum()
    return f"{right} of {own[among].sum()}, wrongly {wrong} of {(own[among] == 0).sum()}"


def main():
    """Fit and print, or measure."""
    asked = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    asked.add_argument("--measure", type=Path, help="folder with docs and labels")
    asked.add_argument("--origin", default="", help="name of that set")
    args = asked.parse_args()
    if args.measure is not None:
        measure(args.measure, args.origin or args.measure.name)
        return
    sets, values, own, said_so = load()
    constant, *weights = fit(values, own)
    print(f"CONSTANT = {constant:.2f}")
    for name, weight in zip(WEIGHTS, weights, strict=True):
        print(f'    "{name}": {weight:.2f},')
    taken = left_out(sets, values, own)
    asked_for = said_so == 0  # where house.py knows a form, the signs are not asked
    print(f"documents: {len(own)} in {len(set(sets))} sets")
    print(f"by the forms of house.py: own {counted(said_so == 1, own)}")
    print(
        f"the others by signs, each set left out: own {counted(taken & asked_for, own, asked_for)}"
    )
    print(f"by either: own {counted(taken | (said_so == 1), own)}")


def left_out(sets, values, own):
    """Which documents are taken for own by weights that were fitted without their set."""
    taken = np.zeros(len(own), bool)
    for each in sorted(set(sets)):
        here = sets == each
        constant, *weights = fit(values[~here], own[~here])
        for at in np.flatnonzero(here):
            shown = dict(zip(WEIGHTS, values[at], strict=True))
            taken[at] = is_own(shown, constant, dict(zip(WEIGHTS, weights, strict=True)))
    return taken


def measure(folder, name):
    """Print the rows of labelled documents."""
    out = csv.writer(sys.stdout, lineterminator="\n")
    for labels in sorted((folder / "labels").glob("*.jsonl")):
        path = folder / "docs" / labels.name.removesuffix(".jsonl")
        kinds = [json.loads(line)["attribution"]["type"] for line in labels.open(encoding="utf-8")]
        document = read_bytes(path.name, path.read_bytes())
        said_so = bool(character(document).own)
        found = unasked(document)
        if found is not None:
            own = 2 * kinds.count("own") > len(kinds)
            shown = [f"{value:.3f}" for value in found.values()]
            out.writerow([name, path.name, int(own), int(said_so), *shown])


def unasked(document):
    """The signs of a document, read as if it presented nothing of its own."""
    asked, weighed = walker.character, credit.own_by_signs
    kept = {}

    def keep(of, credited):
        kept.setdefault("signs", signs(of, credited))
        return ""

    def nobody(of):
        made = asked(of)
        return type(made)(made.document, made.signed, "")

    walker.character, credit.own_by_signs = nobody, keep
    try:
        read(document)
    finally:
        walker.character, credit.own_by_signs = asked, weighed
    return kept.get("signs")


if __name__ == "__main__":
    main()
