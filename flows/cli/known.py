"""`check --baseline` and `--write-baseline`: what stood before, and what is new."""

from __future__ import annotations

import dataclasses
import os
from pathlib import Path

from flows.cli.terminal import note
from flows.errors import BadInput
from flows.report.formats import Report
from flows.settings import Settings

_TOLD = 5  # entries that are gone, before the rest is only counted


def write_baseline(file: Path, report: Report) -> None:
    """Write the findings of a report as a baseline, in one step.

    Raises:
        BadInput: the file cannot be written.
    """
    from flows.desk.baseline import baseline_text, read_baseline
    from schemas import records
    from warehouse.counting import counted

    text = baseline_text(records(report.frames["findings"]))
    building = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        before = read_baseline(str(file), file.read_bytes()) if file.is_file() else []
        building.write_text(text, encoding="utf-8", newline="")
        building.replace(file)
    except OSError as error:
        building.unlink(missing_ok=True)
        raise BadInput(f"{file}: cannot be written: {error.strerror}") from error
    rows = read_baseline(str(file), text.encode())
    old, new = ({row["finding_id"] for row in some} for some in (before, rows))
    change = f": {len(new - old)} new, {len(old - new)} gone" if before else ""
    note(f"{file}: a baseline of {counted(len(rows), 'finding')}{change}")


def against_baseline(
    report: Report, file: Path, settings: Settings, *, whole: bool, changed_only: bool
) -> Report:
    """A report that tells new findings from those of a baseline.

    Args:
        report: what was found.
        file: the baseline.
        settings: which rules ran.
        whole: whether all of the inbox was looked at.
        changed_only: whether unchanged figures were left out; then nothing is said to be gone.

    Raises:
        BadInput: the file is not there, or is no baseline.
    """
    from flows.desk.baseline import UNCHANGED, compare, read_baseline
    from flows.report.coverage import coverage
    from schemas import records
    from warehouse.catalogue import chosen

    try:
        rows = read_baseline(str(file), file.read_bytes())
    except OSError as error:
        raise BadInput(
            f"{file}: {error.strerror}; `provstat check --write-baseline {file}` writes it"
        ) from error
    off = {word for word, level in settings.levels.items() if level == "off"}
    running = {rule.code for rule in chosen(settings.select, {*settings.ignore, *off})}
    if changed_only:
        running = set()
    frames = report.frames
    looked_at = None if whole else set(frames["documents"]["document"])
    compared = compare(records(frames["findings"]), rows, rules=running, documents=looked_at)
    findings = frames["findings"]
    old = findings["finding_id"].map(compared.states) == UNCHANGED
    known = int((old & (findings["status"] == "open")).sum())
    told = dataclasses.replace(coverage(frames | {"findings": findings[~old]}), known=known)
    if compared.gone:
        where = [f"{row['rule']} {row['figure']} in {row['document']}" for row in compared.gone]
        more = f" and {len(where) - _TOLD} more" if len(where) > _TOLD else ""
        note(
            f"{file}: {len(where)} of the baseline gone: {'; '.join(where[:_TOLD])}{more};"
            " --write-baseline takes them out"
        )
    return dataclasses.replace(report, baseline=compared.states, gone=compared.gone, coverage=told)
