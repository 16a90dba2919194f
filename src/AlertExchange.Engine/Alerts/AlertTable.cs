using System.Collections;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Contracts.Facts;
using AlertExchange.Engine.Identity;

namespace AlertExchange.Engine.Alerts;

/// <summary>
/// Alerts of one sheet, column by column: what adapting fills and storing and matching read. As a list it makes an
/// <see cref="AlertMessage"/> of a row each time somebody asks for one. A column that no row has anything in is not there.
/// Filled by one thread; then any number may read.
/// </summary>
/// <param name="origin">What all rows have in common.</param>
/// <param name="capacity">The most rows there will be.</param>
public sealed class AlertTable(AlertOrigin origin, int capacity) : IReadOnlyList<AlertMessage>
{
    /// <summary>The code of the remark on a row whose natural key stood in the file before.</summary>
    public const string RepeatedRow = "row.repeated";

    private const int TextColumns = (int)SubjectText.HeadCitizenId + 1;

    private readonly AlertId[] _ids = new AlertId[capacity];
    private readonly int[] _rows = new int[capacity];
    private readonly AlertFacts[] _facts = new AlertFacts[capacity];
    private readonly CitizenIdState[] _idStates = new CitizenIdState[capacity];
    private readonly CitizenId[] _citizenIds = new CitizenId[capacity];
    private readonly string?[]?[] _texts = new string?[TextColumns][];
    private DateOnly?[]? _occurredOn;
    private DateOnly?[]? _birthDates;
    private IReadOnlyList<RowRemark>?[]? _remarks;

    public AlertOrigin Origin { get; } = origin;

    public int Count { get; private set; }

    public ReadOnlySpan<AlertId> Ids => _ids.AsSpan(0, Count);

    /// <summary>1-based rows of the sheet.</summary>
    public ReadOnlySpan<int> Rows => _rows.AsSpan(0, Count);

    public ReadOnlySpan<AlertFacts> Facts => _facts.AsSpan(0, Count);

    public ReadOnlySpan<CitizenIdState> CitizenIdStates => _idStates.AsSpan(0, Count);

    /// <summary>Sound ids as numbers; default for a row whose id is none, or stands in <see cref="SubjectText.OddCitizenId"/>.</summary>
    public ReadOnlySpan<CitizenId> CitizenIds => _citizenIds.AsSpan(0, Count);

    public AlertMessage this[int index] => new()
    {
        AlertId = Ids[index],
        Kind = Origin.Kind,
        Department = Origin.Department,
        Place = Origin.Place,
        Period = Origin.Period,
        OccurredOn = OccurredOn(index),
        Subject = Subject(index),
        Facts = _facts[index],
        Source = new AlertSource(Origin.SubmissionId, Origin.File, Origin.Sheet, _rows[index]),
        Remarks = Remarks(index),
        SchemaVersion = Origin.SchemaVersion,
    };

    /// <summary>The table itself where it is one, else one made of messages.</summary>
    /// <exception cref="ArgumentException">They come from more than one sheet of one submission.</exception>
    public static AlertTable Of(IReadOnlyList<AlertMessage> alerts)
    {
        if (alerts is AlertTable already)
        {
            return already;
        }

        var table = new AlertTable(AlertOrigin.Of(alerts[0]), alerts.Count);
        foreach (var alert in alerts)
        {
            if (AlertOrigin.Of(alert) != table.Origin || alert.Facts.Kind != table.Origin.Kind)
            {
                throw new ArgumentException("The alerts of one table come from one sheet of one submission.", nameof(alerts));
            }

            table.Add(alert);
        }

        return table;
    }

    /// <summary>Adds a row; its facts and what else it says are set afterwards.</summary>
    /// <returns>Its place in the table.</returns>
    public int Add(AlertId id, int row)
    {
        var at = Count++;
        (_ids[at], _rows[at]) = (id, row);
        return at;
    }

    public void SetFacts(int index, AlertFacts facts) => _facts[index] = facts;

    /// <summary>Sets a text; null leaves the row without one.</summary>
    public void SetText(int index, SubjectText column, string? text)
    {
        if (text is not null)
        {
            (_texts[(int)column] ??= new string?[_ids.Length])[index] = text;
        }
    }

