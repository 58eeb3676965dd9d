"""Reports added: files, text, or an address; then how far it is, report by report, and what could not be read."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from headwater.reading import MAX_BYTES, ReadOptions, given_date, is_address
from headwater.web.actions import Post, field
from headwater.web.context import adding_of
from headwater.web.jobs import Job, file_name, free_path
from headwater.web.pages import page
from headwater.web.tabs import Tab

_BODY = 200_000_000  # bytes of a form with its files
_FILES = 500
_LONGEST = 2000  # characters of a field of metadata
_PASTED = "pasted text.txt"

tab = Tab("Add", "/add", "/add/")


def ask(request: Request) -> Response:
    """`GET /add`."""
    return _asked(request, "")


def _asked(request: Request, wrong: str) -> Response:
    return page(
        request,
        "add.html",
        status=400 if wrong else 200,
        jobs=adding_of(request).jobs(),
        wrong=wrong,
        most=_FILES,
        megabytes=_BODY // 1_000_000,
        each=MAX_BYTES // 1_000_000,
        longest=_LONGEST,
    )


def begin(request: Request, form: FormData) -> Response:
    """`POST /add`: any number of `files`; `text` with `title`, `publisher`, `published`, `url`; `address`."""
    try:
        job = _job(form)
    except ValueError as error:
        return _asked(request, str(error))
    if not adding_of(request).begin(job):
        job.clear()
        raise HTTPException(503, "Too many adds are waiting: try again in a while.")
    return RedirectResponse(f"/add/{job.id}", 303)


def _job(form: FormData) -> Job:
    """What a form asks for; raises a `ValueError` that says what is wrong with it."""
    address, options = _address(form), _options(form)
    folder = TemporaryDirectory(prefix="headwater-")
    try:
        files = tuple(str(path) for path in _files(form, Path(folder.name)))
    except BaseException:
        folder.cleanup()
        raise
    sources = (*files, address) if address else files
    if not sources:
        folder.cleanup()
        raise ValueError("Choose files, paste a text, or give an address.")
    return Job(sources, replace(options, folder=folder.name), folder)


def _address(form: FormData) -> str:
    address = field(form, "address")
    if address and not (is_address(address) and urlsplit(address).hostname and len(address) <= _LONGEST):
        raise ValueError("An address begins with http:// or https://.")
    return address


def _options(form: FormData) -> ReadOptions:
    """What the person knows of a report: its address, publisher, title and day."""
    values = [field(form, name) for name in ("url", "publisher", "title", "published")]
    if any(len(value) > _LONGEST for value in values):
        raise ValueError(f"A field has at most {_LONGEST:,} characters.")
    if values[-1]:
        try:
            values[-1] = given_date(values[-1])
        except ValueError as error:
            raise ValueError(f"The day cannot be taken: {error}. It is written as 2024-10-01.") from error
    return ReadOptions(*(value or None for value in values))


def _files(form: FormData, folder: Path) -> Iterator[Path]:
    """The inputs of a form, in files of ours: uploads, and the pasted text with the line ends that it had before it was sent."""
    uploads = [one for one in form.getlist("files") if isinstance(one, UploadFile) and one.filename]
    described = {_stem(one) for one in uploads if not _is_sidecar(one)}
    for upload in uploads:
        path = free_path(folder, upload.filename or "")
        with path.open("wb") as out:
            shutil.copyfileobj(upload.file, out)
        if not _is_sidecar(upload) or _stem(upload) not in described:
            yield path
    text = form.get("text")
    if isinstance(text, str) and text.strip():
        path = free_path(folder, _PASTED)
        path.write_bytes(text.replace("\r\n", "\n").encode("utf-8", "replace"))
        yield path


def _stem(upload: UploadFile) -> str:
    return Path(file_name(upload.filename or "")).stem


def _is_sidecar(upload: UploadFile) -> bool:
    """Whether a file is metadata if a report of its name stands beside it, as `headwater add FOLDER` takes it."""
    return file_name(upload.filename or "").endswith(".json")


def follow(request: Request) -> Response:
    """`GET /add/{job}`: the page asks for it again and again while the job runs."""
    job = adding_of(request).job(request.path_params["job"])
    if job is None:
        raise HTTPException(404, "That add is not remembered: the page was started anew since, or many came after it.")
    return page(request, "add_job.html", job=job, before=adding_of(request).before(job))


routes = (Route("/add", ask), Post("/add", begin, limit=_BODY, files=_FILES), Route("/add/{job}", follow))
