"""The law by place, as claim and letter reckon with it: what is owed, and which rule holds."""
