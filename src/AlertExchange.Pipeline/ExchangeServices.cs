using AlertExchange.Intake.Forms;
using AlertExchange.Intake.Rosters;
using AlertExchange.Pipeline.Assessing;
using AlertExchange.Pipeline.Bus;
using AlertExchange.Pipeline.Exports;
using AlertExchange.Pipeline.Matching;
using AlertExchange.Pipeline.Policies;
using AlertExchange.Pipeline.Reading;
using AlertExchange.Pipeline.Reporting;
using AlertExchange.Pipeline.Resuming;
using AlertExchange.Pipeline.Rosters;
using AlertExchange.Pipeline.Submitting;
using AlertExchange.Pipeline.Tracing;
using AlertExchange.Storage;
using AlertExchange.Storage.Workers;
using MassTransit;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AlertExchange.Pipeline;

/// <summary>Puts the rooms together.</summary>
public static class ExchangeServices
{
    /// <summary>Everything that reads and reports: no bus, no work in the background.</summary>
    public static IServiceCollection AddExchange(this IServiceCollection services, ExchangeSettings settings)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(settings);
        services.AddSingleton<PlaceClock>();
        services.AddSingleton(_ => ExchangeStore.Open(settings.DataDirectory));
        services.AddSingleton(_ => FormCatalog.Load(settings.ConfigDirectory));
        services.AddSingleton<PolicyDesk>();
        services.AddSingleton(_ => RosterLayout.Load(settings.ConfigDirectory));
        services.AddSingleton<IntakeRequests>();
        services.AddSingleton<RosterCache>();
        services.AddSingleton<RosterDesk>();
        services.AddSingleton<ExchangeReports>();
        services.AddSingleton<Exporter>();
        services.AddSingleton<Tracer>();
        services.AddSingleton<CheckDesk>();
        services.AddSingleton<ErrorWorkbooks>();
        return services;
    }

    /// <summary>The stations and the bus that carries work between them; unfinished work is taken up when the host starts.</summary>
    public static IServiceCollection AddExchangeWork(this IServiceCollection services, ExchangeSettings settings)
    {
        services.AddSingleton<WorkerLease>(provider => provider.GetRequiredService<ExchangeStore>().StartWorker());
        services.AddSingleton<SubmissionMonitor>();
        services.AddSingleton<ReadingStation>();
        services.AddSingleton<MatchingStation>();
        services.AddSingleton<Admission>();
        services.AddSingleton<HouseholdAssessment>();
        services.AddSingleton<AssessingStation>();
        services.AddSingleton(provider => new SubmissionDesk(
            provider.GetRequiredService<ExchangeStore>(), provider.GetRequiredService<FormCatalog>(), provider.GetRequiredService<SubmissionMonitor>(),
            provider.GetRequiredService<IBus>(), provider.GetRequiredService<PlaceClock>(), provider.GetRequiredService<WorkerLease>()));
        services.AddExchangeBus(settings);
        services.AddHostedService<Resumer>();
        return services;
    }
}
