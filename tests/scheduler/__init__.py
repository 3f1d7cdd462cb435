"""What happens when nobody presses."""
