using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Identity;
using AlertExchange.Intake.Cleaning;
using AlertExchange.Intake.Forms;

namespace AlertExchange.Intake.Adapting;

/// <summary>The cleaned values of one row, in slots by field; reused from row to row by one thread.</summary>
internal sealed class RowValues
{
    private readonly Slot[] _slots = new Slot[Fields.Count];
    private readonly TextPool?[] _pools = new TextPool?[Fields.Count];
    private readonly char[] _soundId = new char[18];
    private List<RowRemark>? _remarks;
    private List<RowProblem>? _problems;

    // A slot's value counts when it was set in this row: nothing has to be wiped between rows.
    private int _row = 1;

    /// <summary>What the subject's id column, or another column that holds the id, said.</summary>
    public CitizenIdReading Id { get; private set; }

    /// <summary>The id as the cell held it, where it differs.</summary>
    public string? IdAsWritten { get; private set; }

    /// <summary>True when the id was sound as it stood; then its text is <see cref="SoundId"/> and no string was made of it.</summary>
    public bool IdIsPlain { get; private set; }

    public ReadOnlySpan<char> SoundId => _soundId;

    public byte CertificateClass { get; set; }

    public byte CertificateGrade { get; set; }

    public bool HasProblems => _problems is { Count: > 0 };

    public void Clear()
    {
        _row++;
        _remarks?.Clear();
        _problems = null;
        Id = default;
        IdAsWritten = null;
        IdIsPlain = false;
        CertificateClass = 0;
        CertificateGrade = 0;
    }

    /// <summary>Keeps a text that may repeat from row to row, cleaned; nothing where nothing is left of it.</summary>
    public void SetCleaned(Field field, ReadOnlySpan<char> written)
    {
        if ((_pools[(int)field] ??= new TextPool(TextCleaner.Clean)).Get(written) is { } text)
        {
            SetText(field, text);
        }
    }

    public void SetText(Field field, string value)
    {
        ref var slot = ref _slots[(int)field];
        slot.Text = value;
        slot.TextIn = _row;
    }

    public void SetNumber(Field field, decimal value)
    {
        ref var slot = ref _slots[(int)field];
        slot.Number = value;
        slot.NumberIn = _row;
    }

    public void SetDate(Field field, DateOnly value)
    {
        ref var slot = ref _slots[(int)field];
        slot.Date = value;
        slot.DateIn = _row;
    }

    public void SetId(in CitizenIdReading reading, string? asWritten)
    {
        Id = reading;
        IdAsWritten = asWritten;
        if (reading.State is CitizenIdState.Sound or CitizenIdState.CheckDigitFails)
        {
            SetText(Field.CitizenId, reading.Text!);
        }
    }

    /// <summary>Sets an id that is sound as it stands.</summary>
    public void SetPlainId(CitizenId id, ReadOnlySpan<char> written)
    {
        Id = new CitizenIdReading { State = CitizenIdState.Sound, Id = id };
        IdIsPlain = true;
        written.CopyTo(_soundId);
    }

    public bool Has(Field field)
    {
        ref readonly var slot = ref _slots[(int)field];
        return slot.TextIn == _row || slot.NumberIn == _row || slot.DateIn == _row || (field == Field.CitizenId && IdIsPlain);
    }

    /// <summary>True when a required field has neither a value nor a problem of its own.</summary>
    public bool Lacks(Field field) => !Has(field) && _slots[(int)field].ProblemIn != _row;

    public string? Text(Field field)
    {
        ref readonly var slot = ref _slots[(int)field];
        return slot.TextIn == _row ? slot.Text : field == Field.CitizenId && IdIsPlain ? new string(_soundId) : null;
    }

    public decimal? Number(Field field)
    {
        ref readonly var slot = ref _slots[(int)field];
        return slot.NumberIn == _row ? slot.Number : null;
    }

    public int? Whole(Field field) => (int?)Number(field);

    public bool? Flag(Field field) => Number(field) is { } number ? number != 0 : null;

    public DateOnly? Date(Field field)
    {
        ref readonly var slot = ref _slots[(int)field];
        return slot.DateIn == _row ? slot.Date : null;
    }

    public void Remark(RowRemark remark) => (_remarks ??= []).Add(remark);

    public void Problem(Field field, RowProblem problem)
    {
        _slots[(int)field].ProblemIn = _row;
        (_problems ??= []).Add(problem);
    }

    /// <summary>The remarks so far, as an array of their own.</summary>
    public IReadOnlyList<RowRemark> TakeRemarks() => _remarks is { Count: > 0 } ? [.. _remarks] : [];

    /// <summary>The problems; ownership passes to the caller.</summary>
    public IReadOnlyList<RowProblem> TakeProblems() => _problems!;

    private struct Slot
    {
        public string? Text;
        public decimal Number;
        public DateOnly Date;
        public int TextIn;
        public int NumberIn;
        public int DateIn;
        public int ProblemIn;
    }
}
