using System.Net;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Pipeline.Settings;
using AlertExchange.Storage;

namespace AlertExchange.Pipeline;

/// <summary>How one installation is set up: one county, its store and its bus.</summary>
public sealed record ExchangeSettings
{
    /// <summary>The county's code or name, the first part of every name on the broker: lower-case letters, digits and hyphens. Empty where nothing is shared.</summary>
    public string County { get; init; } = "";

    /// <summary>Where the sealed files and the keys live, and the embedded database where that is used.</summary>
    public string DataDirectory { get; init; } = "";

    /// <summary>The folder with <c>departments</c>, <c>policies</c>, <c>areas</c> and <c>calendar</c>.</summary>
    public string ConfigDirectory { get; init; } = "";

    /// <summary>Above this share of rejected rows the whole file is held for confirmation. 0 to 1; 0.3 unless set.</summary>
    public double ErrorRateLimit { get; init; } = 0.30;

    /// <summary>Workers that match batches at once; the machine's cores unless set.</summary>
    public int MatchingWorkers { get; init; } = Environment.ProcessorCount;

    /// <summary>
    /// Whoever reads a file matches its batches too, before they are stored: cheaper than carrying each to another worker and reading it
    /// back. False leaves every batch to whichever worker takes its message. True unless set.
    /// </summary>
    public bool MatchWhileReading { get; init; } = true;

    /// <summary>Where everything is stored.</summary>
    public DatabaseSettings Database { get; init; } = new();

    /// <summary>What carries work between stations.</summary>
    public TransportSettings Transport { get; init; } = TransportSettings.Memory;

    /// <summary>What is logged.</summary>
    public LogSettings Logs { get; init; } = new();

    /// <summary>How the store is to be opened.</summary>
    public StoreOptions Store => new() { Database = Database.Kind, ConnectionString = Database.Connection.Value, WorkerSilence = Database.Silence };

    /// <summary>Systems outside that are told by HTTP.</summary>
    public IReadOnlyList<WebhookSettings> Webhooks { get; init; } = [];

    /// <summary>Departments whose own systems may publish batches on RabbitMQ; each has an exchange and a reply queue.</summary>
    public IReadOnlyList<DepartmentId> Publishers { get; init; } = [];

    /// <summary>Networks that are not public and that webhooks of the page may lead into all the same; none unless set.</summary>
    public IReadOnlyList<IPNetwork> WebhookNetworks { get; init; } = [];

    /// <summary>Limits of the interface for other systems.</summary>
    public ApiSettings Api { get; init; } = new();

    /// <summary>What may be uploaded through the pages.</summary>
    public UploadSettings Uploads { get; init; } = new();

    /// <summary>How pages are served.</summary>
    public WebSettings Web { get; init; } = new();

    /// <summary>How hard notices are tried.</summary>
    public DeliverySettings Delivery { get; init; } = new();

    /// <summary>Reads a YAML file; directories in it are relative to the file.</summary>
    /// <exception cref="SettingsException">The file is missing, not YAML, or has an unknown key or a wrong value; the message is Chinese.</exception>
    public static ExchangeSettings Load(string path, string defaultConfigDirectory) => SettingsFile.Read(path, defaultConfigDirectory);
}
