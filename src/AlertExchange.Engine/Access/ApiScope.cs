namespace AlertExchange.Engine.Access;

/// <summary>What a key of another system may do. On whose rows is its <see cref="RowScope"/>, as with people.</summary>
public enum ApiScope : byte
{
    /// <summary>Hand in files, batches and zero reports.</summary>
    SubmissionsWrite = 1,
    /// <summary>Submissions with their counts and rejected rows.</summary>
    SubmissionsRead,
    /// <summary>What each row of a submission was matched with, as codes.</summary>
    MatchesRead,
    WarningsRead,
    TasksRead,
    OutcomesRead,
    /// <summary>Report the outcome of a task.</summary>
    OutcomesWrite,
    RosterRead,
    /// <summary>Import the next version of the roster.</summary>
    RosterWrite,
    /// <summary>Names and whole ids of the people of a task's household; each answer is on record. Without it they come masked.</summary>
    PeopleRead,
}
