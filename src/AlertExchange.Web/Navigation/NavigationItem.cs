using AlertExchange.Engine.Access;

namespace AlertExchange.Web.Navigation;

/// <summary>One entry of the main navigation.</summary>
/// <param name="Icon">A name of icons.txt.</param>
/// <param name="Needs">Shown to whoever may do this.</param>
public sealed record NavigationItem(string Path, string Title, string Icon, Permission Needs);
