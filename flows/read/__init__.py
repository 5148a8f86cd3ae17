"""Documents to claims: figures, meaning, credit, citations."""
