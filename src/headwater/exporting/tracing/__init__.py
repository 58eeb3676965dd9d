"""Who had it from whom: the way of a figure, or of a report, from its origins through the reports; as a list and as a picture."""
