"""The halls: the few functions that know the order and introduce the rooms."""
