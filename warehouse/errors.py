"""What keeps a run from the warehouse, or its rows from readers: told in one sentence."""

from __future__ import annotations


class Obstacle(Exception):
    """Something people can put right; the message says what, where, and what to do."""


class WarehouseBusy(Obstacle):
    """The file is held by another process; the message says by which."""


class WarehouseUnusable(Obstacle):
    """The file is missing or is no warehouse; the message says what to do."""


class NotLoadable(Obstacle):
    """The run cannot be loaded; the message says why. The warehouse is as it was."""


class NotPublishable(Obstacle):
    """The built file failed its check; what was published before still stands."""
