"""The screens, a module each: `routes` says which paths it answers, `tab` how it is reached from the head of the page."""

from headwater.web.screens import figure, front, login, report, reports

SCREENS = (front, figure, reports, report, login)
"""Every screen; a new one is added here."""

TABS = tuple(screen.tab for screen in (front, reports))
"""The links at the head of the page, in order."""
