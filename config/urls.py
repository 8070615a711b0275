"""Root addresses: everything a person sees lives in desks."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [path("", include("dajuan.desks.urls"))]
