"""Opens a PDF in a process of its own, to see that reading it stays within limits. Does I/O.

A page of a few kilobytes can unpack to gigabytes. What it does to this process, it does not do
to a run. ``python -m flows.fetch.probe`` reads the PDF from standard input.
"""

from __future__ import annotations

import subprocess
import sys

from flows.fetch.failures import Failure

_MEMORY = 1_500_000_000  # bytes, with PDFium itself
_SECONDS = 30
_TOO_MUCH = "too large: the PDF unpacks to more than the limit"


def probe(body: bytes, *, memory: int = _MEMORY, seconds: int = _SECONDS) -> None:
    """Open every page of a PDF elsewhere.

    A PDF that is merely broken passes: its reader says so better.

    Raises:
        Failure: it takes more memory or time than it may.
    """
    try:
        done = subprocess.run(  # noqa: S603 - our own module, in our own Python
            [sys.executable, "-m", "flows.fetch.probe", str(memory), str(seconds)],
            input=body,
            capture_output=True,
            timeout=seconds * 2,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise Failure(_TOO_MUCH) from None
    if done.returncode not in (0, 3):
        raise Failure(_TOO_MUCH)


def _main(memory: int, seconds: int) -> int:
    try:
        import resource  # noqa: PLC0415 - not on Windows, where time alone is limited
    except ImportError:
        pass
    else:
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    import pypdfium2 as pdfium  # noqa: PLC0415 - within the limits

    body = sys.stdin.buffer.read()
    try:
        document = pdfium.PdfDocument(body)
        for number in range(len(document)):
            page = document[number]
            text = page.get_textpage()
            text.count_chars()
            text.close()
            page.close()
    except pdfium.PdfiumError:
        return 3
    return 0


if __name__ == "__main__":
    sys.exit(_main(int(sys.argv[1]), int(sys.argv[2])))
