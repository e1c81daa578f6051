"""The timeline: what happened on a contract, where the money is, and where each choice leads."""
