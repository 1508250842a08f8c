"""The value of a formula, computed through the reader that records what is read."""

import ast
import operator
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

from claimbook.audit.evidence_reader import EvidenceReader
from claimbook.audit.formulas import files
from claimbook.audit.formulas.grammar import (
    ENTITY,
    LEADING,
    OF_FILES,
    MisfitError,
    condition,
    observation,
)
from claimbook.quantities.interval import Interval

Value = Interval | bool
_ARITHMETIC: dict[type[ast.operator], Callable[[Any, Any], Interval]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}
_HUNDRED = Interval.point(100)


def evaluate(node: ast.expr, t: EvidenceReader) -> Value:
    """Return the value of a formula that `grammar.parse` has let through.

    Raises:
        MisfitError: It names what is not there, or combines what cannot be combined.
    """
    try:
        return _evaluate(node, t)
    except MisfitError:
        raise
    except (LookupError, ValueError, ZeroDivisionError, TypeError) as error:
        raise MisfitError(" ".join(str(each) for each in error.args), node) from None


def _evaluate(node: ast.expr, t: EvidenceReader) -> Value:
    match node:
        case ast.BinOp(left, op, right):
            return _ARITHMETIC[type(op)](_number(left, t), _number(right, t))
        case ast.UnaryOp(_, operand):
            return -_number(operand, t)
        case ast.Compare(left, [op], [right]):
            return compared(_number(left, t), op, _number(right, t))
        case ast.BoolOp(op, values):
            truths = [_truth(each, t) for each in values]
            return all(truths) if isinstance(op, ast.And) else any(truths)
        case ast.Constant(number):
            return Interval.point(Fraction(str(number)))
        case ast.Name(name) if name == LEADING:
            return Interval.point(t.leading)
        case ast.Name(claim_id):
            _known(claim_id, t.tables.claims, "claim", node)
            return t.stated(claim_id)
        case ast.Subscript():
            return _observed(node, t)
        case ast.Call(ast.Name(name), args):
            return _called(name, args, t)
    raise MisfitError("this is no value", node)


def _number(node: ast.expr, t: EvidenceReader) -> Interval:
    value = evaluate(node, t)
    if not isinstance(value, Interval):
        raise MisfitError("a number is needed here, and this is a truth", node)
    return value


def _truth(node: ast.expr, t: EvidenceReader) -> bool:
    value = evaluate(node, t)
    if not isinstance(value, bool):
        raise MisfitError("a comparison is needed here, and this is a number", node)
    return value


def compared(one: Interval, op: ast.cmpop, other: Interval) -> bool:
    """Say whether a comparison of two intervals is certain: true of every value in each of them.

    Raises:
        ValueError: An interval has no end where the comparison needs it.
    """
    if isinstance(op, ast.Eq | ast.NotEq):
        return (one == other) is isinstance(op, ast.Eq)
    if isinstance(op, ast.Gt | ast.GtE):
        one, other = other, one
    if one.high is None or other.low is None:
        raise ValueError("an open quantity cannot be compared so")
    return one.high < other.low if isinstance(op, ast.Lt | ast.Gt) else one.high <= other.low


def _called(name: str, args: list[ast.expr], t: EvidenceReader) -> Interval:
    if name in OF_FILES:
        file, address = args
        return files.look_up(name, ast.unparse(file), ast.literal_eval(address), t)
    if name == "rank":
        return _rank(args[0], t)
    if name == "count":
        return _count(args[0], t)
    if name == "share":
        return _share(args, t)
    if name in {"items", "begins", "ends"}:
        claim_id = ast.unparse(args[0])
        _known(claim_id, t.tables.claims, "claim", args[0])
        if name == "items":
            return Interval.point(len(t.items(claim_id)))
        return Interval.point(t.year(claim_id, last=name == "ends"))
    return _AGGREGATES[name](_values(args, t))


