using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AlertExchange.Web.Pages;

/// <summary>What people read when a page cannot be shown. It says nothing of what was asked for.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
public sealed class ProblemModel : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int Code { get; set; }

    public string Title => Code switch
    {
        400 => "请求有误",
        403 => "没有权限",
        404 => "找不到这个页面",
        413 => "文件太大",
        429 => "操作太频繁",
        _ => "系统出错了",
    };

    public string Advice => Code switch
    {
        400 => "页面可能已过期，或填写的内容不完整。请返回上一页重新填写后提交。",
        403 => "您的账号不能打开这个页面。需要时请联系系统管理员。",
        404 => "地址可能写错了，或这条记录不在您的范围内。",
        413 => "请把文件拆成几份再上传。",
        429 => "请稍等一会儿再试。",
        _ => "已保存的内容没有丢失，出错的位置已记入系统日志。请稍后重试；多次出现请联系系统管理员。",
    };

    public void OnGet() => Answer();

    public void OnPost() => Answer();

    private void Answer() => Response.StatusCode = Code is >= 400 and < 600 ? Code : StatusCodes.Status404NotFound;
}
