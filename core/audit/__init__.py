"""`handover ledger`: what stands in the accounts, and the proof that it adds up."""

from core.audit.books import Books, Flow, Holding, Receipt, Share, Shipment, Sum
from core.audit.proofs import Proof, discrepancies
from core.audit.report import Audit, audit

__all__ = [
    "Audit",
    "Books",
    "Flow",
    "Holding",
    "Proof",
    "Receipt",
    "Share",
    "Shipment",
    "Sum",
    "audit",
    "discrepancies",
]
