"""Searches all that a run left on a lab's hosts for the bytes of its secrets, in whatever form they are written."""
