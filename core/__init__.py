"""The product: orders, the processes they follow, and the money between. It knows no chat, network or scheduler."""
