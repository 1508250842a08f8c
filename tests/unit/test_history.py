"""The history of a claim: amended, decided and read again, at the prompt and in the book."""

import pytest

import techplomacy as tp
from claimbook.audit import history as module
from claimbook.audit.history import history
from claimbook.audit.tables import load_tables
from claimbook.book.register_entry import entry

DECIDED = {
    "first_coder": "compound", "other_coder": "count", "decision": "count", "degree": "",
    "raised_by": "second-coding", "aspect": "kind", "reason": "By the manual.",
    "claim_id": "C001", "date": "2026-11-29", "turn": 1,
}  # fmt: skip


def test_a_claim_tells_all_four_in_their_order():
    tables = ("amendments", "adjudications", "rereadings", "earlier_verdicts")
    labels = ("Coded otherwise", "Read again", "Second pass", "Earlier verdict")
    for name, label in zip(tables, labels, strict=True):
        read = tp.read(name)
        read = read[read["rule"].notna()] if "rule" in read else read
        claims = {*read["claim_id"]} & {*load_tables().claims}
        assert claims
        assert all(label in dict(history(each)) for each in claims)
        none = next(each for each in load_tables().claims if each not in claims)
        assert label not in dict(history(none))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({}, "the first coder had compound, the second coder had count, and count was decided"),
        ({"decision": "compound"}, "and compound was kept"),
        ({"turn": 2}, "on 29 November 2026, once more, kind"),
        ({"raised_by": "third-coding"}, "the third coder had count"),
        ({"raised_by": "review"}, "a review proposed count"),
        ({"raised_by": "review", "other_coder": ""}, "a review objected"),
        ({"degree": "leans-true"}, "count was decided (leans true)"),
    ],
)
def test_a_decision_says_who_held_what(monkeypatch, change, said):
    monkeypatch.setattr(module, "adjudications", lambda _: (DECIDED | change,))
    [text] = [text for label, text in history("C001") if label == "Read again"]
    assert text.startswith("on 29 November 2026, ") and said in text
    assert text.endswith(" By the manual.")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ([{"decision": "compound"}], None),
        ([{}], "on 29 November 2026."),
        ([{}, {"date": "2026-12-03"}, {"date": "2026-12-04", "decision": "compound"}],
         "on 3 December 2026."),
    ],
)  # fmt: skip
def test_the_last_change_is_none_that_kept_what_there_was(monkeypatch, changes, said):
    monkeypatch.setattr(module, "amendments", lambda _: ())
    monkeypatch.setattr(module, "adjudications", lambda _: [DECIDED | each for each in changes])
    assert dict(history("C001")).get("Coding last changed") == said


def test_a_verdict_that_was_another_one_ends_the_history_with_the_rule():
    label, text = history("C076")[-1]
    assert label == "Earlier verdict"
    assert text.startswith("on 24 November 2026 confirmed, now qualified: a party alone")


@pytest.mark.slow
def test_the_register_and_the_prompt_tell_the_same():
    row = load_tables().claims["C380"]
    shown = entry(row, load_tables())
    for label, text in history("C380"):
        assert f"*{label}* {text[:24]}" in shown
        assert text in str(tp.claim("C380"))
