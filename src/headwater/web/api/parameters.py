"""The parameters of an endpoint: how each is described, and read from a request."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request

LONGEST = 200
"""Characters of a parameter."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of an address: text of at most 200 characters, one of `choices`, or a whole number from 1 to `most`."""

    name: str
    description: str
    default: str | int | None = None
    choices: tuple[str, ...] = ()
    most: int = 0
    in_path: bool = False

    @property
    def schema(self) -> dict[str, Any]:
        """Its JSON Schema."""
        if self.most:
            found: dict[str, Any] = {"type": "integer", "minimum": 1, "maximum": self.most}
        elif self.choices:
            found = {"type": "string", "enum": list(self.choices)}
        else:
            found = {"type": "string", "maxLength": LONGEST}
        if self.in_path:
            found |= {"minLength": 1, "pattern": "^[a-z0-9-]+$"}
        return found if self.default is None else found | {"default": self.default}

    def read(self, text: str | None) -> str | int | None:
        """The value that a request gives; raises a `ValueError` that says what is wrong with it.

        >>> Parameter("page", "the page", 1, most=99).read("7"), Parameter("page", "the page", 1, most=99).read(None)
        (7, 1)
        """
        if text is None:
            return self.default
        if self.most:
            if not (text.isascii() and text.isdecimal() and len(text) < 10 and 1 <= int(text) <= self.most):
                raise ValueError(f"{self.name} is a whole number from 1 to {self.most}")
            return int(text)
        if self.choices and text not in self.choices:
            raise ValueError(f"{self.name} is one of: {', '.join(self.choices)}")
        if len(text) > LONGEST:
            raise ValueError(f"{self.name} has more than {LONGEST} characters")
        return text


def values_of(request: Request, parameters: Iterable[Parameter]) -> Mapping[str, Any]:
    """The values of all parameters; raises `HTTPException` 422 where a request gives another, or one that is unknown."""
    known = {one.name: one for one in parameters}
    for name in request.query_params:
        if name not in known or known[name].in_path:
            raise HTTPException(422, f"there is no parameter {name[:LONGEST]!r} here")
        if len(request.query_params.getlist(name)) > 1:
            raise HTTPException(422, f"{name} is given more than once")
    try:
        return {
            name: one.read((request.path_params if one.in_path else request.query_params).get(name))
            for name, one in known.items()
        }
    except ValueError as error:
        raise HTTPException(422, str(error)) from error
