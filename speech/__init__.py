"""A small speech library: sound to text, text to sound. No web and no database in it."""
