"""The tests mirror the tree of the product; each is named as the sentence that it proves."""
