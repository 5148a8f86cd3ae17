"""Steps, flows and the command line."""
