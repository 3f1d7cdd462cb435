"""The composition root: the only part beside the command line that knows everybody. Nobody imports it but that."""
