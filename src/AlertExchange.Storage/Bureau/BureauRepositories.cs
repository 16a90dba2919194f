using AlertExchange.Storage.Keys;
using AlertExchange.Storage.Tasks;

namespace AlertExchange.Storage.Bureau;

/// <summary>What the bureau looks at and does.</summary>
public sealed class BureauRepositories
{
    internal BureauRepositories(KeyRing keys, TaskRepository tasks)
    {
        Silences = new SilenceRepository(keys);
        Figures = new FigureRepository(Silences);
        Warnings = new WarningListRepository(tasks, Silences, Reminders);
    }

    public WarningListRepository Warnings { get; }

    public SilenceRepository Silences { get; }

    public ReminderRepository Reminders { get; } = new();

    public HouseholdPlaceRepository Places { get; } = new();

    public SavedViewRepository Views { get; } = new();

    public FigureRepository Figures { get; }
}
