"""Every setting, in one file. What a zone decides is a definition in a room, not a switch here."""

import os
from pathlib import Path
from urllib.parse import urlsplit

from dajuan.store.home import Home

HOME = Home.from_environment()
SECRET_KEY = HOME.secret_key()
DEBUG = False
#: What people type to come here from other machines, as https://dajuan.example; a proxy answers there.
ADDRESS = urlsplit(os.environ.get("DAJUAN_ADDRESS", ""))
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", "testserver", *filter(None, [ADDRESS.hostname])]
ROOMS = os.environ.get("DAJUAN_ROOMS", "dajuan.rooms")
SOURCE = Path(__file__).resolve().parent.parent

INSTALLED_APPS = [
    "dajuan.store",
    "dajuan.ledger",
    "dajuan.org",
    "dajuan.projects",
    "dajuan.registers",
    "dajuan.matters",
    "dajuan.duties",
    "dajuan.indicators",
    "dajuan.answers",
    "dajuan.rooms",
    "dajuan.desks",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "procrastinate.contrib.django",
    "django_htmx",
    "csp",
]
MIDDLEWARE = [
    "dajuan.store.recovery.RecoveryMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "dajuan.store.recovery.Sessions",
    "dajuan.desks.language.ChosenLanguage",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "dajuan.desks.access.Access",
]
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
DATABASES = HOME.databases()
CACHES = {  # counts of tries, and sessions beside their table; shared by all web processes
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": HOME.path / "cache",
        "OPTIONS": {"MAX_ENTRIES": 5000},
    }
}
SESSION_ENGINE = "django.contrib.sessions.backends.cached_db"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"

AUTH_USER_MODEL = "org.Person"
AUTHENTICATION_BACKENDS = ["dajuan.desks.sign_in.AccountBackend"]
LOGIN_URL = "account_login"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SESSION_REMEMBER = False
# An account is closed for five minutes by five wrong passwords. A whole office may share one address, and on a
# Monday morning it comes all at once: an address is for whoever tries one password on many accounts.
ACCOUNT_RATE_LIMITS = {"login": "300/m/ip", "login_failed": "60/m/ip,5/5m/key"}
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_ADAPTER = "dajuan.desks.sign_in.ZoneAccountAdapter"
ACCOUNT_FORMS = {"login": "dajuan.desks.sign_in.SignInForm"}
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "dajuan.desks.sign_in.LongEnough", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": True,
        "OPTIONS": {"environment": "dajuan.desks.jinja.environment"},
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    },
]

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
STATIC_URL = "static/"
STATIC_ROOT = HOME.path / "static"
WHITENOISE_USE_FINDERS = True
SILENCED_SYSTEM_CHECKS: list[str] = []
LOGGING = {  # every 500 leaves its traceback in the home's logs/web.log, a 503 of a database that is away one line
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"dated": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "filters": {"away": {"()": "dajuan.store.recovery.Away"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "dated", "filters": ["away"]}},
    "loggers": {"django.request": {"handlers": ["stderr"], "level": "ERROR"}},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 50 * 1024 * 1024

CSRF_FAILURE_VIEW = "dajuan.desks.front.errors.csrf_failure"
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = ADDRESS.scheme == "https"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
    }
}
