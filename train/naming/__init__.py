"""Learns the labels of names: `python -m train.naming`."""
