using Dtks.Domain.Households;
using Dtks.Functions.Data;
using Dtks.Functions.Registry;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Json;
using Dtks.Platform.Problems;
using Newtonsoft.Json.Linq;

namespace Dtks.Functions.FamilyChanges;

/// <summary>Keeps for a village the families that are on the way to it (REG-8), as the villages they come from have them: whatever order the news come in.</summary>
public sealed class ArrivalProjection(DocumentStore store, HouseholdRepository households, OptimisticRetry retry) : IProjection
{
    /// <summary>The projection's name.</summary>
    public const string ProjectionName = "family-arrivals";

    /// <inheritdoc />
    public string Name => ProjectionName;

    /// <inheritdoc />
    public Task ApplyAsync(JObject input, CancellationToken cancellation)
    {
        var news = JsonText.Read<ArrivalNews>(input.ToString());
        return retry.RetryAsync(() => ApplyAsync(news, cancellation), cancellation);
    }

    private async Task ApplyAsync(ArrivalNews news, CancellationToken cancellation)
    {
        var (partition, id) = (Partitions.Registry(news.To), ArrivalDocument.IdOf(news.Household, news.Change));
        var known = await store.ReadAsync<ArrivalDocument>(partition, id, cancellation);
        var next = (await households.FindAsync(news.From, news.Household, cancellation))?.State is { } state ? Next(news, state, known) : null;
        var done = (known, next) switch
        {
            (null, null) => true,
            (null, _) => await store.TryCreateAsync(partition, next, cancellation),
            (_, null) => await store.TryDeleteAsync(partition, id, known.ETag, cancellation),
            _ => known.Refusal == next.Refusal || await ReplacedAsync(partition, next, cancellation),
        };
        if (!done)
        {
            throw new StaleException();
        }
    }

    // What came to nothing by neither village's will is shown there, with why, until that has taken note of it.
    private static ArrivalDocument? Next(ArrivalNews news, HouseholdState state, ArrivalDocument? known)
    {
        if (state.Departures.FirstOrDefault(d => Is(d, news)) is { } departure)
        {
            return New(news, departure.Since.ToDateTimeOffset()) with { ETag = known?.ETag };
        }

        var refused = known is null ? null : state.Pending.LastOrDefault(p => !p.Waits && (news.Change is null ? p.Change.Kind == FamilyChangeKind.Move && p.Change.To?.Value == news.To : p.Change.Id == news.Change));
        return refused is null || refused.Refusal == FamilyChangeViolations.MoveRefused ? null : known! with { Refusal = refused.Refusal, Args = refused.Args };
    }

    // One who was taken over is noted until they are gone there, so that an officer who asks again is answered.
    private static bool Is(Departure departure, ArrivalNews news) => departure.To.Village.Value == news.To
        && (news.Change is null ? departure is { Member: null, AcceptedBy: null } : departure.Asks && departure.Change.Id == news.Change);

    private async Task<bool> ReplacedAsync(Partition partition, ArrivalDocument next, CancellationToken cancellation)
    {
        await store.CommitAsync(new DocumentBatch(partition).Replace(next), cancellation);
        return true;
    }

    private static ArrivalDocument New(ArrivalNews news, DateTimeOffset since) =>
        new() { Id = ArrivalDocument.IdOf(news.Household, news.Change), Village = news.To, From = news.From, Household = news.Household, Change = news.Change, CreatedOn = since };
}
