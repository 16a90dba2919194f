using AlertExchange.Engine.Matching;
using AlertExchange.Engine.Policies;
using AlertExchange.Intake.Forms;
using AlertExchange.Intake.Rosters;
using AlertExchange.Pipeline.Accounts;
using AlertExchange.Pipeline.Assessing;
using AlertExchange.Pipeline.Auditing;
using AlertExchange.Pipeline.Bureau;
using AlertExchange.Pipeline.Bus;
using AlertExchange.Pipeline.Connecting;
using AlertExchange.Pipeline.DeadLetters;
using AlertExchange.Pipeline.Evaluating;
using AlertExchange.Pipeline.Exports;
using AlertExchange.Pipeline.Households;
using AlertExchange.Pipeline.Liaisons;
using AlertExchange.Pipeline.Linkage;
using AlertExchange.Pipeline.Matching;
using AlertExchange.Pipeline.Outbox;
using AlertExchange.Pipeline.Policies;
using AlertExchange.Pipeline.Publishing;
using AlertExchange.Pipeline.Reading;
using AlertExchange.Pipeline.Reporting;
using AlertExchange.Pipeline.Resuming;
using AlertExchange.Pipeline.Reviewing;
using AlertExchange.Pipeline.Rosters;
using AlertExchange.Pipeline.Submitting;
using AlertExchange.Pipeline.Telemetry;
using AlertExchange.Pipeline.Tracing;
using AlertExchange.Pipeline.Verification;
using AlertExchange.Pipeline.Working;
using AlertExchange.Storage;
using AlertExchange.Storage.Backups;
using AlertExchange.Storage.Workers;
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
        services.AddSingleton(_ => ExchangeStore.Open(settings.DataDirectory, settings.Store));
        services.AddSingleton(_ => FormCatalog.Load(settings.ConfigDirectory));
        services.AddSingleton<PolicyDesk>();
        services.AddSingleton<PolicyDraftDesk>();
        services.AddSingleton(_ => RosterLayout.Load(settings.ConfigDirectory));
        services.AddSingleton<IntakeRequests>();
        services.TryAddSingleton<MatcherFactory>(_ => (roster, parameters, thresholds) => new LinkageMatcher(roster, parameters, thresholds));
        services.AddSingleton<LinkageDesk>();
        services.AddSingleton<LinkageSchool>();
        services.AddSingleton<RosterCache>();
        services.AddSingleton<RosterDesk>();
        services.AddSingleton<RosterDraftDesk>();
        services.AddSingleton<RosterVersions>();
        services.AddAccounts();
        services.AddReviews();
        services.AddBureau();
        services.AddVerification(settings);
        services.AddSingleton<ExchangeReports>();
        services.AddSingleton<RecentReconciliations>();
        services.AddSingleton<Exporter>();
        services.AddSingleton<RunReader>();
        services.AddSingleton<Tracer>();
        services.AddSingleton<AuditTrail>();
        services.AddSingleton<AuditDesk>();
        services.AddHouseholds();
        services.AddSingleton<ExchangeMetrics>();
        services.AddHostedService<BacklogGauges>();
        services.AddSingleton<CheckDesk>();
        services.AddSingleton<ErrorWorkbooks>();
        services.AddSingleton<BackupMaker>();
        services.AddDeadLetters();
        services.AddNotices();
        services.AddConnecting();
        services.AddNoticeDeadLetters();
        services.AddBrokerDeadLetters(settings);
        return services;
    }

    /// <summary>The stations and the bus that carries work between them; unfinished work is taken up when the host starts.</summary>
    public static IServiceCollection AddExchangeWork(this IServiceCollection services, ExchangeSettings settings)
    {
        services.AddSingleton<WorkerLease>(provider => provider.GetRequiredService<ExchangeStore>().StartWorker());
        services.AddSingleton<WorkInHand>();
        services.AddSingleton<StagedEntries>();
        services.AddSingleton<ReadingStation>();
        services.AddSingleton<MatchingStation>();
        services.AddSingleton<Admission>();
        services.TryAddSingleton<AssessHousehold>(_ => Assessor.Assess);
        services.AddSingleton<HouseholdAssessment>();
        services.AddSingleton<AssessingStation>();
        services.AddSingleton<ReviewFollowUp>();
        services.AddReplays();
        services.AddBureauWork();
        services.AddOutbox(settings);
        services.AddPublishing(settings);
        services.AddDesk(settings, stations: true);
        services.AddHostedService<Resumer>();
        return services;
    }

    /// <summary>For a process that works and stays: files find the newest roster in memory, people the lists of clerical review up to date.</summary>
    public static IServiceCollection AddPreparation(this IServiceCollection services) => services.AddHostedService<RosterPreparation>().AddHostedService<ListPreparation>();

    /// <summary>Takes submissions in and leaves the work to other processes.</summary>
    public static IServiceCollection AddExchangeIntake(this IServiceCollection services, ExchangeSettings settings) => services.AddDesk(settings, stations: false);

    private static IServiceCollection AddDesk(this IServiceCollection services, ExchangeSettings settings, bool stations)
    {
        services.AddLiaisons();
        services.AddHeldDesk();
        services.AddSingleton<SubmissionMonitor>();
        services.AddSingleton<ProgressLook>();
        services.AddPublishingDesk();
        services.AddExchangeBus(settings, stations);
        services.AddSingleton(provider => new SubmissionDesk(
            provider.GetRequiredService<ExchangeStore>(), provider.GetRequiredService<FormCatalog>(), provider.GetRequiredService<SubmissionMonitor>(),
            provider.GetRequiredService<ProgressLook>(), provider.GetRequiredService<PlaceClock>(), provider.GetRequiredService<ExchangeMetrics>(), new ClaimDispatch(
                settings, stations, provider.GetRequiredService<Lanes>(), provider.GetRequiredService<ClaimChecks>(),
                provider.GetService<WorkerLease>(), provider.GetRequiredService<ILogger<ClaimDispatch>>())));
        return services;
    }
}
