"""The rules, with nothing but the standard library: what a report is and what may happen to it."""