    /// <summary>Sets an id that is one.</summary>
    public void SetCitizenId(int index, CitizenIdState state, CitizenId id) => (_idStates[index], _citizenIds[index]) = (state, id);

    /// <summary>Sets what the row says of its subject's id.</summary>
    public void SetCitizenId(int index, CitizenIdState state, string? text)
    {
        _idStates[index] = state;
        if (!CitizenId.TryParse(text, out _citizenIds[index]))
        {
            SetText(index, SubjectText.OddCitizenId, text);
        }
    }

    public void SetOccurredOn(int index, DateOnly? day)
    {
        if (day is not null)
        {
            (_occurredOn ??= new DateOnly?[_ids.Length])[index] = day;
        }
    }

    public void SetBirthDate(int index, DateOnly? day)
    {
        if (day is not null)
        {
            (_birthDates ??= new DateOnly?[_ids.Length])[index] = day;
        }
    }

    public void SetRemarks(int index, IReadOnlyList<RowRemark> remarks)
    {
        if (remarks.Count > 0)
        {
            (_remarks ??= new IReadOnlyList<RowRemark>?[_ids.Length])[index] = remarks;
        }
    }

    /// <summary>Gives a row another id and one more remark.</summary>
    public void Renumber(int index, AlertId id, RowRemark why)
    {
        _ids[index] = id;
        SetRemarks(index, [.. Remarks(index), why]);
    }

    public string? Text(int index, SubjectText column) => _texts[(int)column]?[index];

    public DateOnly? OccurredOn(int index) => _occurredOn?[index];

    public DateOnly? BirthDate(int index) => _birthDates?[index];

    public IReadOnlyList<RowRemark> Remarks(int index) => _remarks?[index] ?? [];

    /// <summary>The id as text; null where the row gives none.</summary>
    public string? CitizenIdText(int index) => _citizenIds[index].Packed != 0 ? _citizenIds[index].Reveal() : Text(index, SubjectText.OddCitizenId);

    /// <summary>Rows that a person should look at.</summary>
    public int CountDoubtful()
    {
        var count = 0;
        for (var i = 0; _remarks is not null && i < Count; i++)
        {
            count += _remarks[i]?.Any(remark => remark.IsDoubt) == true ? 1 : 0;
        }

        return count;
    }

    /// <summary>Whom a row is about, as a message says it.</summary>
    public AlertSubject Subject(int index) => new()
    {
        Name = Text(index, SubjectText.Name),
        CitizenId = CitizenIdText(index),
        CitizenIdAsWritten = Text(index, SubjectText.CitizenIdAsWritten),
        CitizenIdState = _idStates[index],
        BirthDate = BirthDate(index),
        Sex = Text(index, SubjectText.Sex),
        Phone = Text(index, SubjectText.Phone),
        Township = Text(index, SubjectText.Township),
        Village = Text(index, SubjectText.Village),
        Group = Text(index, SubjectText.Group),
        Address = Text(index, SubjectText.Address),
        HeadName = Text(index, SubjectText.HeadName),
        HeadCitizenId = Text(index, SubjectText.HeadCitizenId),
    };

    public IEnumerator<AlertMessage> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
        {
            yield return this[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private void Add(AlertMessage alert)
    {
        var at = Add(alert.AlertId, alert.Source.Row);
        var subject = alert.Subject;
        SetFacts(at, alert.Facts);
        SetOccurredOn(at, alert.OccurredOn);
        SetCitizenId(at, subject.CitizenIdState, subject.CitizenId);
        SetText(at, SubjectText.Name, subject.Name);
        SetText(at, SubjectText.CitizenIdAsWritten, subject.CitizenIdAsWritten);
        SetBirthDate(at, subject.BirthDate);
        SetText(at, SubjectText.Sex, subject.Sex);
        SetText(at, SubjectText.Phone, subject.Phone);
        SetText(at, SubjectText.Township, subject.Township);
        SetText(at, SubjectText.Village, subject.Village);
        SetText(at, SubjectText.Group, subject.Group);
        SetText(at, SubjectText.Address, subject.Address);
        SetText(at, SubjectText.HeadName, subject.HeadName);
        SetText(at, SubjectText.HeadCitizenId, subject.HeadCitizenId);
        SetRemarks(at, alert.Remarks);
    }
}
