"""Results of whole scenes by what they were made from: what is unchanged is never drawn twice, nor served wrong."""
