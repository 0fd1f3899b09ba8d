"""More than one core: a process pool here, Spark elsewhere."""
