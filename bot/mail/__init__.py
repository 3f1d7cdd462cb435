"""E-mail: a channel like the platforms, by which people are told and cannot answer. Only this package speaks SMTP."""
