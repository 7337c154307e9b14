using System.Collections.Concurrent;
using System.Net.Sockets;
using Dtks.Domain.Partners;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using NodaTime;

namespace Dtks.Functions.Partners.Trust;

/// <summary>
/// Finds partners' keys: those that are registered, and those that their systems publish. A published set is kept for ten minutes and asked again sooner for a key that is not in it, at most once a
/// minute; while its publisher is away it holds for an hour. A revoked key is never believed. Safe for concurrent use.
/// </summary>
public sealed partial class KeySets(
    IHttpClientFactory http, IOptions<DciOptions> options, TimeProvider clock, [FromKeyedServices(OptimisticRetry.RealTime)] TimeProvider realTime, ILogger<KeySets> log)
{
    private const int MostBytes = 256 * 1024;
    private const int MostKeys = 100;
    private const int MaxDepth = 16;
    private static readonly Duration Fresh = Duration.FromMinutes(10);
    private static readonly Duration Pause = Duration.FromMinutes(1);
    private static readonly Duration Holds = Duration.FromHours(1);
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<Uri, Published> _sets = new();

    /// <summary>A partner's key that is believed now; null for none of that id.</summary>
    /// <exception cref="PartnerRefusedException">503: its key set is not to be had, and nothing is known of it.</exception>
    public async Task<PartnerKey?> FindAsync(Partner partner, string? kid, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(partner);
        if (!PartnerNames.IsKid(kid) || partner.RevokedKeys.Contains(kid))
        {
            return null;
        }

        return partner.Keys.FirstOrDefault(k => k.Kid == kid && k.RevokedAt is null) ?? (partner.KeySet is { } address ? await PublishedAsync(address, kid!, cancellation) : null);
    }

    private async Task<PartnerKey?> PublishedAsync(Uri address, string kid, CancellationToken cancellation)
    {
        var published = _sets.GetOrAdd(address, _ => new Published());
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        if (published.Last is { } read && now - read.At < Fresh && read.Keys.GetValueOrDefault(kid) is { } known)
        {
            return known;
        }

        await published.Asking.WaitAsync(cancellation);
        try
        {
            if (published.AskedAt is not { } asked || now - asked >= Pause || now < asked)
            {
                await AskAsync(address, published, now, cancellation);
            }

            return published.Last is { } last && now - last.At < Holds ? last.Keys.GetValueOrDefault(kid) : throw new PartnerRefusedException(Refusals.KeysAway);
        }
        finally
        {
            published.Asking.Release();
        }
    }

    private async Task AskAsync(Uri address, Published published, Instant now, CancellationToken cancellation)
    {
        published.AskedAt = now;
        try
        {
            if (PartnerAddress.Read(address.OriginalString, options.Value.AllowLoopbackCallbacks) is { } allowed)
            {
                published.Last = new Reading(await ReadAsync(allowed, now, cancellation), now);
            }
        }
        catch (Exception e) when (e is HttpRequestException or SocketException or IOException or JsonException || (e is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            NotRead(log, address.Host, e.GetType().Name);
        }
    }

    private async Task<IReadOnlyDictionary<string, PartnerKey>> ReadAsync(Uri address, Instant now, CancellationToken cancellation)
    {
        using var late = new CancellationTokenSource(AtMost, realTime);
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellation);
        using var client = http.CreateClient(PartnerCalls.Client);
        client.MaxResponseContentBufferSize = MostBytes;
        using var answer = await client.GetAsync(address, ends.Token);
        if (!answer.IsSuccessStatusCode)
        {
            throw new HttpRequestException($"It was answered {(int)answer.StatusCode}.");
        }

        using var reader = new JsonTextReader(new StringReader(await ContentText.ReadAsync(answer.Content, ends.Token))) { DateParseHandling = DateParseHandling.None, MaxDepth = MaxDepth };
        var keys = (JObject.Load(reader)["keys"] as JArray ?? throw new JsonReaderException("It has no keys.")).Take(MostKeys).OfType<JObject>().Select(key => KeyOf(key, now)).OfType<PartnerKey>().ToList();

        // An id that two keys have is neither's.
        return keys.GroupBy(k => k.Kid, StringComparer.Ordinal).Where(g => g.Count() == 1).ToDictionary(g => g.Key, g => g.Single(), StringComparer.Ordinal);
    }

    private static PartnerKey? KeyOf(JObject key, Instant now)
    {
        string? Text(string member) => key[member] is JValue { Type: JTokenType.String } value ? (string?)value : null;
        return Text("kid") is not { } kid ? null
            : JwkReader.Read(kid, new JwkDraft(Text("kty"), Text("crv"), Text("x"), Text("y"), Text("n"), Text("e"), Text("alg"), Text("use")), now);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A partner's key set at {Host} could not be read ({Failure}); its messages are refused once what is known is an hour old.")]
    private static partial void NotRead(ILogger log, string host, string failure);

    private sealed class Published
    {
        private volatile Reading? _last;

        public SemaphoreSlim Asking { get; } = new(1);

        // Looked at by those who do not ask, too.
        public Reading? Last
        {
            get => _last;
            set => _last = value;
        }

        public Instant? AskedAt { get; set; }
    }

    private sealed record Reading(IReadOnlyDictionary<string, PartnerKey> Keys, Instant At);
}
