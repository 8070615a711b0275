"""What every test of the registers needs."""

from tests.people import quick_passwords

__all__ = ["quick_passwords"]
