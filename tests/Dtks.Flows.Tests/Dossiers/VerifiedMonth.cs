using System.Net;
using Dtks.Flows.Tests.Deliberations;
using Dtks.Flows.Tests.Verification;

namespace Dtks.Flows.Tests.Dossiers;

/// <summary>A host on which November 2026 was opened on the 10th in the west, the 11th in the east, over villages that each have one family of three lines; each test takes villages of its own.</summary>
public sealed class VerifiedMonth : IAsyncLifetime
{
    /// <summary>The month.</summary>
    public const string Period = "2026-11";

    private readonly FlowHost _host = new();
    private readonly Queue<string> _free = new();

    /// <summary>The host.</summary>
    public FlowHost Host => _host;

    /// <summary>A client of it.</summary>
    public Flow Flow => _host.Flow;

    /// <summary>The regency of the villages in the west.</summary>
    public string Regency { get; private set; } = string.Empty;

    /// <summary>Two villages in the east.</summary>
    public IReadOnlyList<string> East { get; private set; } = [];

    /// <summary>A village without a sheet.</summary>
    public string Empty { get; private set; } = string.Empty;

    public async Task InitializeAsync()
    {
        await _host.InitializeAsync();
        await Flow.SetClockAsync(new DateTimeOffset(2026, 11, 10, 15, 0, 0, TimeSpan.Zero));
        var (west, east) = (Place.Next(villages: 14), Place.Next("WIT"));
        (Regency, East, Empty) = (west.Regency, [.. east.Villages.Take(2)], west.Villages[13]);
        await Flow.RecipientsAsync([.. west.Villages.Take(13).Select(village => SampleFamily.Of(village))]);
        await Flow.RecipientsAsync([.. East.Select(village => SampleFamily.Of(village))]);
        await Flow.SetClockAsync(new DateTimeOffset(2026, 11, 10, 16, 0, 0, TimeSpan.Zero));
        (await Flow.OpenMonthAsync(Period)).Expect(HttpStatusCode.Created);
        await Flow.SetClockAsync(new DateTimeOffset(2026, 11, 12, 3, 0, 0, TimeSpan.Zero));
        west.Villages.Take(13).ToList().ForEach(_free.Enqueue);
    }

    /// <summary>A village of a test's own.</summary>
    public string Next() => _free.Dequeue();

    /// <summary>A village, of a test's own unless one is named, whose sheet is finalised and handed in.</summary>
    public async Task<(string Village, DeliberationFlow Deliberation, string Dossier)> SubmittedAsync(string? of = null)
    {
        var village = of ?? Next();
        var deliberation = await Flow.ConcludedAsync(village, "2026-11-12");
        await Flow.FinalisedAsync(Period, village);
        return (village, deliberation, (await Flow.SubmitSheetAsync(Period, village, deliberation.Id)).Expect(HttpStatusCode.Created)["id"]!);
    }

    public Task DisposeAsync() => _host.DisposeAsync();
}
