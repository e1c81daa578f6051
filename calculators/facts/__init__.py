"""What a reader can say, each defined once: choices, rows, and one `Field` for each shared fact.

The constant of a fact is its name in capitals: `CONTRACT_BEGAN` is the fact `contract_began`.
A calculator says where in its form it asks for it: `CONTRACT_BEGAN.asked("The contract")`.
A fact that one calculator alone asks for stands in its `Inputs`.
"""
