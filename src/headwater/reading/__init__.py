"""Floor 2: bytes to documents. Hostile formats are parsed in a confined worker; what fails is a problem, not a crash."""

from headwater.reading.dates import DATE_FORMS, given_date
from headwater.reading.limits import MAX_BYTES
from headwater.reading.options import Reading, ReadOptions
from headwater.reading.read import read
from headwater.reading.sources import expand, is_address

__all__ = ["DATE_FORMS", "MAX_BYTES", "ReadOptions", "Reading", "expand", "given_date", "is_address", "read"]
