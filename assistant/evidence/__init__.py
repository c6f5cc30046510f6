"""The releases and their sentences that support an answer."""
