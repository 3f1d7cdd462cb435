"""The conversation, the same in every chat: what a press, a command or a typed line leads to. A platform's handlers
receive, ask here, and show the `Reply`.
"""
