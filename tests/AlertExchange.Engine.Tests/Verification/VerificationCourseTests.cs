using AlertExchange.Engine.Access;
using AlertExchange.Engine.Policies;
using AlertExchange.Engine.Routing;
using AlertExchange.Engine.Verification;

namespace AlertExchange.Engine.Tests.Verification;

public sealed class VerificationCourseTests
{
    private static readonly DateOnly Today = new(2026, 10, 20);
    private static readonly Placement Pingli = new("341024103", "平里镇", "341024103201", "贵溪村村委会");
    private static readonly Placement OtherTown = new("341024104", "历口镇", null, null);
    private static readonly VerificationRules Rules = new(OutcomesAreConfirmed: true, AidMayComeFirst: true, Today, Today.AddDays(2));
    private static readonly Outcome Fine = new(OutcomeKind.NoRisk, Today, "reimbursed");

    // The whole table once more, written the other way round: by state and role.
    private static readonly Dictionary<(TaskState State, Role By), TaskAction[]> Expected = new()
    {
        [(TaskState.Assigned, Role.Township)] = [TaskAction.Accept, TaskAction.HandToVillage, TaskAction.AskBack, TaskAction.Report],
        [(TaskState.Accepted, Role.Township)] = [TaskAction.HandToVillage, TaskAction.AskBack, TaskAction.Report],
        [(TaskState.WithVillage, Role.Township)] = [TaskAction.HandToVillage, TaskAction.TakeBack, TaskAction.AskBack, TaskAction.Report],
        [(TaskState.WithVillage, Role.Village)] = [TaskAction.GiveBack, TaskAction.Report],
        [(TaskState.AskedBack, Role.Bureau)] = [TaskAction.Answer],
        [(TaskState.Reported, Role.Bureau)] = [TaskAction.Confirm, TaskAction.Return],
        [(TaskState.Unplaced, Role.Bureau)] = [TaskAction.Report, TaskAction.Place],
    };

    private static IEnumerable<(TaskState, TaskAction, Role)> Everything() =>
        from state in TaskStates.All
        from action in TaskActions.All
        from role in Enum.GetValues<Role>()
        select (state, action, role);

    [Test]
    public void Every_act_in_every_state_by_every_role_is_taken_or_refused_as_the_table_says()
    {
        foreach (var (state, action, role) in Everything())
        {
            var step = VerificationCourse.Take(ATask(state), AnAct(action, role, state), Rules);

            var allowed = Expected.GetValueOrDefault((state, role), []).Contains(action);
            (step is TaskStep.Taken).ShouldBe(allowed, $"{action} by {role} in {state}: {step}");
            VerificationCourse.Possible(state, role).Contains(action).ShouldBe(allowed);
            if (step is TaskStep.Refused { Why: var why })
            {
                why.ShouldBe(Expected.Any(e => e.Key.By == role && e.Value.Contains(action)) ? StepRefusal.NotNow : StepRefusal.NotYours);
            }
        }
    }

    [Test]
    public void No_act_changes_what_a_task_is_about()
    {
        foreach (var (state, action, role) in Everything())
        {
            var before = ATask(state);
            if (VerificationCourse.Take(before, AnAct(action, role, state), Rules) is TaskStep.Taken { Task: var after })
            {
                (after.TaskId, after.Household, after.Number, after.AssignedOn, after.Warnings).ShouldBe((before.TaskId, before.Household, before.Number, before.AssignedOn, before.Warnings));
                after.DueOn.ShouldBeGreaterThanOrEqualTo(before.DueOn, "nobody has less time by acting");
                after.HandedTo.ShouldBe(after.State switch
                {
                    TaskState.WithVillage => after.HandedTo.ShouldNotBeNull(),
                    TaskState.Accepted or TaskState.Assigned => null,
                    _ => before.HandedTo,
                });
            }
        }
    }

    [Test]
    public void A_task_that_came_to_an_end_stays_there()
    {
        foreach (var state in TaskStates.All.Where(s => !s.IsOpen()))
        {
            foreach (var role in Enum.GetValues<Role>())
            {
                VerificationCourse.Possible(state, role).ShouldBeEmpty();
            }
        }
    }

    [Test]
    public void Every_open_task_has_somebody_who_can_go_on_with_it()
    {
        foreach (var state in TaskStates.Open)
        {
            Enum.GetValues<Role>().SelectMany(role => VerificationCourse.Possible(state, role)).ShouldNotBeEmpty(state.ToString());
        }
    }

    [Test]
    public void The_bureau_confirms_where_the_profile_wants_it_and_else_the_report_is_the_end()
    {
        var reported = Taken(ATask(TaskState.Accepted), new TaskAct(TaskAction.Report, Role.Township, Fine));
        (reported.State, reported.Outcome).ShouldBe((TaskState.Reported, "no-risk"));
        Taken(reported, new TaskAct(TaskAction.Confirm, Role.Bureau)).State.ShouldBe(TaskState.Closed);

        Taken(ATask(TaskState.Accepted), new TaskAct(TaskAction.Report, Role.Township, Fine), Rules with { OutcomesAreConfirmed = false }).State.ShouldBe(TaskState.Closed);
    }

    [Test]
    public void What_the_bureau_found_itself_nobody_confirms() =>
        Taken(ATask(TaskState.Unplaced), new TaskAct(TaskAction.Report, Role.Bureau, Fine)).State.ShouldBe(TaskState.Closed);

