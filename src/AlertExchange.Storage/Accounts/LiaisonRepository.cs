using AlertExchange.Contracts.Alerts;
using AlertExchange.Storage.Databases;

namespace AlertExchange.Storage.Accounts;

/// <summary>The register of liaisons: one at a time for a department, and everybody who was one before.</summary>
public sealed class LiaisonRepository
{
    private const string Select =
        """
        SELECT l.liaison_no, l.department, l.account_no, a.login, a.display_name AS name, l.registered_at, l.registered_by, l.until, l.ended_by
        FROM liaison l INNER JOIN account a ON a.account_no = l.account_no
        """;

    /// <summary>The liaison of each department that has one, by department.</summary>
    public IReadOnlyList<Liaison> Active(ReadScope scope) => [.. scope.Query<Row>($"{Select} WHERE l.until IS NULL ORDER BY l.department").Select(row => row.ToLiaison())];

    /// <summary>Null when the department has none.</summary>
    public Liaison? ActiveOf(ReadScope scope, DepartmentId department) =>
        scope.First<Row>($"{Select} WHERE l.until IS NULL AND l.department = @department", new { department = department.Value })?.ToLiaison();

    /// <summary>The department's liaisons, newest first.</summary>
    public IReadOnlyList<Liaison> Of(ReadScope scope, DepartmentId department) =>
        [.. scope.Query<Row>($"{Select} WHERE l.department = @department ORDER BY l.liaison_no DESC", new { department = department.Value }).Select(row => row.ToLiaison())];

    /// <summary>Makes an account its department's liaison.</summary>
    /// <returns>False when the department has one already, and nothing was written.</returns>
    public bool TryRegister(WriteScope scope, DepartmentId department, long accountNo, DateTimeOffset at, string by)
    {
        if (scope.Any("liaison WHERE department = @department AND until IS NULL", new { department = department.Value }))
        {
            return false;
        }

        scope.Execute(
            "INSERT INTO liaison (liaison_no, department, account_no, registered_at, registered_by) VALUES (@number, @department, @accountNo, @at, @by)",
            new { number = scope.Take("liaison"), department = department.Value, accountNo, at = Columns.Text(at), by });
        return true;
    }

    /// <summary>Ends the time of an account as liaison; does nothing where it is none.</summary>
    public void End(WriteScope scope, long accountNo, DateTimeOffset at, string by) => scope.Execute(
        "UPDATE liaison SET until = @at, ended_by = @by WHERE account_no = @accountNo AND until IS NULL", new { accountNo, at = Columns.Text(at), by });

    private sealed class Row
    {
        public long LiaisonNo { get; init; }

        public string Department { get; init; } = "";

        public long AccountNo { get; init; }

        public string Login { get; init; } = "";

        public string Name { get; init; } = "";

        public string RegisteredAt { get; init; } = "";

        public string RegisteredBy { get; init; } = "";

        public string? Until { get; init; }

        public string? EndedBy { get; init; }

        public Liaison ToLiaison() => new()
        {
            LiaisonNo = LiaisonNo,
            Department = new DepartmentId(Department),
            AccountNo = AccountNo,
            Login = Login,
            Name = Name,
            RegisteredAt = Columns.Moment(RegisteredAt),
            RegisteredBy = RegisteredBy,
            Until = Columns.OptionalMoment(Until),
            EndedBy = EndedBy,
        };
    }
}
