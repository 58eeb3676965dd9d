"""Small PDFs, written by hand: nothing but what the format asks for, so that a changed byte hits something that matters."""

from __future__ import annotations

from collections.abc import Sequence


def make_pdf(pages: Sequence[str]) -> bytes:
    """A PDF with the lines of a text on each page (PDF 1.4, sections 3.4 and 5.3).

    >>> make_pdf(["At least 40 boats sank."])[:8]
    b'%PDF-1.4'
    """
    kids = " ".join(f"{3 + 2 * number} 0 R" for number in range(1, len(pages) + 1))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        "<< /Title (Boats) /Author (Ana Vale) /CreationDate (D:20250921083000Z) >>",
    ]
    for number, text in enumerate(pages, 1):
        lines = ") Tj 0 -20 Td (".join(text.split("\n"))
        stream = f"BT /F1 12 Tf 40 700 Td ({lines}) Tj ET"
        page = f"/Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> /Contents {4 + 2 * number} 0 R"
        objects += [f"<< /Type /Page {page} >>", f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream"]
    return _numbered(objects)


def _numbered(objects: Sequence[str]) -> bytes:
    body, offsets = "%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    size = len(objects) + 1
    end = f"trailer\n<< /Size {size} /Root 1 0 R /Info 4 0 R >>\nstartxref\n{len(body)}\n%%EOF\n"
    return f"{body}xref\n0 {size}\n0000000000 65535 f \n{table}{end}".encode("ascii")
