"""`handover ledger`: what stands in the accounts, and the proof that it adds up."""

from core.audit.books import Books, Holding, Sum
from core.audit.proofs import Proof, discrepancies
from core.audit.report import Audit, audit

__all__ = ["Audit", "Books", "Holding", "Proof", "Sum", "audit", "discrepancies"]
