"""From Reflex's export to pages without a framework: what ``make build`` adds and takes away."""
