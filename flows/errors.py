"""What a user can put right: said in one sentence, without a traceback."""

from __future__ import annotations


class UserError(Exception):
    """Something the user can put right; the message says what happened, where, and what to do."""


class BadSettings(UserError):
    """The configuration cannot be read or makes no sense."""


class NoProject(UserError):
    """No project root was found, and the command needs one."""


class BadInput(UserError):
    """A file or folder that the user named is not there or cannot be read."""
