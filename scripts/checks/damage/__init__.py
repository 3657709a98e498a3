"""What the checks miss: every damage of a catalogue is done to the tables in memory, and the rules are asked."""
