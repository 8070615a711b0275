"""Every address of the product; each has a row in ``access.TABLE``."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
