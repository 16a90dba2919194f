using AlertExchange.Storage.Databases;

namespace AlertExchange.Storage.Bureau;

/// <summary>Lists under names.</summary>
public sealed class SavedViewRepository
{
    /// <summary>Saves a view; one of the same owner and name is replaced.</summary>
    public void Save(WriteScope scope, string list, string login, string name, string query, bool shared, DateTimeOffset at)
    {
        var parameters = new { list, login, name, query, shared = shared ? 1 : 0, at = Columns.Text(at) };
        if (scope.Execute("UPDATE saved_view SET query = @query, shared = @shared, saved_at = @at WHERE list = @list AND login = @login AND name = @name", parameters) == 0)
        {
            scope.Execute(
                "INSERT INTO saved_view (view_no, list, login, name, query, shared, saved_at) VALUES (@number, @list, @login, @name, @query, @shared, @at)",
                new { number = scope.Take("saved_view"), parameters.list, parameters.login, parameters.name, parameters.query, parameters.shared, parameters.at });
        }
    }

    /// <summary>Somebody's own views of a list and those shared with them, by name.</summary>
    public IReadOnlyList<SavedView> Of(ReadScope scope, string list, string login) =>
    [
        .. scope.Query<ViewRow>("SELECT view_no, list, login, name, query, shared FROM saved_view WHERE list = @list AND (login = @login OR shared = 1) ORDER BY name, view_no", new { list, login })
            .Select(r => new SavedView(r.ViewNo, r.List, r.Login, r.Name, r.Query, r.Shared == 1)),
    ];

    /// <summary>Removes a view of one's own.</summary>
    /// <returns>False when there is none.</returns>
    public bool Remove(WriteScope scope, string list, string login, long number) =>
        scope.Execute("DELETE FROM saved_view WHERE view_no = @number AND list = @list AND login = @login", new { number, list, login }) == 1;

    private sealed class ViewRow
    {
        public long ViewNo { get; init; }

        public string List { get; init; } = "";

        public string Login { get; init; } = "";

        public string Name { get; init; } = "";

        public string Query { get; init; } = "";

        public int Shared { get; init; }
    }
}
