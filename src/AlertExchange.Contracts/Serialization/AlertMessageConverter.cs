using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Contracts.Facts;

namespace AlertExchange.Contracts.Serialization;

/// <summary>
/// Writes the envelope member by member; <c>kind</c> is the discriminator that says how <c>facts</c> are read,
/// wherever it stands in the object.
/// </summary>
internal sealed class AlertMessageConverter : JsonConverter<AlertMessage>
{
    private const int CurrentVersion = 1;

    private static readonly AlertIdConverter Ids = new();
    private static readonly AlertKindConverter Kinds = new();
    private static readonly DepartmentIdConverter Departments = new();
    private static readonly PeriodConverter Periods = new();

    public override void Write(Utf8JsonWriter writer, AlertMessage value, JsonSerializerOptions options)
    {
        if (value.Facts.Kind != value.Kind)
        {
            throw new JsonException($"The facts of a {value.Facts.Kind.Id()} alert cannot stand in a {value.Kind.Id()} alert.");
        }

        var context = AlertJsonContext.Default;
        writer.WriteStartObject();
        writer.WritePropertyName("alertId"u8);
        Ids.Write(writer, value.AlertId, options);
        writer.WriteString("kind"u8, value.Kind.Id());
        writer.WriteString("department"u8, value.Department.Value);
        writer.WriteString("place"u8, value.Place);
        writer.WriteString("period"u8, value.Period.ToString());
        if (value.OccurredOn is { } day)
        {
            writer.WriteString("occurredOn"u8, day.ToString("O", CultureInfo.InvariantCulture));
        }

        writer.WritePropertyName("subject"u8);
        JsonSerializer.Serialize(writer, value.Subject, context.AlertSubject);
        writer.WritePropertyName("facts"u8);
        FactsJson.Write(writer, value.Facts);
        writer.WritePropertyName("source"u8);
        JsonSerializer.Serialize(writer, value.Source, context.AlertSource);
        writer.WritePropertyName("remarks"u8);
        JsonSerializer.Serialize(writer, value.Remarks, context.IReadOnlyListRowRemark);
        writer.WriteNumber("schemaVersion"u8, value.SchemaVersion);
        writer.WriteEndObject();
    }

    public override AlertMessage Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("An alert is an object.");
        }

        var draft = new AlertDraft();
        var factsBeforeKind = default(Utf8JsonReader);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("facts"u8))
            {
                reader.Read();
                if (draft.Kind is { } kind)
                {
                    draft.Facts = FactsJson.Read(kind, ref reader);
                    continue;
                }

                factsBeforeKind = reader;
                _ = reader.TrySkip();
                continue;
            }

            ReadMember(ref reader, draft, options);
        }

        if (draft.Facts is null && draft.Kind is { } late && factsBeforeKind.TokenType != JsonTokenType.None)
        {
            draft.Facts = FactsJson.Read(late, ref factsBeforeKind);
        }

        return draft.Finish();
    }

    private static void ReadMember(ref Utf8JsonReader reader, AlertDraft draft, JsonSerializerOptions options)
    {
        var context = AlertJsonContext.Default;
        var name = reader.GetString();
        reader.Read();
        switch (name)
        {
            case "alertId": draft.AlertId = Ids.Read(ref reader, typeof(AlertId), options); break;
            case "kind": draft.Kind = Kinds.Read(ref reader, typeof(AlertKind), options); break;
            case "department": draft.Department = Departments.Read(ref reader, typeof(DepartmentId), options); break;
            case "place": draft.Place = reader.GetString(); break;
            case "period": draft.Period = Periods.Read(ref reader, typeof(Period), options); break;
            case "occurredOn": draft.OccurredOn = JsonSerializer.Deserialize(ref reader, context.DateOnly); break;
            case "subject": draft.Subject = JsonSerializer.Deserialize(ref reader, context.AlertSubject); break;
            case "source": draft.Source = JsonSerializer.Deserialize(ref reader, context.AlertSource); break;
            case "remarks": draft.Remarks = JsonSerializer.Deserialize(ref reader, context.RowRemarkArray); break;
            case "schemaVersion": draft.SchemaVersion = reader.GetInt32(); break;
            default: throw new JsonException($"An alert has no member '{name}'.");
        }
    }

    /// <summary>An alert while its members arrive in any order.</summary>
    private sealed class AlertDraft
    {
        public AlertId? AlertId { get; set; }
        public AlertKind? Kind { get; set; }
        public DepartmentId? Department { get; set; }
        public string? Place { get; set; }
        public Period? Period { get; set; }
        public DateOnly? OccurredOn { get; set; }
        public AlertSubject? Subject { get; set; }
        public AlertFacts? Facts { get; set; }
        public AlertSource? Source { get; set; }
        public IReadOnlyList<RowRemark>? Remarks { get; set; }
        public int? SchemaVersion { get; set; }

        public AlertMessage Finish() => new()
        {
            SchemaVersion = SchemaVersion switch
            {
                CurrentVersion => CurrentVersion,
                null => throw Missing("schemaVersion"),
                { } other => throw new JsonException($"Schema version {other.ToString(CultureInfo.InvariantCulture)} is not known."),
            },
            AlertId = AlertId ?? throw Missing("alertId"),
            Kind = Kind ?? throw Missing("kind"),
            Department = Department ?? throw Missing("department"),
            Place = Place ?? throw Missing("place"),
            Period = Period ?? throw Missing("period"),
            OccurredOn = OccurredOn,
            Subject = Subject ?? throw Missing("subject"),
            Facts = Facts ?? throw Missing("facts"),
            Source = Source ?? throw Missing("source"),
            Remarks = Remarks ?? throw Missing("remarks"),
        };

        private static JsonException Missing(string member) => new($"An alert needs the member '{member}'.");
    }
}
