"""The product's number formats as Django template filters, so that both pages print the same."""

from django import template

from dajuan.desks.jinja import rate, wan

register = template.Library()
register.filter("wan", wan)
register.filter("rate", rate)
