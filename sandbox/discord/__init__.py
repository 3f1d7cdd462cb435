"""An offline Discord: the REST API, the gateway and the files on one side, people with phones on the other."""
