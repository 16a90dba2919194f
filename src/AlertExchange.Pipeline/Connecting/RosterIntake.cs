using System.Globalization;
using AlertExchange.Engine.Access;
using AlertExchange.Pipeline.Auditing;
using AlertExchange.Pipeline.Rosters;
using AlertExchange.Storage;

namespace AlertExchange.Pipeline.Connecting;

/// <summary>Rosters that the county's own system brings: imported at once, on record.</summary>
public sealed class RosterIntake(ExchangeStore store, RosterDesk desk, AuditTrail audit)
{
    /// <param name="fileId">Of a sealed file; whoever calls removes it.</param>
    /// <exception cref="Intake.IntakeRefusedException">The file is not a roster, or nobody could be read from it.</exception>
    public async Task<RosterImportResult> ImportAsync(string fileId, string fileName, Viewer by, CancellationToken cancellation)
    {
        await using var content = store.Files.OpenRead(fileId);
        return (await desk.ImportAsync(content, new RosterSource(fileName, null, by.Name + "（接口）"), scope =>
        {
            audit.Append(scope, by, AuditAction.RosterImported, ((store.Roster.Latest(scope)?.Version ?? 0) + 1).ToString(CultureInfo.InvariantCulture));
            return true;
        }, new Progress<(double? Part, string Text)>(), cancellation))!;
    }
}
