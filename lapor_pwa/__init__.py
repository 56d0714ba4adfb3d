"""Lapor: file a public-service complaint by voice, with no network, and hear the answer."""
