using System.Globalization;
using System.Threading.RateLimiting;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Dtks.Platform.Http;

/// <summary>
/// Limits how often public paths are answered, by caller and by code, in this instance. Callers and codes are sorted into a fixed number of
/// bins, each with a limit of its own: whoever asks from however many addresses, memory is bounded.
/// </summary>
public sealed class Throttle : IDisposable
{
    private const int Bins = 1 << 14;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly int _trustedHops;
    private readonly PartitionedRateLimiter<string>? _callers;
    private readonly PartitionedRateLimiter<string>? _codes;

    /// <summary>Limits as the options say.</summary>
    public Throttle(IOptions<ThrottlingOptions> options)
    {
        _trustedHops = options.Value.TrustedHops;
        _callers = Limiter(options.Value.CallerPerMinute);
        _codes = Limiter(options.Value.CodePerMinute);
    }

    /// <summary>Counts a request of whoever sent it.</summary>
    /// <exception cref="ProblemException">429 with when to come again.</exception>
    public void Caller(HttpRequest request)
    {
        if (_callers is not null)
        {
            Count(_callers, CallerAddress.Of(request, _trustedHops), "throttled.caller");
        }
    }

    /// <summary>Counts a request for what a code names.</summary>
    /// <param name="code">The code as it is written, not as it was typed.</param>
    /// <exception cref="ProblemException">429 with when to come again.</exception>
    public void Code(string code)
    {
        if (_codes is not null)
        {
            Count(_codes, code, "throttled.code");
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _callers?.Dispose();
        _codes?.Dispose();
    }

    private static PartitionedRateLimiter<string>? Limiter(int perMinute) => perMinute == 0
        ? null
        : PartitionedRateLimiter.Create<string, int>(key => RateLimitPartition.GetFixedWindowLimiter(
            // Of this process alone, so that nobody can choose to be in another's bin.
            string.GetHashCode(key, StringComparison.Ordinal) & (Bins - 1),
            _ => new FixedWindowRateLimiterOptions { PermitLimit = perMinute, Window = Window, QueueLimit = 0 }));

    private static void Count(PartitionedRateLimiter<string> limiter, string key, string code)
    {
        using var lease = limiter.AttemptAcquire(key);
        if (lease.IsAcquired)
        {
            return;
        }

        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) && after > TimeSpan.Zero ? after : Window;
        var seconds = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        throw new ProblemException(new Problem(429, code, Args: new Dictionary<string, string> { ["seconds"] = seconds }, RetryAfter: wait));
    }
}
