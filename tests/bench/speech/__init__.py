"""Engines of speech recognition raced against each other, each in a process of its own."""
