using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Storage.Codecs;

/// <summary>
/// Alerts of one sheet in a compact form: what the batch has in common once, then row by row, each repeated text once. The alert ids are
/// kept beside it. The first byte is the version of the form; readers keep reading every version ever written.
/// </summary>
public static class AlertBatchCodec
{
    private const byte Version = 1;

    /// <summary>Encodes alerts that share submission, file, sheet, kind, department, place, period and schema version, as one batch does.</summary>
    /// <exception cref="ArgumentException">They differ in one of those.</exception>
    public static byte[] Encode(IReadOnlyList<AlertMessage> alerts)
    {
        var writer = ByteWriter.Rent();
        writer.Byte(Version);
        writer.Number((ulong)alerts.Count);
        if (alerts.Count == 0)
        {
            return writer.ToArray();
        }

        var first = alerts[0];
        writer.Byte((byte)first.Kind);
        writer.Text(first.Department.Value);
        writer.Text(first.Place);
        writer.Number((ulong)first.Period.Year);
        writer.Number((ulong)first.Period.Month);
        writer.Text(first.Source.SubmissionId);
        writer.Text(first.Source.File);
        writer.Text(first.Source.Sheet);
        writer.Number((ulong)first.SchemaVersion);

        var previousRow = 0;
        for (var i = 0; i < alerts.Count; i++)
        {
            var alert = alerts[i];
            if (!HasCommonPartOf(first, alert))
            {
                throw new ArgumentException("The alerts of one batch come from one sheet of one submission.", nameof(alerts));
            }

            writer.Signed(alert.Source.Row - previousRow);
            previousRow = alert.Source.Row;
            writer.Day(alert.OccurredOn);
            WriteSubject(writer, alert.Subject);
            FactsCodec.Write(writer, alert.Facts);
            WriteRemarks(writer, alert.Remarks);
        }

        return writer.ToArray();
    }

    public static IReadOnlyList<AlertMessage> Decode(ReadOnlySpan<byte> payload, ReadOnlySpan<AlertId> ids)
    {
        var reader = new ByteReader(payload);
        if (reader.Byte() != Version || reader.Count() != ids.Length)
        {
            throw ByteReader.Unreadable();
        }

        if (ids.Length == 0)
        {
            return [];
        }

        var kind = (AlertKind)reader.Byte();
        var department = new DepartmentId(reader.RequiredText());
        var place = reader.RequiredText();
        var period = new Period(reader.Count(), reader.Count());
        var submissionId = reader.RequiredText();
        var file = reader.RequiredText();
        var sheet = reader.RequiredText();
        var schemaVersion = reader.Count();

        var alerts = new AlertMessage[ids.Length];
        var row = 0;
        for (var i = 0; i < alerts.Length; i++)
        {
            row += (int)reader.Signed();
            alerts[i] = new AlertMessage
            {
                AlertId = ids[i],
                Kind = kind,
                Department = department,
                Place = place,
                Period = period,
                OccurredOn = reader.Day(),
                Subject = ReadSubject(ref reader),
                Facts = FactsCodec.Read(ref reader, kind),
                Source = new AlertSource(submissionId, file, sheet, row),
                Remarks = ReadRemarks(ref reader),
                SchemaVersion = schemaVersion,
            };
        }

        return alerts;
    }

    private static bool HasCommonPartOf(AlertMessage first, AlertMessage alert) =>
        alert.Kind == first.Kind && alert.Facts.Kind == first.Kind
        && alert.Period == first.Period && alert.SchemaVersion == first.SchemaVersion
        && alert.Department.Value == first.Department.Value && alert.Place == first.Place
        && alert.Source.SubmissionId == first.Source.SubmissionId && alert.Source.File == first.Source.File && alert.Source.Sheet == first.Source.Sheet;

    private static void WriteSubject(ByteWriter writer, AlertSubject subject)
    {
        writer.Byte((byte)subject.CitizenIdState);
        writer.Text(subject.Name);
        writer.Text(subject.CitizenId);
        writer.Text(subject.CitizenIdAsWritten);
        writer.Day(subject.BirthDate);
        writer.SharedText(subject.Sex);
        writer.Text(subject.Phone);
        writer.SharedText(subject.Township);
        writer.SharedText(subject.Village);
        writer.SharedText(subject.Group);
        writer.Text(subject.Address);
        writer.Text(subject.HeadName);
        writer.Text(subject.HeadCitizenId);
    }

    private static AlertSubject ReadSubject(ref ByteReader reader) => new()
    {
        CitizenIdState = (CitizenIdState)reader.Byte(),
        Name = reader.Text(),
        CitizenId = reader.Text(),
        CitizenIdAsWritten = reader.Text(),
        BirthDate = reader.Day(),
        Sex = reader.SharedText(),
        Phone = reader.Text(),
        Township = reader.SharedText(),
        Village = reader.SharedText(),
        Group = reader.SharedText(),
        Address = reader.Text(),
        HeadName = reader.Text(),
        HeadCitizenId = reader.Text(),
    };

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
