"""What changed since a commit, asked of git: `check --diff REF`."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from flows.cli.checking import look, nothing
from flows.cli.terminal import note
from flows.errors import BadInput
from flows.report.formats import Report
from flows.settings import Settings

if TYPE_CHECKING:
    from flows.ahead import Memory
    from flows.land.inputs import Named
    from flows.report.touched import Changes, Lines

_OF_HOOKS = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")
_SINCE = "..."  # after a ref: since its common ancestor with HEAD


def look_since(
    ref: str,
    settings: Settings,
    named: list[tuple[Named, str]],
    today: str,
    memory: Memory | None = None,
) -> Report:
    """Check the figures that changed since a commit, and tell how many those are.

    Args:
        ref: as ``changes_since`` takes it.
        settings: as ``look`` takes them; so ``named`` and ``today``.
        named: the documents asked for; those that did not change are not read.
        today: ISO date.
        memory: as ``look`` takes it.

    Raises:
        BadInput: as ``changes_since``.
    """
    if named:
        files = {item.document: Path(shown) for item, shown in named}
        changes = changes_since(ref, files)
        named = [(item, shown) for item, shown in named if item.document in changes]
        report = look(settings, named, today, memory) if named else nothing(settings)
    else:
        report = look(settings, [], today, memory)
        names = {*report.articles, *report.frames["claims"]["file"]}
        files = {name: settings.raw_dir() / name for name in sorted(names)}
        changes = changes_since(ref, files)

    from flows.report.touched import only_touched
    from warehouse.counting import counted

    report = only_touched(report, changes)
    touched = counted(report.coverage.figures, "figure")
    note(f"since {ref}: {len(changes)} of {counted(len(files), 'file')} changed; {touched} touched")
    return report


def changes_since(ref: str, files: Mapping[str, Path]) -> Changes:
    """Lines of files that were added or changed since a commit.

    Args:
        ref: branch, tag or commit; with ``...`` after it, where HEAD left it.
        files: path of each file by the name that the answer gives it.

    Returns:
        For each file that changed its lines, or null if all of it is new (or it is not text).

    Raises:
        BadInput: git is not installed, a file lies in no repository, or there is no such commit.
    """
    if ref.startswith("-") or not ref.strip("."):
        raise BadInput(f"--diff {ref}: name a branch, a tag or a commit")
    repositories: dict[Path, _Repository] = {}
    tops: dict[Path, Path] = {}
    changed: dict[str, Lines | None] = {}
    for name, file in files.items():
        path = file.resolve()
        folder = path.parent
        if folder not in tops:
            tops[folder] = _top(folder, ref)
        top = tops[folder]
        if top not in repositories:
            repositories[top] = _Repository(top, ref)
        lines = repositories[top].lines(path.relative_to(top).as_posix())
        if lines is None or lines:
            changed[name] = lines
    return changed


class _Repository:
    """A repository, compared with one of its commits."""

    def __init__(self, top: Path, ref: str) -> None:
        self._top = top
        self._commit = _commit(top, ref)
        self._tracked = set(_names(_git(top, "ls-files", "-z")))
        # All of them at once: a file that was renamed is found only among the others.
        told = _git(top, "diff", "--raw", "-z", "-M", "--no-ext-diff", self._commit)
        self._before = dict(_changed(_names(told)))

    def lines(self, path: str) -> Lines | None:
        if path not in self._tracked:
            return None
        if path not in self._before:
            return ()
        before = self._before[path]
        if before is None:
            return None
        diff = _git(
            *(self._top, "diff", "-U0", "-M", "--no-color", "--no-ext-diff", "--no-textconv"),
            *(self._commit, "--", *{before, path}),
        )
        # Of what is no text for git, only that it differs is known; of a mode, that is all.
        from flows.report.touched import hunks

        text = diff.decode("utf-8", "replace")
        return None if "\nBinary files " in text else hunks(text)


def _changed(words: Iterator[str]) -> Iterator[tuple[str, str | None]]:
    """Path and former path of each file that differs; null if it was not there."""
    for head in words:
        status, path = head.split()[-1], next(words)
        if status.startswith(("R", "C")):
            yield next(words), path
        else:
            yield path, None if status == "A" else path


def _top(folder: Path, ref: str) -> Path:
    done = _run(folder, "rev-parse", "--show-toplevel")
    if done.returncode == 0:
        return Path(os.fsdecode(done.stdout).rstrip("\n")).resolve()
    said = _first_line(done)
    why = "" if "not a git repository" in said else f" ({said})"
    raise BadInput(f"--diff {ref}: {folder} lies in no git repository{why}; leave --diff out")


def _commit(top: Path, ref: str) -> str:
    name = ref.removesuffix(_SINCE)
    done = _run(top, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")
    if done.returncode:
        raise BadInput(
            f"--diff {ref}: {top} has no branch, tag or commit {name!r}; "
            "in a build, fetch it first (actions/checkout: fetch-depth: 0)"
        )
    commit = done.stdout.decode().strip()
    if not ref.endswith(_SINCE):
        return commit
    done = _run(top, "merge-base", commit, "HEAD")
    if done.returncode:
        raise BadInput(
            f"--diff {ref}: {name!r} and HEAD have no commit in common; "
            "in a build, fetch the whole history (actions/checkout: fetch-depth: 0)"
        )
    return done.stdout.decode().strip()


def _names(told: bytes) -> Iterator[str]:
    return (os.fsdecode(name) for name in told.split(b"\0") if name)


def _git(folder: Path, *words: str) -> bytes:
    done = _run(folder, *words)
    if done.returncode:
        raise BadInput(f"git {words[0]} failed in {folder}: {_first_line(done)}")
    return done.stdout


def _run(folder: Path, *words: str) -> subprocess.CompletedProcess[bytes]:
    # Paths are names, not patterns; messages are the ones we know; nothing is locked. What a hook
    # of git says of its repository holds for its own folder alone.
    environment = {k: v for k, v in os.environ.items() if k not in _OF_HOOKS}
    environment |= {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"}
    command = ["git", "--literal-pathspecs", "-C", str(folder), *words]
    try:
        return subprocess.run(command, capture_output=True, check=False, env=environment)  # noqa: S603
    except FileNotFoundError:
        raise BadInput("--diff asks git, which is not installed here") from None


def _first_line(done: subprocess.CompletedProcess[bytes]) -> str:
    lines = done.stderr.decode("utf-8", "replace").strip().splitlines()
    return lines[0] if lines else f"exit status {done.returncode}"
