"""`core.ports.Papers` on a database. The one writer counts, so no number is given twice and none is left out."""

from dataclasses import replace

from sqlalchemy import bindparam, func, insert, select

from core.paper import Paper
from core.storage.pen import Sheet
from core.storage.schema import papers
from core.storage.writer import Writer


class StoredPapers:
    """`core.ports.Papers`."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer

    async def issue(self, draft: Paper) -> Paper:
        return await self._writer.run(lambda sheet: _issue(sheet, draft))


def _issue(sheet: Sheet, draft: Paper) -> Paper:
    before = sheet.rows(_LAST, the_order=draft.order, the_series=draft.series)
    last = Paper(*before[0]) if before else None
    if last and last.covers == draft.covers:
        return last
    [[highest]] = sheet.rows(_HIGHEST, the_community=draft.community, the_series=draft.series)
    paper = replace(draft, number=(highest or 0) + 1, replaces=last.number if last else None)
    sheet.write(_NEW, **{name: getattr(paper, name) for name in papers.c.keys()})  # noqa: SIM118  # not a mapping
    return paper


_LAST = (
    select(papers)
    .where(papers.c.order == bindparam("the_order"), papers.c.series == bindparam("the_series"))
    .order_by(papers.c.number.desc())
    .limit(1)
)
_HIGHEST = select(func.max(papers.c.number)).where(
    papers.c.community == bindparam("the_community"), papers.c.series == bindparam("the_series")
)
_NEW = insert(papers)
