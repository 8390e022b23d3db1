"""A lab of real hosts on one machine."""
