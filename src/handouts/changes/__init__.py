"""What changed between two contents, in the reader's terms, and what follows from it."""
