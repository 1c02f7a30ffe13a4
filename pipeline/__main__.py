"""`python -m pipeline` is `dragoman`."""

from pipeline.cli import main

if __name__ == "__main__":
    main()
