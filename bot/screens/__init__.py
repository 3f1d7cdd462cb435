"""What people see, as values shared by both platforms. Composing is pure; the platforms render."""
