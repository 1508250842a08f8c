"""What a formula may consist of: Python's own parser, and a list of the nodes that are allowed."""

import ast
import re
from functools import cache
from math import inf

CLAIM = re.compile("C[0-9]{3,}")
ENTITY = re.compile("[A-Z][A-Z0-9]*(_[A-Z0-9]+)*")
NAME = re.compile("[a-z][a-z0-9_]*")
ARITHMETIC = (ast.Add, ast.Sub, ast.Mult, ast.Div)
COMPARISONS = (ast.Eq, ast.NotEq, ast.Lt, ast.LtE, ast.Gt, ast.GtE)
OF_CLAIMS = {"items", "begins", "ends"}
OF_VALUES = {"sum", "mean", "min", "max"}
OF_FILES = {"at", "sql"}
FORMS = {
    **dict.fromkeys(OF_CLAIMS, "a claim, as {}(C014)"),
    **dict.fromkeys(OF_VALUES, "values or a panel, as {}(C014, C015) or {}(indicator[2024])"),
    "at": 'a file and an address, as {}(FILE, "/pointer") or {}(FILE, "column[key=value]")',
    "sql": 'a file and a query, as {}(FILE, "select count(*) from data")',
    "rank": "an observation, as {}(indicator[ENTITY, 2024])",
    "share": "a panel, as {}(indicator[2024]), or a part and a whole",
    "count": "a panel, as {}(indicator[2024]), or one compared with a value",
}
"""What each function takes, for the message where it is given something else."""
LEADING = "leading"
"""The last place that counts as leading; the sensitivity of verdicts tries others."""
LONGEST = 1_000
"""Characters of a formula: a longer one is code, and belongs in a check."""


class MisfitError(ValueError):
    """A part of a formula that is not allowed, or names what is not there.

    Attributes:
        position: The place of its first character, counted from 1.
    """

    def __init__(self, message: str, node: ast.AST | None = None, position: int = 1) -> None:
        self.position = getattr(node, "col_offset", position - 1) + 1
        super().__init__(f"position {self.position}: {message}")


@cache
def parse(formula: str) -> ast.expr:
    """Return the tree of a formula in which every node is allowed.

    Raises:
        MisfitError: It is no formula.
    """
    if len(formula) > LONGEST:
        raise MisfitError(f"longer than {LONGEST} characters")
    try:
        tree = ast.parse(formula, mode="eval").body
    except SyntaxError as error:
        at = error.offset or len(formula) + 1
        hint = "; equal is written ==" if formula[at - 1 : at] == "=" else ""
        raise MisfitError(f"this cannot be read on{hint}", position=at) from None
    except (ValueError, RecursionError, MemoryError):
        raise MisfitError("this cannot be read") from None
    _check(tree)
    return tree


def _joined(node: ast.expr) -> list[ast.expr]:
    """Return the parts that an allowed operator joins; none for any other node."""
    match node:
        case ast.BinOp(left, op, right) if isinstance(op, ARITHMETIC):
            return [left, right]
        case ast.Compare(left, [op], [right]) if isinstance(op, COMPARISONS):
            return [left, right]
        case ast.BoolOp(_, values):
            return values
        case ast.UnaryOp(ast.USub(), operand):
            return [operand]
    return []


def _check(node: ast.expr) -> None:
    if parts := _joined(node):
        for part in parts:
            _check(part)
        return
    match node:
        case ast.Constant(int() | float() as number) if _is_number(number):
            pass
        case ast.Name(name) if name == LEADING or CLAIM.fullmatch(name):
            pass
        case ast.Subscript():
            observation(node)
        case ast.Call(ast.Name(name), args, []) if name in FORMS:
            _check_call(node, name, args)
        case ast.Call(ast.Name(name)):
            known = ", ".join(sorted(FORMS))
            raise MisfitError(f"there is no function {name!r}; there are {known}", node)
        case _:
            raise MisfitError(f"a formula has no {_short(node)!r}", node)


def _is_number(value: int | float) -> bool:
    return not isinstance(value, bool) and abs(value) != inf


def _check_call(node: ast.Call, name: str, args: list[ast.expr]) -> None:
    match args:
        case [ast.Name(claim)] if name in OF_CLAIMS and CLAIM.fullmatch(claim):
            return
        case [ast.Name(file), ast.Constant(str())] if name in OF_FILES and ENTITY.fullmatch(file):
            return
        case [ast.Subscript() as one] if name == "rank":
            if observation(one)[1] is None:
                raise MisfitError("the place of which entity is meant?", one)
            return
        case [ast.Subscript() | ast.Compare() as one] if name == "count":
            condition(one)
            return
        case [one] if name == "share" and isinstance(one, ast.Subscript):
            observation(one)
            return
        case [one, other] if name == "share":
            _check(one)
            _check(other)
            return
        case [_, *_] if name in OF_VALUES:
            for each in args:
                _check(each)
            return
    raise MisfitError(f"{name} takes {FORMS[name].replace('{}', name)}", node)


def observation(node: ast.Subscript) -> tuple[str, str | None, int, str | None]:
    """Return indicator, entity or kind, year and edition of an observation or a panel.

    Raises:
        MisfitError: It is not of the form ``indicator[ENTITY, 2024, "edition"]``.
    """
    parts = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
    misfit = MisfitError("an observation is written indicator[ENTITY, year]", node)
    edition = None
    if len(parts) > 1 and isinstance(parts[-1], ast.Constant) and isinstance(parts[-1].value, str):
        edition = parts[-1].value
        parts = parts[:-1]
    match node.value, parts:
        case ast.Name(indicator), [*whose, ast.Constant(int() as year)]:
            pass
        case _:
            raise misfit
    match whose:
        case []:
            return indicator, None, year, edition
        case [ast.Name(name)] if ENTITY.fullmatch(name) or NAME.fullmatch(name):
            return indicator, name, year, edition
    raise misfit


def condition(node: ast.expr) -> tuple[ast.Subscript, ast.cmpop | None, ast.expr | None]:
    """Return the panel that is counted, and what each of its values is compared with.

    Raises:
        MisfitError: It is neither a panel nor a panel compared with a value.
    """
    match node:
        case ast.Subscript():
            panel, op, bound = node, None, None
        case ast.Compare(ast.Subscript() as panel, [op], [bound]) if isinstance(op, COMPARISONS):
            _check(bound)
        case _:
            raise MisfitError("count takes a panel, or a panel compared with a value", node)
    whose = observation(panel)[1]
    if whose is not None and ENTITY.fullmatch(whose):
        raise MisfitError("this is one observation, and no panel", panel)
    return panel, op, bound


def _short(node: ast.AST) -> str:
    text = ast.unparse(node)
    return text if len(text) <= 40 else f"{text[:39]}…"
