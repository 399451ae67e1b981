"""Where each item stands in finished files, read back from their bytes."""
