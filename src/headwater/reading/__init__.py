"""Floor 2: bytes to documents. Hostile formats are parsed in a confined worker; what fails is a problem, not a crash."""

from headwater.reading.options import Reading, ReadOptions
from headwater.reading.read import read
from headwater.reading.sources import expand

__all__ = ["ReadOptions", "Reading", "expand", "read"]
