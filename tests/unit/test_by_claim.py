"""Who looks at one claim pays for one: what each claim has is worked out when it is asked for."""

import pytest

from claimbook.audit import outcomes as judged
from claimbook.audit.by_claim import ByClaim
from claimbook.audit.claims import claim
from claimbook.audit.outcomes import all_checks
from claimbook.audit.tables import load_tables
from claimbook.audit.verdicts import verdict_of, verdicts
from claimbook.book import prepare_chapters
from claimbook.book.register_facets import count_of
from claimbook.package.locate import OpenPackage, using


def test_each_is_worked_out_once_and_in_the_order_of_the_claims():
    asked = []
    held = ByClaim(["b", "a"], lambda claim_id: asked.append(claim_id) or claim_id.upper())
    assert (len(held), "a" in held, asked) == (2, True, [])
    assert (held["a"], held["a"], asked) == ("A", "A", ["a"])
    assert (list(held.items()), asked) == ([("b", "B"), ("a", "A")], ["a", "b"])
    with pytest.raises(KeyError):
        held["c"]
    assert held.get("c") is None
    assert asked == ["a", "b"]


@pytest.mark.slow
def test_of_one_claim_its_checks_and_those_of_what_it_restates_run_alone(root, monkeypatch):
    package = OpenPackage(root / "datapackage.json", is_trusted=True, is_bound=True)
    ran = []
    run = judged.run
    monkeypatch.setattr(judged, "run", lambda check, *rest: ran.append(check) or run(check, *rest))
    tables = load_tables(package)
    claim_id = next(c.claim_id for c in all_checks(tables) if tables.claims[c.claim_id]["restates"])
    claim(claim_id, package=package)
    assert claim_id in {check.claim_id for check in ran}
    assert {check.claim_id for check in ran} <= {claim_id, tables.claims[claim_id]["restates"]}


@pytest.mark.slow
def test_what_chapters_share_is_judged_before_they_part(root, monkeypatch):
    with using(OpenPackage(root / "datapackage.json", is_trusted=True, is_bound=True)):
        prepare_chapters()
        monkeypatch.setattr(judged, "run", None)
        assert count_of(voice="party") > 0
        assert all(verdict_of()[claim_id].external for claim_id in verdict_of())


@pytest.mark.slow
def test_a_verdict_does_not_depend_on_which_was_asked_for_first(root):
    package = OpenPackage(root / "datapackage.json", is_trusted=True, is_bound=True)
    backwards = {claim_id: verdict_of(package)[claim_id] for claim_id in reversed([*verdict_of()])}
    assert backwards == {verdict.claim_id: verdict for verdict in verdicts()}
