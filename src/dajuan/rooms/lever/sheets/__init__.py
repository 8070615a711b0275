"""Answer sheets of the lever: every Markdown file in this folder is one."""

from dajuan.answers.definition import shelve_folder

shelve_folder(__name__)
