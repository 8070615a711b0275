"""Pages for what went wrong: what happened, and what to do next."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def _page(request: HttpRequest, status: int, heading: str, explanation: str) -> HttpResponse:
    context = {"status": status, "heading": heading, "explanation": explanation}
    return render(request, "front/error.html", context, status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(request, 400, "请求无法识别", "地址或表单内容不完整。请返回上一页，刷新后再试。")


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(
        request,
        403,
        "您没有查看这一页的权限",
        "这一页不在您的角色或单位范围内。如工作需要，请联系管理员调整任职。",
    )


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(request, 404, "没有这一页", "地址可能写错了，或者内容已经撤回。可从首页重新进入。")


def server_error(request: HttpRequest) -> HttpResponse:
    return _page(
        request,
        500,
        "系统出错了",
        "刚才的操作没有写入任何内容，错误已记入日志。请稍后再试；仍不行请联系管理员。",
    )


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return _page(
        request,
        403,
        "表单已过期",
        "页面打开太久，或浏览器没有接受本站的 Cookie。请返回上一页，刷新后重新提交。",
    )
