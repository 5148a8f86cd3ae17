"""What a user can put right: said in one sentence, without a traceback."""

from __future__ import annotations


class UserError(Exception):
    """Something the user can put right; the message says what happened, where, and what to do."""


class Ended(UserError):
    """A run that was ended, or could not go on; ``short`` says why without naming a file."""

    def __init__(self, message: str, short: str) -> None:
        """Say what happened and what to do, and the first of it for whoever may not know more."""
        super().__init__(message)
        self.short = short


class BadSettings(UserError):
    """The configuration cannot be read or makes no sense."""


class NoProject(UserError):
    """No project root was found, and the command needs one."""


class BadInput(UserError):
    """A file or folder that the user named is not there or cannot be read."""
