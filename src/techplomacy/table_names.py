"""The names of the project's tables as a type, so that an editor completes and checks them.

A test holds them equal to the schemas. Another package may have other tables: every function that
takes a table's name takes any text besides.
"""

from typing import Literal, TypeAlias

TableName: TypeAlias = Literal[
    "adjudications",
    "amendments",
    "citations",
    "claim_citations",
    "claim_parts",
    "claims",
    "coding_matches",
    "comparison",
    "conflicts",
    "corrections",
    "entities",
    "enumerations",
    "events",
    "findings",
    "first_codings",
    "indicators",
    "innovation_centres",
    "mentions",
    "numerals",
    "observations",
    "open_questions",
    "outcome_rows",
    "outcome_works",
    "outcomes",
    "rereadings",
    "responses",
    "search_log",
    "second_codings",
    "sections",
    "source_checks",
    "statements",
    "strategies",
    "strategy_goals",
    "system_facts",
    "systems",
    "tech_ambassadors",
    "unread",
    "verdicts",
    "works",
]
