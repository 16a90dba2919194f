using AlertExchange.Engine.Access;
using AlertExchange.Web.Access;

namespace AlertExchange.Web.Pages;

/// <summary>What each desk does, its keys, and whom to ask; a desk that the viewer has comes with what they need.</summary>
[Needs(Permission.OwnAccount)]
public sealed class HelpModel : ViewerPage
{
    public bool May(Permission permission) => Viewer.May(permission);
}
