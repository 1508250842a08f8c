"""Every dependency has a licence that is known and listed, and that lets the project be."""

import csv

import licences

FREE = (
    "MIT BSD Apache ISC 0BSD PSF Python Mozilla MPL LGPL Lesser Zlib CC0 Artistic Unlicense HPND"
    " W3C"
).split()
APART = {
    "krippendorff": "GPL: computes agreement between codings; named by the wheel, not held by it",
}
"""Those under a licence that reaches further, each with its use, and what keeps it apart."""


def listed():
    with licences.LIST.open(encoding="utf-8", newline="") as file:
        return {row["distribution"]: row["licence"] for row in csv.DictReader(file)}


def test_the_list_is_what_is_installed():
    wanted = {name: licences.licence(name) for name in licences.locked()}
    known = listed()
    assert list(known) == list(wanted), "run tests/release/licences.py"
    here = {name: each for name, each in wanted.items() if each != licences.ELSEWHERE}
    assert {name: known[name] for name in here} == here


def test_each_licence_is_one_that_is_known():
    strange = {
        name: each
        for name, each in listed().items()
        if each != licences.ELSEWHERE and not any(word in each for word in FREE)
    }
    assert set(strange) == set(APART), strange
