using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Access;
using AlertExchange.Pipeline.Auditing;
using AlertExchange.Pipeline.Policies;
using AlertExchange.Storage;
using AlertExchange.Storage.Accounts;

namespace AlertExchange.Pipeline.Accounts;

/// <summary>The register of liaisons: one active one a department, and how one follows another.</summary>
public sealed class LiaisonDesk(ExchangeStore store, AccountDesk accounts, AccountBindings bindings, PolicyDesk policies, AuditTrail audit)
{
    /// <summary>Every department that has forms or must have a liaison; those that must come first.</summary>
    public IReadOnlyList<LiaisonDepartment> List()
    {
        var required = Required;
        var active = store.Read(scope => store.Liaisons.Active(scope).ToDictionary(l => l.Department, l => (Liaison: l, store.Accounts.Find(scope, l.AccountNo)!.LastSignIn)));
        return
        [
            .. bindings.Departments.Select(d => d.Id).Union(required)
                .Select(id => active.TryGetValue(id, out var found)
                    ? new LiaisonDepartment(id, bindings.NameOf(id), required.Contains(id), found.Liaison, found.LastSignIn)
                    : new LiaisonDepartment(id, bindings.NameOf(id), required.Contains(id), null, null))
                .OrderByDescending(d => d.IsRequired).ThenBy(d => d.Id),
        ];
    }

    /// <summary>The clause that asks for liaisons.</summary>
    public string Clause => policies.Current.Profile.Reporting.LiaisonDepartments.Clause;

    /// <summary>Whoever was and is liaison of a department, newest first; null where there is no such department.</summary>
    public (LiaisonDepartment Department, IReadOnlyList<Liaison> History)? Of(DepartmentId department) =>
        List().FirstOrDefault(d => d.Id == department) is { } found ? (found, store.Read(scope => store.Liaisons.Of(scope, department))) : null;

    /// <summary>A department's first liaison, or one after a time without.</summary>
    public Task<AccountResult> RegisterAsync(DepartmentId department, string login, string name, Viewer? by, CancellationToken cancellation = default) =>
        accounts.AddAsync(new NewAccount(login, name, Role.Liaison, department.Value), by, cancellation);

    /// <summary>One liaison follows another: the account of the one before is disabled with its sign-in, a new one is made, the register keeps both.</summary>
    public async Task<AccountResult> HandOverAsync(DepartmentId department, string login, string name, Viewer? by, CancellationToken cancellation = default)
    {
        if (accounts.Draft(new NewAccount(login, name, Role.Liaison, department.Value), by, out var account) is { } refusal)
        {
            return new AccountResult.Refused(refusal);
        }

        var password = accounts.GiveOneTimePassword(account);
        var result = await store.WriteAsync(scope =>
        {
            // Asked before anything is written: a refusal leaves everything as it was.
            if (store.Accounts.FindByLogin(scope, account.Login) is not null)
            {
                return new AccountResult.Refused($"登录名 {account.Login} 已经有人用了，请换一个");
            }

            if (store.Liaisons.ActiveOf(scope, department) is { } before && store.Accounts.Find(scope, before.AccountNo) is { } old)
            {
                accounts.Disable(scope, old, by);
                old.SecurityStamp = AccountDesk.NewStamp();
                store.Accounts.TryUpdate(scope, old);
                audit.Append(scope, by, AuditAction.LiaisonHandedOver, department.Value, details: $"{old.Login} > {account.Login}");
            }

            return accounts.Insert(scope, account, by);
        }, cancellation);
        return result is AccountResult.Done done ? done with { Password = password } : result;
    }

    private IReadOnlyList<DepartmentId> Required => policies.Current.Profile.Reporting.LiaisonDepartments.Value;
}
