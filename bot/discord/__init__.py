"""All that speaks Discord: rendering, sending, and what its limits demand."""
