"""Run the battery on the project's package, frictionless beside, and write `paper/tested.json`."""

from importlib.metadata import version
from pathlib import Path

from battery.constraints import constraint_faults
from battery.damages import damages, digest
from battery.figures import of_constraints, of_damages, written
from battery.running import judge, look
from battery.sample import sample

ROOT = Path(__file__).parents[2]


def main() -> None:
    """Try every fault; print each that is not noticed."""
    part = sample(ROOT)
    judged = list(judge(part, constraint_faults(part), frictionless=True))
    seen = list(look(part, damages(part), frictionless=True))
    for each in judged:
        if not each.is_noticed:
            print("not noticed:", each.fault)
    for each in seen:
        if not each.codes:
            print("not noticed:", each.damage.layer, each.damage.name)
    rows = of_constraints(judged) + of_damages(seen)
    text = written(digest(part), version("frictionless"), rows)
    (ROOT / "paper/tested.json").write_text(text, "utf-8")


if __name__ == "__main__":
    main()
