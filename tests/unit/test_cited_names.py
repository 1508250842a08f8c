"""Names of people and institutions, of every shape, as each form of citation has them."""

import pytest
import yaml

import techplomacy as tp
from claimbook.package.creators import names, with_creators
from claimbook.publish.citation.apa import apa
from claimbook.publish.citation.bibtex import bibtex
from claimbook.publish.citation.cff import cff
from claimbook.publish.citation.items import initials, of_work
from claimbook.publish.citation.ris import ris

INSTITUTIONS_WITH_A_COMMA = {
    "Danish Ministry of Science, Innovation and Higher Education",
    "Folketing, Committee on Digitalisation and IT",
    "Minister for Industry, Business and Financial Affairs",
    "Ministry of Foreign Affairs of Denmark, Silicon Valley",
    "Committee on the Information Society by the year 2000 (Dybkjær, Lone; Christensen, Søren)",
    "Ministry of Industry, Business and Financial Affairs",
    "United Nations University, Operating Unit on Policy-Driven Electronic Governance",
    "World Bank, PIDA data team",
}


def test_names_of_people_and_institutions():
    made = tp.read("creators")
    whole = set(made["literal"].dropna())
    assert {name for name in whole if "," in name} == INSTITUTIONS_WITH_A_COMMA
    assert all(names(name) == [{"literal": name}] for name in whole)
    people = made.dropna(subset="family")
    for family, given in zip(people["family"], people["given"], strict=True):
        assert names(f"{family}, {given}") == [{"family": family, "given": given}]
    assert names("Ørskov, P. T.; OECD") == [
        {"family": "Ørskov", "given": "P. T."},
        {"literal": "OECD"},
    ]
    assert [*map(initials, ("M.M.", "Mee-yoo", "Uffe Toudal", "M. Sh."))] == [
        "M. M.",
        "M.-y.",
        "U. T.",
        "M. S.",
    ]


def _work(creators: str) -> dict:
    row = dict.fromkeys(["accessed", "orcid", "edn"])
    row |= {"work_id": "W001", "csl_type": "article-journal", "title": "A title here"}
    people = {"creators": tuple(names(creators)), "editors": ()}
    return of_work(row | people | {"issued": "2020", "container": "Journal"})


@pytest.mark.parametrize(
    ("creators", "in_apa", "in_bibtex", "in_ris"),
    [
        (
            "hooks, bell; boyd, danah",
            "hooks, b., & boyd, d. (2020).",
            "hooks, bell and boyd, danah",
            ["hooks, bell", "boyd, danah"],
        ),
        (
            "Alves, A. A., Jr.; King, Martin Luther, III",
            "Alves, A. A., Jr., & King, M. L., III. (2020).",
            "Alves, Jr., A. A. and King, III, Martin Luther",
            ["Alves, A. A., Jr.", "King, Martin Luther, III"],
        ),
        (
            "Gogh, Vincent van; van der Hof, S.",
            "Gogh, V. van, & van der Hof, S. (2020).",
            "Gogh, Vincent van and van der Hof, S.",
            ["Gogh, Vincent van", "van der Hof, S."],
        ),
        (
            "King, Jr., Martin Luther",
            "King, M. L., Jr. (2020).",
            "King, Jr., Martin Luther",
            ["King, Martin Luther, Jr."],
        ),
        ("Ministry of Taxation, Denmark", "Ministry of Taxation, Denmark. (2020).", None, None),
        ("Acme, Inc.", "Acme, Inc. (2020).", "{Acme, Inc.}", ["Acme, Inc."]),
        ("World Bank, PIDA data team", "World Bank, PIDA data team. (2020).", None, None),
        ("Nemo", "Nemo. (2020).", "{Nemo}", ["Nemo"]),
    ],
)
def test_names_of_every_shape(creators, in_apa, in_bibtex, in_ris):
    item = _work(creators)
    assert apa([item])[0].startswith(in_apa)
    if in_bibtex:
        assert f'author = "{in_bibtex}"' in bibtex([item])
        assert [line[6:] for line in ris([item]).splitlines() if line[:2] == "AU"] == in_ris


def test_a_suffix_has_its_own_key_in_cff():
    people = yaml.safe_load(cff({"name": "x"}, [_work("Alves, A. A., Jr.")]))["references"][0]
    assert people["authors"] == [
        {"family-names": "Alves", "given-names": "A. A.", "name-suffix": "Jr."}
    ]


def test_names_in_one_line_serve_a_work_that_has_none_in_rows_of_their_own():
    works = [{"work_id": "W001", "creators": "hooks, bell; An Office"}, {"work_id": "W002"}]
    row = {"work_id": "W002", "role": "editor", "position": "1", "family": "Ek", "given": "Bo"}
    row |= {"suffix": "", "literal": ""}
    first, second = with_creators(works, [row])
    assert first["creators"] == ({"family": "hooks", "given": "bell"}, {"literal": "An Office"})
    assert (first["editors"], second["creators"]) == ((), ())
    assert second["editors"] == ({"family": "Ek", "given": "Bo"},)
