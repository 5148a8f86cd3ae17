"""The DuckDB warehouse: tables, rules, loader, publisher, named questions."""
