using AlertExchange.Storage.Drafts;

namespace AlertExchange.Web.Pages.Reporting;

/// <summary>How an upload's state reads.</summary>
public static class DraftTexts
{
    public static string Word(DraftState state) => state switch
    {
        DraftState.Checking => "正在检查",
        DraftState.Checked => "等您确认",
        DraftState.Unrecognised => "列没有认出来",
        DraftState.Refused => "不能接收",
        DraftState.Confirmed => "已报送",
        DraftState.Failed => "检查出错",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    public static string Tag(DraftState state) => state switch
    {
        DraftState.Checking => "info",
        DraftState.Checked or DraftState.Unrecognised => "late",
        DraftState.Confirmed => "ok",
        _ => "missing",
    };
}
