"""Every dependency has a licence that is known and listed, and that lets the project be."""

import json

import licences

FREE = (
    "MIT BSD Apache ISC 0BSD PSF Python Mozilla MPL LGPL Lesser Zlib CC0 Artistic Unlicense HPND"
    " W3C"
).split()


def test_the_list_is_what_is_installed():
    wanted = {name: licences.licence(name) for name, _ in licences.locked()}
    known = licences.listed()
    assert list(known) == list(wanted), "run make bill"
    here = {name: each for name, each in wanted.items() if each != licences.ELSEWHERE}
    assert {name: known[name] for name in here} == here


def test_each_licence_is_one_that_is_known():
    strange = {
        name: each
        for name, each in licences.listed().items()
        if each != licences.ELSEWHERE and not any(word in each for word in FREE)
    }
    assert not strange


def test_the_bill_of_materials_lists_what_is_locked():
    bill = json.loads((licences.ROOT / "docs/sbom.cdx.json").read_text("utf-8"))
    told = [(part["name"], part["version"]) for part in bill["components"]]
    assert told == licences.locked(), "run make bill"
    assert bill["bomFormat"] == "CycloneDX"
    without = [part["name"] for part in bill["components"] if not part.get("licenses")]
    known = licences.listed()
    assert without == [name for name, _ in told if known[name] == licences.ELSEWHERE]
