"""What lists show of every disputed figure and report of a ledger, kept in a file beside it so that a page has them at once."""

from headwater.exporting.summary.lines import FACETS, Choice, FigureLine, FigurePage, PathPoint, ReportLine
from headwater.exporting.summary.store import Summary, Told, beside

__all__ = ["FACETS", "Choice", "FigureLine", "FigurePage", "PathPoint", "ReportLine", "Summary", "Told", "beside"]
