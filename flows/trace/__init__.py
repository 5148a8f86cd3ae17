"""Credits to sources to evidence to support."""
