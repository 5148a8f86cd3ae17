"""Bodies as they travel to bytes as they are, within a limit. Pure."""

from __future__ import annotations

import zlib

from flows.fetch.failures import Failure

TOO_LARGE = "too large: the answer is larger than the limit"
_WINDOWS = {"gzip": 31, "x-gzip": 31, "deflate": 15}


class Unpacker:
    """Takes a body apart chunk by chunk; never holds more than the limit.

    The limit is for packed and unpacked bytes alike: a few kilobytes can unpack to gigabytes.
    """

    def __init__(self, encoding: str, limit: int) -> None:
        """Begin a body of that Content-Encoding.

        Raises:
            Failure: an encoding that nobody asked for.
        """
        names = [name.strip().lower() for name in encoding.split(",")]
        names = [name for name in names if name not in ("", "identity")]
        if len(names) > 1 or any(name not in _WINDOWS for name in names):
            raise Failure("wrong type: packed in a way that was not asked for")
        self._encoding = names[0] if names else ""
        self._inflate = zlib.decompressobj(_WINDOWS[names[0]]) if names else None
        self._limit = limit
        self._size = 0
        self._taken = 0
        self._parts: list[bytes] = []

    def take(self, chunk: bytes) -> None:
        """Add a chunk as it came.

        Raises:
            Failure: the body is too large, or is not packed as it says.
        """
        self._taken += len(chunk)
        if self._taken > self._limit:
            raise Failure(TOO_LARGE)
        if self._inflate is None:
            self._keep(chunk)
            return
        while chunk:
            if self._inflate.eof:
                if not chunk.startswith(b"\x1f\x8b"):
                    return  # padding after the end, which browsers ignore too
                self._inflate = zlib.decompressobj(_WINDOWS["gzip"])
            room = self._limit - self._size + 1
            try:
                self._keep(self._inflate.decompress(chunk, room))
            except zlib.error:
                chunk = self._raw(chunk)
                continue
            chunk = self._inflate.unconsumed_tail or self._inflate.unused_data

    def finish(self) -> bytes:
        """The whole body.

        Raises:
            Failure: it was cut off.
        """
        if self._inflate is not None and self._taken and not self._inflate.eof:
            raise Failure("cut off: the answer ended early", transient=True)
        return b"".join(self._parts)

    def _raw(self, chunk: bytes) -> bytes:
        # Half of the servers that say "deflate" send it without the zlib header.
        if self._encoding != "deflate" or self._size or self._taken != len(chunk):
            raise Failure("cut off: the answer is not packed as it says")
        self._encoding = "raw deflate"
        self._inflate = zlib.decompressobj(-15)
        return chunk

    def _keep(self, data: bytes) -> None:
        self._size += len(data)
        if self._size > self._limit:
            raise Failure(TOO_LARGE)
        self._parts.append(data)
