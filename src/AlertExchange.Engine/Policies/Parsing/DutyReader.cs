namespace AlertExchange.Engine.Policies.Parsing;

/// <summary>Reads the parts of a profile that say who owes what by when.</summary>
internal static class DutyReader
{
    /// <summary>The usual figures where the profile has no such section: profiles written before there was one go on.</summary>
    public static MatchingPolicy Matching(ProfileSection root)
    {
        if (!root.Has("matching"))
            return MatchingPolicy.Usual;
        var section = root.Section("matching");
        var policy = new MatchingPolicy
        {
            ProposeAt = FigureReader.Probability(section, "proposeAt"),
            RepairedIdDefinite = FigureReader.Word(section, "repairedIdDefinite", ClosedWords.YesNo),
            RepairedIdAt = FigureReader.Probability(section, "repairedIdAt"),
        };
        section.Finish();
        return policy;
    }

    public static ReportingPolicy Reporting(ProfileSection section)
    {
        var reporting = new ReportingPolicy
        {
            ReportingDay = FigureReader.Whole(section, "day", 1, 31),
            MonthlyDepartments = FigureReader.Departments(section, "monthlyDepartments"),
            RealTimeDepartments = FigureReader.Departments(section, "realTimeDepartments"),
            ZeroReport = FigureReader.Word(section, "zeroReport", ClosedWords.YesNo),
            RosterPushDay = FigureReader.Whole(section, "rosterPushDay", 1, 31),
            Comparison = FigureReader.Word(section, "comparison", ClosedWords.Cadences),
            ComparisonDepartments = FigureReader.Departments(section, "comparisonDepartments"),
            LiaisonDepartments = FigureReader.Departments(section, "liaisonDepartments"),
            LiaisonsPerDepartment = FigureReader.Whole(section, "liaisonsPerDepartment", 1, 9),
        };
        foreach (var department in reporting.RealTimeDepartments.Value)
        {
            if (reporting.MonthlyDepartments.Value.Contains(department))
                section.Report(section.LineOfKey("realTimeDepartments"), $"部门 {department} 同时列为每月报送和实时推送。");
        }

        section.Finish();
        return reporting;
    }

    public static RecognitionPolicy Recognition(ProfileSection section)
    {
        var whole = FigureReader.Days(section, "whole");
        var clock = FigureReader.Word(section, "clock", ClosedWords.Clocks);
        var steps = new List<RecognitionStep>();
        foreach (var step in section.Sections("steps", required: true))
        {
            var id = step.Text("id");
            if (steps.Any(other => other.Id == id))
                step.Report(step.LineOfKey("id"), $"recognition.steps 中步骤 {id} 重复。");
            steps.Add(new RecognitionStep(id, step.Text("title"), FigureReader.Limit(step), step.Word("limit", ClosedWords.LimitKinds), step.Clause()));
            step.Finish();
        }

        var verification = FigureReader.Days(section, "verification");
        var confirm = section.Has("confirmOutcomes") ? FigureReader.Word(section, "confirmOutcomes", ClosedWords.YesNo) : RecognitionPolicy.Usual;
        section.Finish();
        return new RecognitionPolicy { Whole = whole, Clock = clock, Steps = steps, Verification = verification, ConfirmOutcomes = confirm };
    }

    public static MonitoringPolicy Monitoring(ProfileSection section)
    {
        var monitoring = new MonitoringPolicy
        {
            Measures = FigureReader.Days(section, "measures"),
            CompareSkipMonths = FigureReader.Whole(section, "compareSkipMonths", 0, 120),
            MinMonths = FigureReader.Whole(section, "minMonths", 0, 120),
            NoLabourBlocksElimination = FigureReader.Word(section, "noLabourBlocksElimination", ClosedWords.YesNo),
            VisitActive = FigureReader.Word(section, "visitActive", ClosedWords.Cadences),
            VisitOther = FigureReader.Word(section, "visitOther", ClosedWords.Cadences),
            VisitAway = FigureReader.Word(section, "visitAway", ClosedWords.Cadences),
            Sweep = FigureReader.Word(section, "sweep", ClosedWords.Cadences),
            AidFirst = FigureReader.Word(section, "aidFirst", ClosedWords.YesNo),
            GridMaxHouseholds = FigureReader.Whole(section, "gridMaxHouseholds", 1, 10000),
            GridWorkerMaxAge = FigureReader.Whole(section, "gridWorkerMaxAge", 18, 120),
        };
        section.Finish();
        return monitoring;
    }
}
