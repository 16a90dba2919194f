using AlertExchange.Storage.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AlertExchange.Pipeline.Accounts;

/// <summary>Registers what pages and commands share about accounts.</summary>
internal static class AccountServices
{
    /// <summary>PBKDF2 with HMAC-SHA-512, as often as OWASP advises.</summary>
    private const int Iterations = 210_000;

    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = Iterations);
        services.TryAddSingleton<IPasswordHasher<Account>, PasswordHasher<Account>>();
        services.AddSingleton<AccountBindings>();
        services.AddSingleton<AccountDesk>();
        services.AddSingleton<AccountList>();
        services.AddSingleton<LiaisonDesk>();
        return services;
    }
}
