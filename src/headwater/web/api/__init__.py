"""The page as JSON, under `/api`: read-only, described by an OpenAPI document made from the same table as the routes."""

from headwater.web.api.document import openapi
from headwater.web.api.endpoints import ENDPOINTS
from headwater.web.api.routing import routes

__all__ = ["ENDPOINTS", "openapi", "routes"]
