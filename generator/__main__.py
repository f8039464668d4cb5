"""`python -m generator` is `loccit`."""

from generator.cli import main

main()
