"""What changes something: a POST whose form carries the token of its session. There is no other way to write."""

from __future__ import annotations

from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from headwater.web.context import session_of, settings_of
from headwater.web.security import BODY_LIMIT
from headwater.web.sessions import CSRF_FIELD, is_csrf_token

Action = Callable[[Request, FormData], Response]


class Post(Route):
    """A route that changes something. `limit` is the longest body in bytes, `files` the most files that it may carry."""

    def __init__(self, path: str, action: Action, *, limit: int = BODY_LIMIT, files: int = 0) -> None:
        self.limit = limit

        async def checked(request: Request) -> Response:
            async with request.form(max_files=files, max_fields=1000, max_part_size=limit) as form:
                token = form.get(CSRF_FIELD)
                if not isinstance(token, str) or not is_csrf_token(settings_of(request), session_of(request), token):
                    raise HTTPException(403, "The form is out of date: reload the page, and send it again.")
                return await run_in_threadpool(action, request, form)

        super().__init__(path, checked, methods=["POST"], name=f"post:{path}")


def field(form: FormData, name: str) -> str:
    """A field of a form as text, without white space around it; empty if it is not there, or a file."""
    value = form.get(name, "")
    return value.strip() if isinstance(value, str) else ""
