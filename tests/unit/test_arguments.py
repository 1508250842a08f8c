"""What the verbs take: wrong types and unknown options are refused by every one of them."""

import inspect
import os

import pandas as pd
import pytest
from fixture_package import Draft

import claimbook
import techplomacy as tp
from claimbook.errors import InvalidArgumentError, UnknownOptionError


@pytest.mark.parametrize("name", [n for n in tp.__all__ if n not in {"__version__", "package"}])
def test_a_package_is_never_a_second_argument(name):
    parameters = inspect.signature(getattr(tp, name)).parameters
    others = [each for each in list(parameters.values())[1:] if each.name == "package"]
    assert all(each.kind is inspect.Parameter.KEYWORD_ONLY for each in others)


@pytest.mark.parametrize(
    "call",
    [
        lambda: tp.read(5),
        lambda: tp.read(["claims"]),
        lambda: tp.read("claims", validate="/my/package"),
        lambda: tp.read("claims", package=5),
        lambda: tp.path(5),
        lambda: tp.find(5),
        lambda: tp.claim(5),
        lambda: tp.panel(5),
        lambda: tp.panel("un_egdi_rank", [5]),
        lambda: tp.panel("un_egdi_rank", years="2020"),
        lambda: tp.panel("un_egdi_rank", years=[True]),
        lambda: tp.panel("un_egdi_rank", edition=2020),
        lambda: tp.panel("un_egdi_rank", names="yes"),
        lambda: tp.describe(5),
        lambda: tp.describe("claims", 5),
        lambda: tp.cite(5),
        lambda: tp.tables(5),
        lambda: tp.timeline(5),
        lambda: tp.audit(5),
        lambda: tp.validate(5),
        lambda: tp.export(5),
        lambda: tp.export("no", overwrite="yes"),
        lambda: tp.what_if("claims", "C380", ["note"]),
        lambda: tp.validate(""),
        lambda: tp.export(""),
        lambda: claimbook.open(5),
        lambda: claimbook.open(""),
        lambda: claimbook.open(tp.path("claims").parents[2]).show(5),
    ],
)
def test_a_wrong_type_is_refused(call, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InvalidArgumentError, match=r"must be .*, not .*"):
        call()
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "words",
    [
        ["init", "", "--title", "Bees"],
        ["init", "new", "--text", ""],
        ["seal", ""],
        ["tables", "--package", ""],
        ["validate", "--package="],
        ["export", ""],
        ["corpus", ""],
        ["sheet", "out", ""],
        ["archive", "verify", ""],
        ["archive", "build", "--output="],
        ["render", "--trust", "--project", ""],
    ],
)
def test_an_empty_path_is_not_the_current_folder(words, run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    at = next(i for i, word in enumerate(words) if not word or word.endswith("="))
    named = words[at] or words[at - 1]
    assert run(*words) == (2, "", f"error [unknown-option]: the argument after {named} is empty\n")
    assert not list(tmp_path.iterdir())


def test_a_condition_may_ask_for_what_is_empty(run):
    status, out, _ = run("show", "claims", "--where=note=", "--rows=1", "--format=csv")
    assert (status, len(out.splitlines())) == (0, 1)


def test_a_package_given_as_second_argument_is_refused_with_the_right_way():
    with pytest.raises(InvalidArgumentError, match=r"read: .* package=PATH"):
        tp.read("claims", "/my/package")


@pytest.mark.parametrize(
    "call",
    [
        lambda: tp.panel("un_egdi_rank", form="Wide"),
        lambda: tp.export("no", "ods"),
        lambda: tp.cite("C001", "mla"),
    ],
)
def test_an_unknown_option_is_refused(call, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UnknownOptionError, match=" or "):
        call()
    assert not list(tmp_path.iterdir())


def test_a_table_is_read_anew_when_its_file_changes(tmp_path):
    draft = Draft()
    package = draft.write(tmp_path)
    first = tp.read("areas", package=package)
    first.loc[0, "label"] = "spoilt"
    assert tp.read("areas", package=package)["label"].tolist()[0] == "first"
    file = tp.path("areas", package=package)
    file.write_text(file.read_text("utf-8").replace("first", "other"), "utf-8")
    os.utime(file, ns=(1, 1))
    assert tp.read("areas", package=package)["label"].tolist()[0] == "other"


def test_a_table_says_where_it_is_from(root):
    frame = tp.read("claims")
    assert frame.attrs["path"] == str(root / "data/article/claims.csv")
    assert pd.read_csv(frame.attrs["path"])["claim_id"].tolist() == frame["claim_id"].tolist()
    assert {"title", "licence", "version"} <= frame.attrs.keys()
    assert frame.attrs["citation"] == tp.cite("dataset").splitlines()[1]
