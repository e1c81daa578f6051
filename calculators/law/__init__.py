"""The law by place, and what is owed by it: one calculation for every tool."""
