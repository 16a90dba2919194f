using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Alerts;
using AlertExchange.Engine.Identity;

namespace AlertExchange.Storage.Codecs;

/// <summary>
/// Alerts of one sheet in a compact form: what the batch has in common once, then row by row, each repeated text once. The alert ids are
/// kept beside it. The first byte is the version of the form; readers keep reading every version ever written.
/// </summary>
public static class AlertBatchCodec
{
    private const byte Version = 2;

    /// <summary>The first version wrote a sound id as text.</summary>
    private const byte VersionWithIdTexts = 1;

    /// <summary>Beside the id's state: the id follows as a number.</summary>
    private const byte IsPacked = 0x80;

    /// <summary>Encodes alerts that share submission, file, sheet, kind, department, place, period and schema version, as one batch does.</summary>
    /// <exception cref="ArgumentException">They differ in one of those.</exception>
    public static byte[] Encode(IReadOnlyList<AlertMessage> alerts)
    {
        var writer = ByteWriter.Rent();
        writer.Byte(Version);
        writer.Number((ulong)alerts.Count);
        if (alerts.Count > 0)
        {
            Write(writer, AlertTable.Of(alerts));
        }

        return writer.ToArray();
    }

    public static AlertTable Decode(ReadOnlySpan<byte> payload, ReadOnlySpan<AlertId> ids)
    {
        var reader = new ByteReader(payload);
        var version = reader.Byte();
        if (version is not (Version or VersionWithIdTexts) || reader.Count() != ids.Length)
        {
            throw ByteReader.Unreadable();
        }

        if (ids.Length == 0)
        {
            return new AlertTable(new AlertOrigin(default, default, "", default, "", "", ""), 0);
        }

        var kind = (AlertKind)reader.Byte();
        var department = new DepartmentId(reader.RequiredText());
        var place = reader.RequiredText();
        var period = new Period(reader.Count(), reader.Count());
        var alerts = new AlertTable(
            new AlertOrigin(kind, department, place, period, reader.RequiredText(), reader.RequiredText(), reader.RequiredText(), reader.Count()), ids.Length);
        var row = 0;
        foreach (var id in ids)
        {
            row += (int)reader.Signed();
            Read(ref reader, version, alerts, id, row);
        }

        return alerts;
    }

    private static void Write(ByteWriter writer, AlertTable alerts)
    {
        var origin = alerts.Origin;
        writer.Byte((byte)origin.Kind);
        writer.Text(origin.Department.Value);
        writer.Text(origin.Place);
        writer.Number((ulong)origin.Period.Year);
        writer.Number((ulong)origin.Period.Month);
        writer.Text(origin.SubmissionId);
        writer.Text(origin.File);
        writer.Text(origin.Sheet);
        writer.Number((ulong)origin.SchemaVersion);
        var rows = alerts.Rows;
        var facts = alerts.Facts;
        var states = alerts.CitizenIdStates;
        var ids = alerts.CitizenIds;
        var previousRow = 0;
        for (var i = 0; i < rows.Length; i++)
        {
            writer.Signed(rows[i] - previousRow);
            previousRow = rows[i];
            writer.Day(alerts.OccurredOn(i));
            WriteId(writer, states[i], ids[i]);
            writer.Text(alerts.Text(i, SubjectText.Name));
            if (ids[i].Packed == 0)
            {
                writer.Text(alerts.Text(i, SubjectText.OddCitizenId));
            }

            writer.Text(alerts.Text(i, SubjectText.CitizenIdAsWritten));
            writer.Day(alerts.BirthDate(i));
            writer.SharedText(alerts.Text(i, SubjectText.Sex));
            writer.Text(alerts.Text(i, SubjectText.Phone));
            writer.SharedText(alerts.Text(i, SubjectText.Township));
            writer.SharedText(alerts.Text(i, SubjectText.Village));
            writer.SharedText(alerts.Text(i, SubjectText.Group));
            writer.Text(alerts.Text(i, SubjectText.Address));
            writer.Text(alerts.Text(i, SubjectText.HeadName));
            writer.Text(alerts.Text(i, SubjectText.HeadCitizenId));
            FactsCodec.Write(writer, facts[i]);
            WriteRemarks(writer, alerts.Remarks(i));
        }
    }

    private static void WriteId(ByteWriter writer, CitizenIdState state, CitizenId id)
    {
        if (id.Packed == 0)
        {
            writer.Byte((byte)state);
            return;
        }

        writer.Byte((byte)((byte)state | IsPacked));
        writer.Fixed64(id.Packed);
    }

    private static void Read(ref ByteReader reader, byte version, AlertTable alerts, AlertId id, int row)
    {
        var at = alerts.Add(id, row);
        alerts.SetOccurredOn(at, reader.Day());
        var state = reader.Byte();
        var isPacked = version > VersionWithIdTexts && (state & IsPacked) != 0;
        if (isPacked)
        {
            alerts.SetCitizenId(at, (CitizenIdState)(state & ~IsPacked), CitizenId.TryFromPacked(reader.Fixed64(), out var packed) ? packed : throw ByteReader.Unreadable());
        }

        alerts.SetText(at, SubjectText.Name, reader.Text());
        if (!isPacked)
        {
            alerts.SetCitizenId(at, (CitizenIdState)state, reader.Text());
        }

        alerts.SetText(at, SubjectText.CitizenIdAsWritten, reader.Text());
        alerts.SetBirthDate(at, reader.Day());
        alerts.SetText(at, SubjectText.Sex, reader.SharedText());
        alerts.SetText(at, SubjectText.Phone, reader.Text());
        alerts.SetText(at, SubjectText.Township, reader.SharedText());
        alerts.SetText(at, SubjectText.Village, reader.SharedText());
        alerts.SetText(at, SubjectText.Group, reader.SharedText());
        alerts.SetText(at, SubjectText.Address, reader.Text());
        alerts.SetText(at, SubjectText.HeadName, reader.Text());
        alerts.SetText(at, SubjectText.HeadCitizenId, reader.Text());
        alerts.SetFacts(at, FactsCodec.Read(ref reader, alerts.Origin.Kind));
        alerts.SetRemarks(at, ReadRemarks(ref reader));
    }

    private static void WriteRemarks(ByteWriter writer, IReadOnlyList<RowRemark> remarks)
    {
        var count = remarks.Count;
        writer.Number((ulong)count);
        for (var i = 0; i < count; i++)
        {
            writer.SharedText(remarks[i].Code);
            writer.SharedText(remarks[i].Column);
            writer.SharedText(remarks[i].Message);
            writer.Flag(remarks[i].IsDoubt);
        }
    }

    private static IReadOnlyList<RowRemark> ReadRemarks(ref ByteReader reader)
    {
        var count = reader.Count();
        if (count == 0)
        {
            return [];
        }

        var remarks = new List<RowRemark>();
        for (var i = 0; i < count; i++)
        {
            remarks.Add(new RowRemark(reader.RequiredSharedText(), reader.SharedText(), reader.RequiredSharedText(), reader.Flag() == true));
        }

        return remarks;
    }
}
