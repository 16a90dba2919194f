namespace AlertExchange.Engine.Access;

/// <summary>Who may do what: the one table that pages, endpoints and their tests read.</summary>
public static class AccessMatrix
{
    private static readonly Dictionary<Role, Permission[]> Table = new()
    {
        [Role.Liaison] = [Permission.Report, Permission.Reveal],
        [Role.Bureau] =
        [
            Permission.SeeFigures, Permission.SeeWarnings, Permission.HandleWarnings, Permission.Review, Permission.SeeHouseholds, Permission.Reveal,
            Permission.ManageRoster, Permission.SeePolicy, Permission.ChangePolicy, Permission.ManageLiaisons, Permission.SeeTasks,
            Permission.ConfirmOutcomes, Permission.Export, Permission.ManageDeadLetters,
        ],
        [Role.Township] = [Permission.SeeTasks, Permission.WorkTasks, Permission.HandToVillage, Permission.SeeHouseholds, Permission.Reveal],
        [Role.Village] = [Permission.SeeTasks, Permission.WorkTasks, Permission.SeeHouseholds, Permission.Reveal],
        [Role.Auditor] = [Permission.SeeFigures, Permission.SeePolicy, Permission.SeeAudit],
        [Role.Administrator] = [Permission.SeePolicy, Permission.ManageAccounts, Permission.ManageConnections, Permission.ManageDeadLetters],
    };

    /// <summary>Everybody who is signed in has an account of their own.</summary>
    public static bool Allows(Role role, Permission permission) => Table.TryGetValue(role, out var allowed) && (permission == Permission.OwnAccount || allowed.Contains(permission));
}
