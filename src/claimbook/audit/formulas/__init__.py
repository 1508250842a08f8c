"""Checks that need no Python: formulas of the table ``computations``, parsed and never executed.

======================  =======================================================================
``C014``                the printed value of a claim
``rows[IRIS, 1935]``    an observation: indicator, entity, year, and an edition if one is named
``items(C013)``         how many things the article lists for a claim
``begins(C009)``        the first year of a claim's period; ``ends`` is the last
``rank(x[A, 2024])``    the place of an entity among all of its kind; equal scores share one
``share(x, y)``         the one as a percentage of the other
``share(x[A, 2024])``   the percentage that an entity has of the sum over all of its kind
``sum``, ``mean``       over values, or over a panel: ``x[2024]``, ``x[country, 2024]``
``min``, ``max``        likewise
``count(x[2024])``      how many entities have a value; ``count(x[2024] > 5)``, with a condition
``leading``             the last place that counts as leading, ten unless sensitivity tries another
``at(FILE, "a")``       what stands at an address of a pinned file
``sql(FILE, "...")``    what a query of a pinned table gives
======================  =======================================================================

They are joined by ``+ - * /``, one of ``== != < <= > >=``, ``and`` and ``or``.
"""
