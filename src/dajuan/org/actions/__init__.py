"""What changes departments, people and their assignments."""

from dajuan.org.actions.departments import add_department, found_departments, root_department
from dajuan.org.actions.people import (
    FirstAccount,
    change_own_password,
    create_person,
    first_account,
    record_deed,
    reset_password,
)
from dajuan.org.actions.posts import assign, end_assignment

__all__ = [
    "FirstAccount",
    "add_department",
    "assign",
    "change_own_password",
    "create_person",
    "end_assignment",
    "first_account",
    "found_departments",
    "record_deed",
    "reset_password",
    "root_department",
]
