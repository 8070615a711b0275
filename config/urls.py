"""Root addresses: everything a person sees lives in desks."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [path("", include("dajuan.desks.urls"))]
handler400 = "dajuan.desks.front.errors.bad_request"
handler403 = "dajuan.desks.front.errors.forbidden"
handler404 = "dajuan.desks.front.errors.not_found"
handler500 = "dajuan.desks.front.errors.server_error"
