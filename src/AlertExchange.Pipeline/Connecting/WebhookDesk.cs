using System.Text.RegularExpressions;
using AlertExchange.Contracts.Notices;
using AlertExchange.Contracts.Serialization;
using AlertExchange.Engine.Access;
using AlertExchange.Intake.Forms;
using AlertExchange.Pipeline.Auditing;
using AlertExchange.Pipeline.Outbox;
using AlertExchange.Pipeline.Policies;
using AlertExchange.Storage;
using AlertExchange.Storage.Connecting;
using AlertExchange.Storage.Outbox;

namespace AlertExchange.Pipeline.Connecting;

/// <summary>Where webhooks are entered, changed, tried, paused and taken away. Those of the settings file are shown beside them.</summary>
public sealed partial class WebhookDesk
{
    private readonly ExchangeStore _store;
    private readonly ExchangeSettings _settings;
    private readonly FormCatalog _forms;
    private readonly PolicyDesk _policies;
    private readonly AddressGuard _guard;
    private readonly WebhookSender _sender;
    private readonly AuditTrail _audit;
    private readonly PlaceClock _clock;

    internal WebhookDesk(ExchangeStore store, ExchangeSettings settings, FormCatalog forms, PolicyDesk policies, AddressGuard guard, WebhookSender sender, AuditTrail audit, PlaceClock clock) =>
        (_store, _settings, _forms, _policies, _guard, _sender, _audit, _clock) = (store, settings, forms, policies, guard, sender, audit, clock);

    /// <summary>Those of the settings file first, then the managed ones, by name.</summary>
    public IReadOnlyList<WebhookLine> List() => _store.ReadWhole(scope =>
    {
        var places = _store.Outbox.List(scope).ToDictionary(d => d.Name);
        var managed = _store.Webhooks.List(scope).Where(m => !IsOfSettings(m.Name));
        return _settings.Webhooks.Select(w => Line(scope, places, w.Name, w.Url, w.Events, null))
            .Concat(managed.Select(m => Line(scope, places, m.Name, m.Url, m.Events, m))).ToList();
    });

    public StoredWebhook? Find(string name) => _store.Read(scope => _store.Webhooks.Find(scope, name));

    /// <summary>Enters a webhook; from now on it is told what it wants to know.</summary>
    public async Task<WebhookResult> AddAsync(WebhookRequest request, Viewer by, CancellationToken cancellation)
    {
        if (Refusal(request) is { } reason)
        {
            return new WebhookResult.Refused(reason);
        }

        var secret = WebhookSignature.NewSecret();
        var webhook = new StoredWebhook(request.Name, new Uri(request.Url.Trim()), [.. request.Events.Distinct().Order()], request.Department, request.TownshipCode, secret, false, _clock.Now, by.Login);
        var added = await _store.WriteAsync(
            scope =>
            {
                if (_store.Webhooks.Find(scope, request.Name) is not null)
                {
                    return false;
                }

                _store.Webhooks.Save(scope, webhook);
                _store.Outbox.Register(scope, request.Name);
                Record(scope, by, request.Name, "added");
                return true;
            }, cancellation);
        return added ? new WebhookResult.Saved(request.Name, secret) : new WebhookResult.Refused($"已有名为「{request.Name}」的接收地址");
    }

    /// <summary>Changes address, events and whose notices; the secret stays.</summary>
    public async Task<WebhookResult> ChangeAsync(WebhookRequest request, Viewer by, CancellationToken cancellation)
    {
        if (Refusal(request) is { } reason)
        {
            return new WebhookResult.Refused(reason);
        }

        var changed = await ChangeAsync(request.Name, "changed", w => w with
        {
            Url = new Uri(request.Url.Trim()),
            Events = [.. request.Events.Distinct().Order()],
            Department = request.Department,
            TownshipCode = request.TownshipCode,
        }, by, cancellation);
        return changed ? new WebhookResult.Saved(request.Name, null) : new WebhookResult.Refused("没有这个接收地址");
    }

