using Dtks.Platform.Clocks;
using Dtks.Platform.Problems;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Dtks.Platform.Access;

/// <summary>
/// What the identity provider publishes of itself (OpenID Connect Discovery 1.0): its issuer and the keys it signs with. Kept for 12 hours; asked again
/// sooner for a key that is not among them, at most once a minute, and after a failure at most every five seconds. Keys once read hold while it is away.
/// Safe for concurrent use.
/// </summary>
/// <param name="options">Whose.</param>
/// <param name="http">How it is asked.</param>
/// <param name="realTime">The time that goes on by itself.</param>
/// <param name="log">Where its failures are told.</param>
public sealed partial class PublishedKeys(IOptions<IdentityOptions> options, HttpClient http, TimeProvider realTime, ILogger<PublishedKeys> log) : IDisposable
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(12);
    private static readonly TimeSpan BetweenRenewals = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _asking = new(1);
    private volatile Reading? _last;
    private DateTimeOffset _notBefore = DateTimeOffset.MinValue;

    /// <summary>What is known of it, asked for when nothing is or it is old.</summary>
    /// <exception cref="ProblemException">503 when nothing is known and it does not answer as it should; the failure is logged.</exception>
    public async Task<OpenIdConnectConfiguration> CurrentAsync()
    {
        var last = _last;
        var current = last is not null && !last.At.IsOld(realTime.GetUtcNow(), Kept) ? last : await AskAsync(last);
        return current?.Published ?? throw Unavailable();
    }

    /// <summary>What is known of it after what was <paramref name="seen"/>, for a key that is not there; the same where it was asked a moment ago.</summary>
    public async Task<OpenIdConnectConfiguration> RenewedAsync(OpenIdConnectConfiguration seen)
    {
        var last = _last;
        return last is not null && last.Published != seen ? last.Published : (await AskAsync(last))?.Published ?? seen;
    }

    /// <summary>That tokens cannot be checked because it names itself otherwise than the settings do.</summary>
    public ProblemException AnotherIssuer(OpenIdConnectConfiguration published)
    {
        ArgumentNullException.ThrowIfNull(published);
        OtherIssuer(log, published.Issuer, options.Value.Issuer);
        return Unavailable();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _asking.Dispose();
        http.Dispose();
    }

    private async Task<Reading?> AskAsync(Reading? seen)
    {
        await _asking.WaitAsync();
        try
        {
            // Another request asked meanwhile, or a moment ago.
            if (_last != seen || _notBefore.StillHolds(realTime.GetUtcNow(), BetweenRenewals))
            {
                return _last;
            }

            return await ReadAsync() is { } read ? _last = read : seen;
        }
        finally
        {
            _asking.Release();
        }
    }

    private async Task<Reading?> ReadAsync()
    {
        var address = $"{options.Value.Authority!.TrimEnd('/')}/.well-known/openid-configuration";
        using var late = new CancellationTokenSource(AtMost, realTime);
        try
        {
            var published = await OpenIdConnectConfigurationRetriever.GetAsync(address, new HttpDocumentRetriever(http) { RequireHttps = true }, late.Token);
            if (published.SigningKeys.Count == 0)
            {
                throw new InvalidOperationException("It publishes no signing keys.");
            }

            _notBefore = realTime.GetUtcNow() + BetweenRenewals;
            return new Reading(published, realTime.GetUtcNow());
        }
        catch (Exception e)
        {
            // Whatever it answers with, tokens cannot be told right from wrong.
            _notBefore = realTime.GetUtcNow() + AfterFailure;
            NotRead(log, e, address);
            return null;
        }
    }

    private static ProblemException Unavailable() => new(new Problem(503, "identity.unavailable", RetryAfter: AfterFailure));

    [LoggerMessage(Level = LogLevel.Error, Message = "The identity provider's metadata could not be read from {Address}; check Identity:Authority and that it is reached from here.")]
    private static partial void NotRead(ILogger log, Exception e, string address);

    [LoggerMessage(Level = LogLevel.Error, Message = "The identity provider calls itself {Published} and Identity:Issuer is {Configured}; set the one to the other.")]
    private static partial void OtherIssuer(ILogger log, string published, string configured);

    private sealed record Reading(OpenIdConnectConfiguration Published, DateTimeOffset At);
}
