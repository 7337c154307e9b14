using Dtks.Flows.Tests.Verification;

namespace Dtks.Flows.Tests.Pages;

/// <summary>A host on which November 2026 is open over villages that each have one family of four with all programmes; it is the tenth.</summary>
public sealed class PagesHost : IAsyncLifetime
{
    /// <summary>The month that is open.</summary>
    public const string Period = "2026-11";

    private const int Prepared = 8;

    private readonly Queue<SampleFamily> _free = new();

    /// <summary>The host.</summary>
    public FlowHost Host { get; } = new();

    /// <summary>A client of the API.</summary>
    public Flow Flow => Host.Flow;

    /// <summary>The regency of all villages.</summary>
    public Place Place { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Host.Settings["Throttling:CallerPerMinute"] = "0";
        await Host.InitializeAsync();
        await Flow.SetClockAsync(new DateTimeOffset(2026, 11, 10, 3, 0, 0, TimeSpan.Zero));
        Place = Place.Next(villages: Prepared + 2);
        var families = Place.Villages.Take(Prepared).Select(village => SampleFamily.Of(village, members: 4)).ToList();
        await Flow.RecipientsAsync(families);
        await Flow.OpenMonthAsync(Period);
        families.ForEach(_free.Enqueue);
    }

    public Task DisposeAsync() => Host.DisposeAsync();

    /// <summary>A village of the test's own, by its family.</summary>
    public SampleFamily Next()
    {
        lock (_free)
        {
            return _free.Dequeue();
        }
    }

    /// <summary>A browser without script of its own.</summary>
    public PageReader Reader() => new(Host.BaseUrl);
}

[CollectionDefinition("pages")]
public sealed class PagesCollection : ICollectionFixture<PagesHost>;
