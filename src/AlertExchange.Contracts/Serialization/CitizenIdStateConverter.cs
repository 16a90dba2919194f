using System.Text.Json;
using System.Text.Json.Serialization;
using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Contracts.Serialization;

/// <summary>Writes the state of a citizen id in kebab case, for example <c>check-digit-fails</c>. Numbers are refused.</summary>
internal sealed class CitizenIdStateConverter()
    : JsonStringEnumConverter<CitizenIdState>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false);
