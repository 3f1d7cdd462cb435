"""Who lives in the sandbox from its first start: a buyer and a seller."""

from sandbox.telegram.values import Person

ANNA = Person(5_000_001, "Anna", "anna_buys", "en")
BORIS = Person(5_000_002, "Boris", "boris_sells", "en")
