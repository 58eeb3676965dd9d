"""The screens, a module each: `routes` says which paths it answers, `tab` how it is reached from the head of the page."""

from headwater.web.screens import (
    add,
    compare,
    figure,
    flows,
    front,
    history,
    judge,
    lists,
    login,
    report,
    reports,
    review,
    traces,
)

SCREENS = (front, figure, reports, report, traces, flows, compare, review, judge, history, add, lists, login)
"""Every screen; a new one is added here."""

TABS = tuple(screen.tab for screen in (front, reports, flows, review, history, add))
"""The links at the head of the page, in order."""
