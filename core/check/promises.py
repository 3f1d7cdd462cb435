"""What was promised in writing, process by process, before anything was declared; transcribed from that, row by row,
and not from the declarations: a declaration that says something else is wrong, however well the machine obeys it.

A row reads: who does what -> where it leads, what it is called once it has happened, and everything that goes with it.
`after` is silence. What one side asks the other is one row, and stands for all the steps of it (`spelled`).
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from core.check.finding import Proof, Verdict
from core.check.rows import written
from core.check.spelled import spelled_out
from core.workflow import Workflow

SERVICE = """
begins with unpaid

unpaid waits on buyer
unpaid: till pay -> queued; paid; hold; if paid-in-full
unpaid: buyer claim_payment -> confirming; payment_claimed; if paid-by-hand; at most 2
unpaid: buyer withdraw -> cancelled; withdrawn; caused by buyer
unpaid: after 24 h -> cancelled; payment_lapsed; caused by time; remind at half time, 2 h before

confirming waits on staff
confirming: till pay -> queued; paid; hold; if paid-in-full
confirming: staff deny_payment -> unpaid; payment_denied; asks reason
confirming: buyer withdraw -> cancelled; withdrawn; caused by buyer
confirming: after 3 days -> cancelled; confirmation_lapsed; caused by time; remind after 1 h, after 12 h, after 24 h

queued waits on seller
queued: seller start -> in_progress; started; clock delivery_time
queued: seller decline -> cancelled; declined; refund; asks reason; caused by seller
queued: buyer cancel -> cancelled; cancelled; refund; asks reason; caused by buyer
queued: after 24 h -> cancelled; start_lapsed; refund; caused by time; remind 6 h before, 1 h before

in_progress waits on seller
in_progress: seller deliver -> delivered; delivered; asks delivery
in_progress: seller give_up -> cancelled; given_up; refund; asks reason; caused by seller
in_progress: buyer asks addition -> stay; add_work; asks addition; stands 24 h; paid when sent; pauses
in_progress: seller asks offer -> stay; add_work; asks offer; stands 24 h; paid when agreed; pauses
in_progress: buyer, seller asks extension -> stay; clock until; asks extension; stands 24 h
in_progress: buyer, seller asks cancellation -> cancelled; refund; asks reason; stands 24 h; caused by mutual; counted
in_progress: buyer, seller asks settlement -> settled; split; asks settlement; stands 24 h
in_progress: buyer dispute -> disputed; disputed; freeze; asks reason; if buyer-was-refused;
    at most 2 of disputed_by_buyer; tells buyer, seller
in_progress: seller dispute -> disputed; disputed; freeze; asks reason; if seller-was-refused;
    at most 2 of disputed_by_seller; tells buyer, seller
in_progress: after the time on the work clock -> overdue; delivery_lapsed; remind at half time, 24 h before, 2 h before

overdue waits on seller
overdue: seller deliver -> delivered; delivered; asks delivery
overdue: buyer cancel -> cancelled; cancelled; refund; asks reason; caused by seller
overdue: seller give_up -> cancelled; given_up; refund; asks reason; caused by seller
overdue: buyer, seller asks extension -> in_progress; clock until; asks extension; stands 24 h
overdue: buyer, seller asks cancellation -> cancelled; refund; asks reason; stands 24 h; caused by mutual; counted
overdue: buyer, seller asks settlement -> settled; split; asks settlement; stands 24 h
overdue: buyer dispute -> disputed; disputed; freeze; asks reason; if buyer-was-refused;
    at most 2 of disputed_by_buyer; tells buyer, seller
overdue: seller dispute -> disputed; disputed; freeze; asks reason; if seller-was-refused;
    at most 2 of disputed_by_seller; tells buyer, seller
overdue: after 14 days -> cancelled; overdue_lapsed; refund; caused by seller;
    remind at half time, 24 h before, 2 h before

delivered waits on buyer
delivered: buyer accept -> completed; accepted; pay_out
delivered: buyer request_revision -> in_progress; revision_requested; clock revision_time; asks changes;
    at most revisions
