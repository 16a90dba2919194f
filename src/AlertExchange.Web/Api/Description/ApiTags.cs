namespace AlertExchange.Web.Api.Description;

/// <summary>The parts of the interface as its description names them.</summary>
internal static class ApiTags
{
    public const string Submissions = "报送";
    public const string Warnings = "预警";
    public const string Tasks = "核查任务";
    public const string Roster = "花名册";
}
