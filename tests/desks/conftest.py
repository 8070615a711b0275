"""What every test of the desks needs."""

from tests.people import quick_passwords

__all__ = ["quick_passwords"]
