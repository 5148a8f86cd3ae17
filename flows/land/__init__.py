"""Files to documents: one reader a format, all giving blocks with offsets."""
