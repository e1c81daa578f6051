"""How many steps a reader takes to the plan, and an agent to the routed ticket."""
