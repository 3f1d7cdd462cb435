"""The whole program, killed with SIGKILL at random moments and started again."""