    [Test]
    public void A_returned_outcome_goes_back_to_whoever_had_the_task_with_the_time_of_a_visit()
    {
        var handed = Taken(ATask(TaskState.Accepted), new TaskAct(TaskAction.HandToVillage, Role.Township, Place: Pingli));
        var reported = Taken(handed, new TaskAct(TaskAction.Report, Role.Village, Fine));
        var returned = Taken(reported, new TaskAct(TaskAction.Return, Role.Bureau, Note: "请核实住院费用"));
        (returned.State, returned.HandedTo, returned.Outcome, returned.DueOn).ShouldBe((TaskState.WithVillage, Pingli.VillageCode, null, Rules.NextDueOn));

        var own = Taken(ATask(TaskState.Accepted), new TaskAct(TaskAction.Report, Role.Township, Fine));
        Taken(own, new TaskAct(TaskAction.Return, Role.Bureau, Note: "请核实")).State.ShouldBe(TaskState.Accepted);
    }

    [Test]
    public void Aid_first_leaves_the_procedure_open_and_is_given_once()
    {
        var aid = new Outcome(OutcomeKind.AidFirst, Today, Note: "临时救助2000元");
        var given = Taken(ATask(TaskState.Assigned), new TaskAct(TaskAction.Report, Role.Township, aid));
        (given.State, given.IsAidGiven, given.Outcome).ShouldBe((TaskState.Accepted, true, "aid-first"));
        Refusal(given, new TaskAct(TaskAction.Report, Role.Township, aid)).ShouldBe(StepRefusal.AidGivenAlready);

        var reported = Taken(given, new TaskAct(TaskAction.Report, Role.Township, new Outcome(OutcomeKind.TakeIn, Today, "illness")));
        Taken(reported, new TaskAct(TaskAction.Return, Role.Bureau, Note: "补充材料")).Outcome.ShouldBe("aid-first", "what was given stays given");
        VerificationCourse.Take(ATask(TaskState.Accepted), new TaskAct(TaskAction.Report, Role.Township, aid), Rules with { AidMayComeFirst = false })
            .ShouldBe(new TaskStep.Refused(StepRefusal.AidFirstUnknown));
    }

    [Test]
    public void A_task_is_handed_only_to_another_village_of_its_township()
    {
        var task = ATask(TaskState.WithVillage);
        Refusal(task, new TaskAct(TaskAction.HandToVillage, Role.Township, Place: Pingli with { VillageCode = task.HandedTo })).ShouldBe(StepRefusal.Place);
        Refusal(task, new TaskAct(TaskAction.HandToVillage, Role.Township, Place: OtherTown with { VillageCode = "341024104201" })).ShouldBe(StepRefusal.Place);
        Refusal(task, new TaskAct(TaskAction.HandToVillage, Role.Township)).ShouldBe(StepRefusal.Place);
    }

    [Test]
    public void An_answer_can_send_a_task_to_another_township_which_has_to_accept_it()
    {
        var moved = Taken(ATask(TaskState.AskedBack), new TaskAct(TaskAction.Answer, Role.Bureau, Place: OtherTown, Note: "户籍已迁"));
        (moved.State, moved.Place, moved.IsPlacedByHand, moved.HandedTo).ShouldBe((TaskState.Assigned, OtherTown, true, null));

        var answered = Taken(ATask(TaskState.AskedBack), new TaskAct(TaskAction.Answer, Role.Bureau, Note: "确系本镇"));
        (answered.State, answered.Place, answered.DueOn).ShouldBe((TaskState.Accepted, Pingli, Rules.NextDueOn));
    }

    [TestCase(TaskAction.AskBack, Role.Township, TaskState.Accepted)]
    [TestCase(TaskAction.GiveBack, Role.Village, TaskState.WithVillage)]
    [TestCase(TaskAction.Answer, Role.Bureau, TaskState.AskedBack)]
    [TestCase(TaskAction.Return, Role.Bureau, TaskState.Reported)]
    public void What_the_other_side_has_to_understand_is_said_in_words(TaskAction action, Role by, TaskState state)
    {
        Refusal(ATask(state), new TaskAct(action, by, Note: " ")).ShouldBe(StepRefusal.Note);
        Refusal(ATask(state), new TaskAct(action, by, Note: new string('字', 1001))).ShouldBe(StepRefusal.Note);
    }

    private static VerificationTask Taken(VerificationTask task, TaskAct act, VerificationRules? rules = null) =>
        VerificationCourse.Take(task, act, rules ?? Rules).ShouldBeOfType<TaskStep.Taken>().Task;

    private static StepRefusal Refusal(VerificationTask task, TaskAct act) => VerificationCourse.Take(task, act, Rules).ShouldBeOfType<TaskStep.Refused>().Why;

    private static TaskAct AnAct(TaskAction action, Role role, TaskState state) => new(
        action, role, action == TaskAction.Report ? Fine : null,
        action is TaskAction.HandToVillage ? Pingli with { VillageCode = state == TaskState.WithVillage ? "341024103202" : Pingli.VillageCode } : action == TaskAction.Place ? OtherTown : null,
        "原因");

    private static VerificationTask ATask(TaskState state) => new()
    {
        TaskId = "T-0123456789abcdef",
        Household = SubjectKey.OnRoster(7),
        Number = 1,
        Place = state == TaskState.Unplaced ? Placement.Unplaced : Pingli,
        State = state,
        AssignedOn = Today.AddDays(-1),
        DueOn = Today.AddDays(1),
        Warnings = [new WarningId("W-1")],
        HandedTo = state == TaskState.WithVillage ? Pingli.VillageCode : null,
    };
}
