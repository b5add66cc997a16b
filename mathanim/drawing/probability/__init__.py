"""Pictures of probability: people, areas, tables and the formulas that go with them."""
