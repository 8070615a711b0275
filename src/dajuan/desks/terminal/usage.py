"""What was typed wrongly, in Chinese: the parser of the command line only speaks English."""

import re

_WORDINGS = (
    (r"No such command '(.*?)'", "没有命令“{}”"),
    (r"No such option: (\S+)", "没有选项“{}”"),
    (r"Missing \w+ '(.*?)'", "缺少“{}”"),
    (r"Option '(.*?)' requires an argument", "选项“{}”后面要写内容"),
    (r"Option '(.*?)' does not take a value", "选项“{}”后面不写内容"),
    (r"Got unexpected extra arguments?\S* \((.*)\)", "多写了“{}”"),
    (r"Invalid value for '(.*?)'", "“{}”的值不合要求"),
)


def in_chinese(message: str) -> str:
    """One line; a message nobody has worded yet is quoted."""
    for shape, wording in _WORDINGS:
        if found := re.match(shape, message):
            return wording.format(found[1]) + "；加 --help 看写法。"
    return f"命令的写法不对（{' '.join(message.split())}）；加 --help 看写法。"
