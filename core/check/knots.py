"""Knots: situations that all lead to each other, and so can be gone round (strongly connected components, by Tarjan's
algorithm without recursion, as lives are longer than a stack is deep).
"""

from collections.abc import Hashable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import TypeAlias

from core.check.walk import Edge

Edges: TypeAlias = Mapping[Hashable, list[Edge]]


@dataclass(slots=True)
class _Search:
    edges: Edges
    number: dict[Hashable, int] = field(default_factory=dict)
    lowest: dict[Hashable, int] = field(default_factory=dict)
    open: dict[Hashable, None] = field(default_factory=dict)
    """In the order in which they were come to."""

    def enter(self, key: Hashable) -> tuple[Hashable, Iterator[Edge]]:
        self.number[key] = self.lowest[key] = len(self.number)
        self.open[key] = None
        return key, iter(self.edges.get(key, ()))

    def lower(self, key: Hashable, to: int) -> None:
        self.lowest[key] = min(self.lowest[key], to)

    def from_here(self, start: Hashable) -> Iterator[set[Hashable]]:
        path = [self.enter(start)]
        while path:
            key, leaving = path[-1]
            edge = next((edge for edge in leaving if self.leads_on(key, edge)), None)
            if edge:
                path.append(self.enter(edge.to))
                continue
            path.pop()
            if path:
                self.lower(path[-1][0], self.lowest[key])
            if self.lowest[key] == self.number[key]:
                yield self.closed(key)

    def leads_on(self, key: Hashable, edge: Edge) -> bool:
        """Whether it leads somewhere new; if not, it may lead back."""
        if edge.to not in self.number:
            return True
        if edge.to in self.open:
            self.lower(key, self.number[edge.to])
        return False

    def closed(self, key: Hashable) -> set[Hashable]:
        knot: set[Hashable] = set()
        while key not in knot:
            knot.add(self.open.popitem()[0])
        return knot


def knots(edges: Edges) -> Iterator[set[Hashable]]:
    """Every situation is in exactly one; those that a knot leads to come before it."""
    search = _Search(edges)
    for start in list(edges):
        if start not in search.number:
            yield from search.from_here(start)


def way_round(edges: Edges, knot: AbstractSet[Hashable]) -> list[Edge]:
    """The shortest way in `knot` that comes back to where it began and leaves no deadline as it was; or, where each of
    those does, any that comes back.
    """
    ways = [list(_back(edges, knot, start)) for start in knot]
    return min((way for way in ways if way), key=lambda way: (_leaves(way), len(way)))


def _leaves(way: list[Edge]) -> bool:
    return bool(frozenset.intersection(*(edge.untouched for edge in way)))


def _back(edges: Edges, knot: AbstractSet[Hashable], start: Hashable) -> list[Edge]:
    """The shortest way from `start` to itself, going by what moves a deadline first."""
    ahead: list[tuple[Hashable, list[Edge]]] = [(start, [])]
    known: set[Hashable] = set()
    for key, way in ahead:
        for edge in sorted(edges.get(key, ()), key=lambda edge: len(edge.untouched)):
            if edge.to == start:
                return [*way, edge]
            if edge.to in knot and edge.to not in known:
                known.add(edge.to)
                ahead.append((edge.to, [*way, edge]))
    return []
