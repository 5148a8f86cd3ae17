"""From addresses to saved copies: looked up, judged, asked for politely, kept with a row each."""
