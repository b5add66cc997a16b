"""The layout check: what a reader in the back row could not read, found by measuring."""