def _observed(node: ast.Subscript, t: EvidenceReader) -> Interval:
    indicator, entity, year, edition = _named(node, t)
    if entity is None or not ENTITY.fullmatch(entity):
        raise MisfitError("this is a panel, and a single value is needed", node)
    return t.value(indicator, entity, year, edition=edition)


def _named(node: ast.Subscript, t: EvidenceReader) -> tuple[str, str | None, int, str | None]:
    indicator, entity, year, edition = observation(node)
    _known(indicator, t.tables.indicators, "indicator", node)
    if entity is not None and ENTITY.fullmatch(entity):
        _known(entity, t.tables.kinds, "entity", node)
    return indicator, entity, year, edition


def _known(name: str, known: Mapping[str, object], kind: str, node: ast.AST) -> None:
    if name not in known:
        raise MisfitError(f"there is no {kind} {name!r}", node)


def _others(kind: str | None, t: EvidenceReader) -> set[str]:
    """Return the entities that are not of a kind; none where no kind is asked for."""
    return {e for e, own in t.tables.kinds.items() if kind is not None and own != kind}


def _of_all(node: ast.Subscript, t: EvidenceReader) -> dict[str, Interval]:
    indicator, kind, year, edition = _named(node, t)
    found = t.values(indicator, year, edition=edition, without=_others(kind, t))
    if not found:
        raise MisfitError("no entity has a value of it", node)
    return found


def _rank(node: ast.expr, t: EvidenceReader) -> Interval:
    assert isinstance(node, ast.Subscript)
    indicator, entity, year, edition = _named(node, t)
    without = _others(t.tables.kinds[str(entity)], t)
    scores = t.scores(indicator, year, edition=edition, without=without)
    if entity not in scores:
        raise MisfitError("it has no value there", node)
    is_lower = t.tables.indicators[indicator]["better"] == "lower"
    own, others = scores[str(entity)], scores.values()
    return Interval.point(1 + sum(s < own if is_lower else s > own for s in others))


def _count(node: ast.expr, t: EvidenceReader) -> Interval:
    observed, op, bound = condition(node)
    if op is None or bound is None:
        return Interval.point(len(_of_all(observed, t)))
    limit = _number(bound, t)
    return Interval.point(sum(compared(v, op, limit) for v in _of_all(observed, t).values()))


def _share(args: list[ast.expr], t: EvidenceReader) -> Interval:
    if len(args) == 2:
        return _number(args[0], t) / _number(args[1], t) * _HUNDRED
    node = args[0]
    assert isinstance(node, ast.Subscript)
    indicator, entity, year, edition = _named(node, t)
    without = _others(t.tables.kinds.get(str(entity)), t)
    whole = t.scores(indicator, year, edition=edition, without=without)
    total = Interval.point(sum(whole.values(), Fraction(0)))
    return t.value(indicator, str(entity), year, edition=edition) / total * _HUNDRED


def _values(args: list[ast.expr], t: EvidenceReader) -> list[Interval]:
    found: list[Interval] = []
    for node in args:
        whose = observation(node)[1] if isinstance(node, ast.Subscript) else ""
        if isinstance(node, ast.Subscript) and (whose is None or not ENTITY.fullmatch(whose)):
            found += _of_all(node, t).values()
        else:
            found.append(_number(node, t))
    return found


def _sum(values: list[Interval]) -> Interval:
    return sum(values[1:], values[0])


def _mean(values: list[Interval]) -> Interval:
    return _sum(values) / Interval.point(len(values))


def _extreme(values: list[Interval], *, highest: bool) -> Interval:
    """Return the least or the greatest value; intervals are compared by their middles."""
    return (max if highest else min)(values, key=lambda value: value.middle)


_AGGREGATES: dict[str, Callable[[list[Interval]], Interval]] = {
    "sum": _sum,
    "mean": _mean,
    "min": lambda values: _extreme(values, highest=False),
    "max": lambda values: _extreme(values, highest=True),
}
