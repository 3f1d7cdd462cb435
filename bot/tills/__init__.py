"""The payment providers behind `core.ports.Till` that speak no chat."""
