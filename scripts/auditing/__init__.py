"""How a relation is computed: what printed figures allow, whether they agree, and in words."""