    /// <summary>Gives it another secret, at once.</summary>
    public async Task<WebhookResult> RotateAsync(string name, Viewer by, CancellationToken cancellation)
    {
        var secret = WebhookSignature.NewSecret();
        return await ChangeAsync(name, "secret", w => w with { Secret = secret }, by, cancellation)
            ? new WebhookResult.Saved(name, secret)
            : new WebhookResult.Refused("没有这个接收地址");
    }

    /// <summary>Lets notices wait, or go on.</summary>
    public Task<bool> PauseAsync(string name, bool paused, Viewer by, CancellationToken cancellation) => ChangeAsync(name, paused ? "paused" : "resumed", w => w with { IsPaused = paused }, by, cancellation);

    /// <summary>Takes a webhook away; what it has not got is not kept for it.</summary>
    public Task<bool> RemoveAsync(string name, Viewer by, CancellationToken cancellation) => _store.WriteAsync(
        scope =>
        {
            if (!_store.Webhooks.Remove(scope, name))
            {
                return false;
            }

            if (!IsOfSettings(name))
            {
                _store.Outbox.Forget(scope, name);
            }

            Record(scope, by, name, "removed");
            return true;
        }, cancellation);

    /// <summary>Sends a batch without notices, as signed as any; nothing else changes.</summary>
    /// <returns>Null when it was taken, else why not: a status or a short word.</returns>
    public async Task<string?> TryAsync(string name, CancellationToken cancellation)
    {
        var webhook = Find(name) is { } managed ? NoticeDestinations.Definition(managed) : _settings.Webhooks.FirstOrDefault(w => w.Name == name);
        if (webhook is null)
        {
            return "没有这个接收地址";
        }

        try
        {
            await _sender.SendAsync(webhook, "msg_" + Guid.NewGuid().ToString("N"), NoticeJson.SerializeToUtf8(new NoticeBatch { Notices = [] }), cancellation);
            return null;
        }
        catch (DeliveryFailedException failed)
        {
            return failed.Reason;
        }
    }

    private Task<bool> ChangeAsync(string name, string what, Func<StoredWebhook, StoredWebhook> change, Viewer by, CancellationToken cancellation) => _store.WriteAsync(
        scope =>
        {
            if (_store.Webhooks.Find(scope, name) is not { } webhook)
            {
                return false;
            }

            _store.Webhooks.Save(scope, change(webhook) with { ChangedAt = _clock.Now, ChangedBy = by.Login });
            Record(scope, by, name, what);
            return true;
        }, cancellation);

    private void Record(WriteScope scope, Viewer by, string name, string what) => _audit.Append(scope, by, AuditAction.WebhookChanged, name, details: what);

    private WebhookLine Line(ReadScope scope, Dictionary<string, OutboxDestination> places, string name, Uri url, IReadOnlyList<NoticeKind> events, StoredWebhook? managed)
    {
        var place = places.GetValueOrDefault(name);
        return new WebhookLine(name, url, events, managed, place, place is null ? 0 : _store.Outbox.CountAfter(scope, place.DeliveredUpTo));
    }

    private bool IsOfSettings(string name) => _settings.Webhooks.Any(w => w.Name == name);

    private string? Refusal(WebhookRequest request) => request switch
    {
        _ when !NamePattern().IsMatch(request.Name) => "名称只能用小写字母、数字和连字符，2 到 40 个字符，如 platform-1",
        _ when IsOfSettings(request.Name) || request.Name == BrokerDestination.OwnName => $"名称「{request.Name}」已被配置文件占用",
        _ when request.Url.Length > 500 || !Uri.TryCreate(request.Url.Trim(), UriKind.Absolute, out _) => "地址应写成 https://主机/路径",
        _ when _guard.Refusal(new Uri(request.Url.Trim())) is { } refusal => refusal,
        _ when request.Events.Count == 0 => "请至少选择一种通知",
        { Department: { } department } when _forms.Department(department) is null => "请选择部门",
        { TownshipCode: { } township } when _policies.Current.Areas.Townships.All(t => t.TownshipCode != township) => "请选择乡镇",
        _ => null,
    };

    [GeneratedRegex(@"^[a-z][a-z0-9-]{1,39}\z")]
    private static partial Regex NamePattern();
}
