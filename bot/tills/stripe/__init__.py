"""Stripe: a till for cards and whatever else Stripe takes, from every platform. Only this package knows its library."""
