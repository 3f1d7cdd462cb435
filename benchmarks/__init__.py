"""The figures that the product promises, each measured as a ratio in one run."""
