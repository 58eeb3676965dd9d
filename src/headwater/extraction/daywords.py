"""Names of days and months, which the parse may hang on the name of a speaker that follows them."""

WEEKDAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
"""Days of the week in lower case."""

MONTHS = frozenset(
    "january february march april may june july august september october november december".split()  # noqa: SIM905 - twelve words read better on one line
)
"""Months in lower case."""

CALENDAR = WEEKDAYS | MONTHS
"""Both."""
