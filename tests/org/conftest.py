"""What every test of the organisation needs."""

from tests.people import quick_passwords

__all__ = ["quick_passwords"]
