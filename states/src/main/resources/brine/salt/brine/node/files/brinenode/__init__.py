"""What Brine does on a node that no Salt state does: standard library and cryptography only."""
