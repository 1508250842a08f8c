"""From checks and statements to verdicts: outcomes, the weight of sources, and three questions."""
