"""Comparing two readings of a figure slot by slot: value, unit, population, statement, period.

Everything here is deterministic and explains itself: each comparison returns its parts.
"""
