"""The editor's desk: rulings that are written down, and what stood when a baseline was taken."""
