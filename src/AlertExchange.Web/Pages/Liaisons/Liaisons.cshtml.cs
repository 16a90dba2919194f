using AlertExchange.Engine.Access;
using AlertExchange.Pipeline.Accounts;
using AlertExchange.Web.Access;

namespace AlertExchange.Web.Pages.Liaisons;

/// <summary>Which department has which liaison, and which has none.</summary>
[Needs(Permission.ManageLiaisons)]
public sealed class LiaisonsModel(LiaisonDesk desk) : ViewerPage
{
    public IReadOnlyList<LiaisonDepartment> Departments { get; private set; } = [];

    public int Missing => Departments.Count(d => d is { IsRequired: true, Liaison: null });

    public string Clause => desk.Clause;

    public void OnGet() => Departments = desk.List();
}
