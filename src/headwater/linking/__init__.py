"""Floor 3: what is the same figure, who got it from whom, and what changed on the way."""

from headwater.linking.building import rows_of
from headwater.linking.rows import Row

__all__ = ["Row", "rows_of"]
