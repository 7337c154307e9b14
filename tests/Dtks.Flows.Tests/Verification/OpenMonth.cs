using System.Net;

namespace Dtks.Flows.Tests.Verification;

/// <summary>A host on which November 2026 is open over villages that each have one family of four with all programmes: six lines. Each test
/// takes
/// villages of its own.</summary>
public sealed class OpenMonth : IAsyncLifetime
{
    /// <summary>The month that is open.</summary>
    public const string Period = "2026-11";

    private const int Prepared = 59;

    private readonly FlowHost _host = new();
    private readonly Queue<SheetVillage> _free = new();

    /// <summary>A client of it.</summary>
    public Flow Flow => _host.Flow;

    /// <summary>The host, for tests that end a step in the middle.</summary>
    public FlowHost Host => _host;

    /// <summary>The regency of all villages.</summary>
    public string Regency { get; private set; } = string.Empty;

    /// <summary>The answer to the opening.</summary>
    public Answer Opened { get; private set; } = null!;

    /// <summary>A village whose sheet no test changes.</summary>
    public SheetVillage Untouched { get; private set; } = null!;

    /// <summary>A village whose family of a head, his wife and a child receives PKH on the head, and nobody PBI-JKN: one line.</summary>
    public SheetVillage Uninsured { get; private set; } = null!;

    /// <summary>The number of villages.</summary>
    public int Villages => Prepared;

    public async Task InitializeAsync()
    {
        await _host.InitializeAsync();
        await Flow.SetClockAsync(new DateTimeOffset(2026, 11, 10, 3, 0, 0, TimeSpan.Zero));
        var place = Place.Next(villages: Prepared + 1);
        Regency = place.Regency;
        var families = place.Villages.Take(Prepared).Select(village => SampleFamily.Of(village, members: 4)).ToList();
        var households = await Flow.RecipientsAsync(families);
        var uninsured = SampleFamily.Of(place.Villages[Prepared], members: 3);
        _free.Enqueue(new SheetVillage(uninsured, (await Flow.RecipientsAsync([uninsured], "PKH"))[0]));
        Uninsured = await NextAsync();
        Opened = (await Flow.OpenMonthAsync(Period)).Expect(HttpStatusCode.Created);
        foreach (var (family, household) in families.Zip(households))
        {
            _free.Enqueue(new SheetVillage(family, household));
        }

        Untouched = await NextAsync();
    }

    /// <summary>A village of the test's own, with tokens of its officers.</summary>
    public async Task<SheetVillage> NextAsync()
    {
        SheetVillage next;
        lock (_free)
        {
            next = _free.Dequeue();
        }

        return next with { Officer = await Flow.TokenAsync("village-officer", next.Code), Head = await Flow.TokenAsync("village-head", next.Code) };
    }

    public Task DisposeAsync() => _host.DisposeAsync();
}
