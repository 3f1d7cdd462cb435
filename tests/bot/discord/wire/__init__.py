"""Our side of the connection against the offline Discord: real HTTP, a real gateway, and failures of both."""
