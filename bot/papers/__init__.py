"""Receipts and statements as PDF."""
