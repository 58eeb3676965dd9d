"""Floor 4: the one place where reading, extraction, linking and ledger meet."""

from headwater.pipeline.adding import Added, add, extract
from headwater.pipeline.extracting import jobs_by_default, version_of
from headwater.pipeline.linking import link_sources
from headwater.pipeline.relating import link_ledger

__all__ = ["Added", "add", "extract", "jobs_by_default", "link_ledger", "link_sources", "version_of"]
