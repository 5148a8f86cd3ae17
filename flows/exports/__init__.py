"""What the warehouse knows, in the words of other tools: one module a standard. Pure.

Each takes rows of schema ``v1`` (as ``schemas.records`` gives them) and gives one JSON document.
"""
