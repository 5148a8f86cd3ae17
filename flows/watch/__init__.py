"""What a run tells those who were not there: its summary, and alerts."""
