"""Sound that tests and benchmarks listen to; where it comes from and who made it: README.md here."""
