"""What the checks miss: each damage of a catalogue is done to the tables, and the rules are asked."""
