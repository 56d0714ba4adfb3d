"""Files that nobody should send, made in great number: what strangers' recordings may do to this server."""
