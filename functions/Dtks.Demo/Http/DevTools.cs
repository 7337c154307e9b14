using System.Globalization;
using Newtonsoft.Json.Linq;

namespace Dtks.Demo.Http;

/// <summary>The host's <c>/dev</c> paths: tokens, the clock, the population register, waiting until all work is done.</summary>
internal sealed class DevTools(DemoApi api)
{
    private const int IdleSeconds = 60;

    private static readonly TimeSpan Wib = TimeSpan.FromHours(7);
    private static readonly TimeSpan PastOpening = TimeSpan.FromMinutes(10);

    /// <summary>A token for someone of that role and area; and of that section or giver, where the role has one.</summary>
    /// <exception cref="DemoStoppedException">The host gave none.</exception>
    public async Task<string> TokenAsync(string role, string area, string subject, string name, CancellationToken cancellation, (string Of, string Value)? own = null)
    {
        var body = new JObject { ["role"] = role, ["area"] = area, ["subject"] = subject, ["name"] = name };
        if (own is { } named) body[named.Of] = named.Value;
        return (await api.PostAsync("/dev/tokens", token: null, body, cancellation)).Required("token");
    }

    /// <summary>The time that every part goes by.</summary>
    public async Task<DateTimeOffset> NowAsync(CancellationToken cancellation)
    {
        var now = (await api.GetAsync("/dev/clock", token: null, cancellation)).Required("now");
        return DateTimeOffset.Parse(now, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
    }

    /// <summary>Moves the clock, runs what fell due on the way, and waits until the work that comes of it is done.</summary>
    /// <exception cref="DemoStoppedException">The host refused, or the work was not done in time.</exception>
    public async Task SetClockAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        var text = now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var answer = await api.PostAsync("/dev/clock", token: null, new JObject { ["now"] = text }, cancellation);
        if (!answer.IsSuccess)
            throw new DemoStoppedException($"{answer.Request} {text}: {answer.Brief()}");
        await IdleAsync(cancellation);
    }

    /// <summary>Moves the clock to ten minutes past the start of the next month in WIB, by which that month is opened (VER-1).</summary>
    /// <returns>The month, as <c>2026-12</c>.</returns>
    public async Task<string> NextMonthAsync(CancellationToken cancellation)
    {
        var today = (await NowAsync(cancellation)).ToOffset(Wib);
        var first = new DateTimeOffset(new DateTime(today.Year, today.Month, 1, 0, 0, 0, DateTimeKind.Unspecified).AddMonths(1), Wib);
        await SetClockAsync(first + PastOpening, cancellation);
        return first.ToString("yyyy-MM", CultureInfo.InvariantCulture);
    }

    /// <summary>Waits until every queue is empty and nothing runs.</summary>
    /// <exception cref="DemoStoppedException">It was not so within a minute.</exception>
    public async Task IdleAsync(CancellationToken cancellation)
    {
        var answer = await api.PostAsync($"/dev/idle?timeout={IdleSeconds}", token: null, body: null, cancellation);
        if (!answer.IsSuccess)
            throw new DemoStoppedException($"{answer.Request}: {answer.Status} {answer.Body.ToString(Newtonsoft.Json.Formatting.None)}");
    }
}