delivered: seller correct -> delivered; corrected; asks delivery; at most 1; anew after each deliver
delivered: buyer, seller asks cancellation -> cancelled; refund; asks reason; stands 24 h; caused by mutual; counted
delivered: buyer, seller asks settlement -> settled; split; asks settlement; stands 24 h
delivered: buyer dispute -> disputed; disputed; freeze; asks reason; at most 2 of disputed_by_buyer; tells buyer, seller
delivered: seller dispute -> disputed; disputed; freeze; asks reason; at most 2 of disputed_by_seller;
    tells buyer, seller
delivered: after 7 days -> completed; review_lapsed; pay_out; remind 3 days before, 24 h before; put off once by 3 days

disputed waits on panel
disputed: panel take -> mediated; taken; take; tells buyer, seller
disputed: buyer, seller asks cancellation -> cancelled; refund; asks reason; stands 24 h; caused by mutual; counted
disputed: buyer, seller asks settlement -> settled; split; asks settlement; stands 24 h
disputed: after 30 days in all -> settled; dispute_lapsed; by_rule;
    remind after 48 h (to staff too), 3 days before, 24 h before

mediated waits on mediator
mediated: mediator resume -> in_progress; resumed; clock at least 24 h; asks reason; if called-from-in_progress;
    tells buyer, seller
mediated: mediator resume_until -> in_progress; resumed; clock until; asks resumption; if called-from-overdue;
    tells buyer, seller
mediated: mediator review_again -> delivered; resumed; asks reason; if called-from-delivered; tells buyer, seller
mediated: mediator pay_seller -> completed; decided_for_seller; pay_out; asks reason
mediated: mediator divide -> settled; divided; split; asks settlement
mediated: mediator refund_buyer -> cancelled; decided_for_buyer; refund; asks reason; caused by mediator
mediated: mediator hand_back -> disputed; handed_back; tells buyer, seller
mediated: buyer, seller asks cancellation -> cancelled; refund; asks reason; stands 24 h; caused by mutual; counted
mediated: buyer, seller asks settlement -> settled; split; asks settlement; stands 24 h
mediated: after 3 days -> disputed; mediation_lapsed; remind at half time, 2 h before
mediated: after 30 days in all -> settled; dispute_lapsed; by_rule;
    remind after 48 h (to staff too), 3 days before, 24 h before

completed is final; reviewed by buyer, seller
settled is final; reviewed by buyer, seller
cancelled is final

addition: all of what 3..300, price ..1000000000000, extra ..90 days
changes: all of changes 3..2000
delivery: any of text 1..2000, files ..20, links ..20, ticked for every line
extension: all of until 48 h..365 days ahead, reason 3..500
offer: all of what 3..300, price ..1000000000000, extra ..90 days
reason: all of reason 3..500
resumption: all of until 48 h..365 days ahead, reason 3..500
settlement: all of amount of what is held, reason 3..500
"""

PROMISES = {"service": SERVICE}


def kept(workflow: Workflow, promised: str | None = None) -> Iterator[Verdict]:
    """Whether `workflow` says what was promised of it, which is in `PROMISES` unless it is handed in."""
    wanted = _rows(PROMISES.get(workflow.name, "") if promised is None else promised)
    declared = _rows(written(workflow))
    if not wanted:
        yield Proof.WRITTEN, f"nobody wrote down what {workflow.name} promises"
        return
    for row in wanted:
        yield Proof.WRITTEN, None if row in declared else f"promised, and not declared: {row}"
    for row in declared:
        yield Proof.WRITTEN, None if row in wanted else f"declared, and not promised: {row}"


@lru_cache(maxsize=8)
def _rows(text: str) -> Mapping[str, None]:
    """Each row once, in the order in which they stand there."""
    whole = (row for row in text.replace("\n    ", " ").splitlines() if row)
    return dict.fromkeys(each for row in whole for each in spelled_out(row))
