"""What people type, read leniently: amounts, lengths of time, counts, options, time zones. Pure; what cannot be read
is a `Problem` that shows a right example.
"""
