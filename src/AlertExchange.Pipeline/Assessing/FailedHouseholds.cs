using System.Collections.Concurrent;
using AlertExchange.Engine.Calendar;
using AlertExchange.Engine.Policies;
using AlertExchange.Pipeline.DeadLetters;

namespace AlertExchange.Pipeline.Assessing;

/// <summary>Households of one chunk whose assessment threw: they are parked, the others go on. Thread-safe.</summary>
internal sealed class FailedHouseholds
{
    private readonly ConcurrentDictionary<SubjectKey, string> _faults = new();

    /// <summary>Household → the exception's type.</summary>
    public IReadOnlyDictionary<SubjectKey, string> Faults => _faults;

    public bool Contains(SubjectKey household) => !_faults.IsEmpty && _faults.ContainsKey(household);

    /// <summary>True for what one household may cause. A year that the calendar lacks concerns everybody.</summary>
    public static bool MayBeOneHousehold(Exception fault) => PoisonSearch.MayBeOneThing(fault) && fault is not CalendarYearMissingException;

    /// <exception cref="AggregateException">So many failed that it is not the households' fault.</exception>
    public void Add(SubjectKey household, Exception fault)
    {
        _faults[household] = fault.GetType().FullName!;
        if (_faults.Count > PoisonSearch.AtMost)
        {
            throw new AggregateException($"More than {PoisonSearch.AtMost} households of one chunk cannot be assessed.", fault);
        }
    }
}
