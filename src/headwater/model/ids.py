"""Content ids: what is the same gets the same id, on every machine and in every run."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import replace
from typing import Any

from headwater.model.claim import Claim
from headwater.model.codec import canonical
from headwater.model.document import Document

_LENGTH = 26  # base32 characters: 130 bits, no collision to be expected among 2**60 records


def content_id(prefix: str, value: Any) -> str:  # any JSON-like value or record
    """A prefix with a hash of the value: the same value always gets the same id."""
    digest = hashlib.sha256(canonical(value)).digest()
    return prefix + base64.b32encode(digest).decode("ascii")[:_LENGTH].lower()


def sha256(data: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def document_id(document: Document) -> str:
    """The document's content id: of its text and metadata, not of when or from which bytes it was read.

    Adding the same report twice therefore changes nothing.
    """
    return content_id("d", replace(document, id="", retrieved=None, raw_sha256="", published_from=None))


def claim_id(claim: Claim) -> str:
    """The claim's content id: of everything but its derivation."""
    return content_id("c", replace(claim, id="", derivation=()))


def with_document_id(document: Document) -> Document:
    """The document with its content id filled in."""
    return replace(document, id=document_id(document))


def with_claim_id(claim: Claim) -> Claim:
    """The claim with its content id filled in."""
    return replace(claim, id=claim_id(claim))


def make_document(text: str, raw: bytes | None = None, **metadata: Any) -> Document:  # fields of Document by name
    """A document of `text`, with its digests and id; `metadata` are the other fields of `Document` by name.

    >>> make_document("Two depots burned.", publisher="Ledger").publisher
    'Ledger'
    """
    encoded = text.encode("utf-8", "surrogatepass")
    raw_digest = sha256(encoded if raw is None else raw)
    return with_document_id(Document("", text, sha256(encoded), raw_digest, **metadata))
