"""Computes from the data what no query of a table can: components, clusters, correlations, types.

Writes what it finds beside the data; ``claimbook rerun --trust`` runs it. Normalised means what the
article's code does: each measure less its mean, divided by its standard deviation. Clusters are
sought from many random starts, and the best is kept, as the article does with twenty; they are
named after the species that is most frequent in them, since the labels of clusters are arbitrary.
"""

import csv
import json
import re
from pathlib import Path

import numpy as np

HERE = Path(__file__).parent
BODY = ["bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g"]
BILL = BODY[:2]
FLOWER = ["sepal_length", "sepal_width", "petal_length", "petal_width"]
PETAL = FLOWER[2:]
STARTS = 100
KINDS = {"whole": "-?[0-9]+", "decimal": r"-?[0-9]*\.?[0-9]+", "date": "[0-9]{4}-[0-9]{2}-[0-9]{2}"}


def read(name):
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def complete(rows, columns):
    """Return the values of rows without a gap in the columns, and their species."""
    kept = [row for row in rows if all(row[name] not in ("", "NA") for name in columns)]
    values = np.array([[float(row[name]) for name in columns] for row in kept])
    return values, [row["species"] for row in kept]


def normalised(values):
    return (values - values.mean(axis=0)) / values.std(axis=0, ddof=1)


def components(values):
    """Return the percentage of the variance that each principal component holds."""
    variances = np.linalg.svd(normalised(values), compute_uv=False) ** 2
    return (variances / variances.sum() * 100).round(6).tolist()


def settled(points, centres):
    """Move centres to the means of what is nearest to them until they stay; None if one is idle."""
    for _ in range(1000):
        distances = ((points[:, None] - centres) ** 2).sum(axis=2)
        label = distances.argmin(axis=1)
        if len(set(label.tolist())) < len(centres):
            return None
        moved = np.array([points[label == k].mean(axis=0) for k in range(len(centres))])
        if np.allclose(moved, centres):
            return distances.min(axis=1).sum(), label
        centres = moved
    return None


def clusters(values, species, count=3):
    """Return how many of each species fall into the cluster of each species."""
    points, random = normalised(values), np.random.default_rng(1)
    starts = (points[random.choice(len(points), count, replace=False)] for _ in range(STARTS))
    found = [each for each in (settled(points, start) for start in starts) if each]
    _, label = min(found, key=lambda each: each[0])
    names = sorted(set(species))
    counts = {k: dict.fromkeys(names, 0) for k in range(count)}
    for k, name in zip(label.tolist(), species, strict=True):
        counts[k][name] += 1
    return {max(held, key=held.get): held for held in counts.values()}


def correlation(rows, one, other):
    values, _ = complete(rows, [one, other])
    return round(float(np.corrcoef(values.T)[0, 1]), 6)


def shape(rows):
    """Return how many columns a table has, how many of each type, and how many gaps."""
    columns = {name: [r[name] for r in rows if r[name] not in ("", "NA")] for name in rows[0]}
    kinds = [kind(cells) for cells in columns.values()]
    return {
        "columns": len(columns),
        "decimal_columns": kinds.count("decimal"),
        "whole_columns": kinds.count("whole"),
        "number_columns": kinds.count("decimal") + kinds.count("whole"),
        "date_columns": kinds.count("date"),
        "text_columns": kinds.count("text"),
        "gaps": sum(len(rows) - len(cells) for cells in columns.values()),
    }


def kind(cells):
    for name, pattern in KINDS.items():
        if all(re.fullmatch(pattern, cell) for cell in cells):
            return name
    return "text"


def write(name, found):
    text = json.dumps(found, indent=2, sort_keys=True)
    (HERE / name).write_text(f"{text}\n", encoding="utf-8")


def main():
    penguins, iris = read("penguins.csv"), read("iris.csv")
    species = sorted({row["species"] for row in penguins})
    bills = {s: [row for row in penguins if row["species"] == s] for s in species}
    of_bills = {name: correlation(rows, *BILL) for name, rows in bills.items()}
    write(
        "penguins_results.json",
        {
            "penguins": shape(penguins),
            "raw": shape(read("penguins_raw.csv")),
            "components": components(complete(penguins, BODY)[0]),
            "clusters": clusters(*complete(penguins, BILL)),
            "bill_correlation": {"all": correlation(penguins, *BILL), **of_bills},
            "size_correlation": correlation(penguins, "flipper_length_mm", "body_mass_g"),
        },
    )
    write(
        "iris_results.json",
        {
            "iris": shape(iris),
            "components": components(complete(iris, FLOWER)[0]),
            "clusters": clusters(*complete(iris, PETAL)),
            "petal_correlation": correlation(iris, *PETAL),
        },
    )


if __name__ == "__main__":
    main()
