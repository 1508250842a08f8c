"""The form of identifiers in texts: a letter for the table, and three or more digits."""

import re

DIGITS = "[0-9]{3,}"
CLAIM_ID = re.compile(rf"\bC{DIGITS}\b")
CLAIM_OR_WORK_ID = re.compile(rf"\b([CW]{DIGITS})\b")
