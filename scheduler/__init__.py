"""What happens when nobody presses: due alarms reach the desk, waiting messages reach people."""
