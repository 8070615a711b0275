"""Typed reads of projects for pages and other machines."""

from dajuan.projects.models import Project


def department_of(project_code: str) -> int | None:
    """Which department answers for a project; None when it has none or does not exist."""
    return Project.objects.filter(code=project_code).values_list("department_id", flat=True).first()
