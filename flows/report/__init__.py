"""Findings as text, JSON and JSON lines."""
