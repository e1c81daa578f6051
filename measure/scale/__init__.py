"""What many readers and many pages cost: `make scale` runs all three measurements."""
