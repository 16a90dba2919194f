namespace AlertExchange.Engine.Access;

/// <summary>What a page or endpoint asks of whoever comes. Which rows they then see is <see cref="RowScope"/>.</summary>
public enum Permission : byte
{
    /// <summary>Own password, second factor, signing out.</summary>
    OwnAccount = 1,
    /// <summary>Hand in files and zero reports, receipts, what became of a department's own rows.</summary>
    Report,
    /// <summary>The county's figures.</summary>
    SeeFigures,
    /// <summary>Lists and pages of warnings, unplaced people, held files.</summary>
    SeeWarnings,
    /// <summary>Assign, remind, silence, place, release.</summary>
    HandleWarnings,
    /// <summary>Clerical review.</summary>
    Review,
    /// <summary>Households and their members.</summary>
    SeeHouseholds,
    /// <summary>One unmasked value, for a reason that is recorded.</summary>
    Reveal,
    /// <summary>Import a roster, see versions and findings.</summary>
    ManageRoster,
    /// <summary>Read the policy profile and its history.</summary>
    SeePolicy,
    /// <summary>Put another policy profile in force.</summary>
    ChangePolicy,
    /// <summary>The register of liaisons and their handover.</summary>
    ManageLiaisons,
    /// <summary>Lists and pages of verification tasks.</summary>
    SeeTasks,
    /// <summary>Accept, hand on, ask back, report an outcome: on pages, and by a workbook of one's own tasks (ids masked, marked, on record).</summary>
    WorkTasks,
    /// <summary>Hand a township's task to one of its villages.</summary>
    HandToVillage,
    /// <summary>Confirm outcomes and answer questions.</summary>
    ConfirmOutcomes,
    /// <summary>Write a whole list of warnings out as a file, for a purpose that is recorded. Workbooks that are filled in and come back belong to the work.</summary>
    Export,
    /// <summary>The audit log.</summary>
    SeeAudit,
    /// <summary>Accounts of all roles.</summary>
    ManageAccounts,
    /// <summary>API keys and webhooks.</summary>
    ManageConnections,
    /// <summary>Dead letters: read, repair, replay.</summary>
    ManageDeadLetters,
}
