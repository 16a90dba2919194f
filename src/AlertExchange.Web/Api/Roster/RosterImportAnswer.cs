using System.ComponentModel;

namespace AlertExchange.Web.Api.Roster;

/// <summary>What importing a roster came to.</summary>
public sealed record RosterImportAnswer(
    RosterVersionAnswer Version,
    [property: Description("没有读到人的行数。")] int Skipped,
    [property: Description("花名册质量问题的条数，详情见“花名册”页面。")] int Findings);
