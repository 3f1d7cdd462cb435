"""All that is stored about a person as archives that can be opened anywhere."""
