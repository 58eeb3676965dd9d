"""Floor 3: what is the same figure, who got it from whom, and what changed on the way."""

from headwater.linking.building import rows_of
from headwater.linking.engine import DuckEngine, Engine
from headwater.linking.link import Linked, link, link_rows, relations
from headwater.linking.rows import Row

__all__ = ["DuckEngine", "Engine", "Linked", "Row", "link", "link_rows", "relations", "rows_of"]
