"""`assistant` and `python -m assistant`."""

from assistant.cli import app


def main() -> None:
    app()


if __name__ == "__main__":
    main()
