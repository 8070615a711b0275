"""Why the operating system would not, in Chinese; its own words depend on the machine's language."""

import errno

_WORDS = {
    errno.ENOENT: "没有这个文件或目录",
    errno.EISDIR: "这是目录，不是文件",
    errno.ENOTDIR: "路径里有一段不是目录",
    errno.EEXIST: "已有同名的文件",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EROFS: "磁盘是只读的",
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "磁盘配额已满",
    errno.ENAMETOOLONG: "名称过长",
    errno.ELOOP: "链接绕成了圈",
}


def obstacle(error: OSError) -> str:
    """What stood in the way, without the path."""
    return _WORDS.get(error.errno or 0) or error.strerror or str(error)
