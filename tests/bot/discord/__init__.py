"""What speaks Discord."""
