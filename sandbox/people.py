"""Who lives in the sandbox from its first start: a buyer, a seller, and who runs the community."""

from sandbox.telegram.values import Person

ANNA = Person(5_000_001, "Anna", "anna_buys", "en")
BORIS = Person(5_000_002, "Boris", "boris_sells", "en")
VERA = Person(5_000_003, "Vera", "vera_runs_it", "en")
