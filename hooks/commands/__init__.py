"""Commands of the maintainer: what is due, which links are dead, the packed copies."""
