using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Identity;
using AlertExchange.Intake.Forms;

namespace AlertExchange.Intake.Adapting;

/// <summary>The cleaned values of one row, in slots by field; reused from row to row by one thread.</summary>
internal sealed class RowValues
{
    private readonly string?[] _texts = new string?[Fields.Count];
    private readonly decimal[] _numbers = new decimal[Fields.Count];
    private readonly DateOnly[] _dates = new DateOnly[Fields.Count];
    private UInt128 _present;
    private UInt128 _faulty;
    private List<RowRemark>? _remarks;
    private List<RowProblem>? _problems;

    /// <summary>What the subject's id column, or another column that holds the id, said.</summary>
    public CitizenIdReading Id { get; private set; }

    /// <summary>The id as the cell held it, where it differs.</summary>
    public string? IdAsWritten { get; private set; }

    public byte CertificateClass { get; set; }

    public byte CertificateGrade { get; set; }

    public bool HasProblems => _problems is { Count: > 0 };

    public void Clear()
    {
        Array.Clear(_texts);
        _present = 0;
        _faulty = 0;
        _remarks?.Clear();
        _problems = null;
        Id = default;
        IdAsWritten = null;
        CertificateClass = 0;
        CertificateGrade = 0;
    }

    public void SetText(Field field, string value)
    {
        _texts[(int)field] = value;
        _present |= UInt128.One << (int)field;
    }

    public void SetNumber(Field field, decimal value)
    {
        _numbers[(int)field] = value;
        _present |= UInt128.One << (int)field;
    }

    public void SetDate(Field field, DateOnly value)
    {
        _dates[(int)field] = value;
        _present |= UInt128.One << (int)field;
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

    public bool Has(Field field) => (_present >> (int)field & 1) != 0;

    /// <summary>Bits of <paramref name="required"/> that have neither a value nor a problem of their own.</summary>
    public UInt128 MissingOf(UInt128 required) => required & ~_present & ~_faulty;

    public string? Text(Field field) => _texts[(int)field];

    public decimal? Number(Field field) => Has(field) ? _numbers[(int)field] : null;

    public int? Whole(Field field) => Has(field) ? (int)_numbers[(int)field] : null;

    public bool? Flag(Field field) => Has(field) ? _numbers[(int)field] != 0 : null;

    public DateOnly? Date(Field field) => Has(field) ? _dates[(int)field] : null;

    public void Remark(RowRemark remark) => (_remarks ??= []).Add(remark);

    public void Problem(Field field, RowProblem problem)
    {
        _faulty |= UInt128.One << (int)field;
        (_problems ??= []).Add(problem);
    }

    /// <summary>The remarks so far, as an array of their own.</summary>
    public IReadOnlyList<RowRemark> TakeRemarks() => _remarks is { Count: > 0 } ? [.. _remarks] : [];

    /// <summary>The problems; ownership passes to the caller.</summary>
    public IReadOnlyList<RowProblem> TakeProblems() => _problems!;
}
