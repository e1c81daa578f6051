"""What every calculator stands on: fields, parameters, windows of time, templates, the boundary."""
