using Dtks.Domain.Appeals;
using Dtks.Functions.Data;
using Dtks.Functions.Proposals;
using Dtks.Platform.Documents;
using Dtks.Platform.Records;
using Newtonsoft.Json;
using NodaTime;

namespace Dtks.Functions.Appeals;

/// <summary>Tells of the appeals against a refusal or a removal whether one is open, or was denied.</summary>
public sealed class Objections(DocumentStore store, UnreadableRecords unreadables) : IObjections
{
    /// <inheritdoc />
    public async Task<IReadOnlyDictionary<string, Objection>> ToAsync(string village, IReadOnlyDictionary<string, Instant> since, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(since);

        // Not those of who only proposed a family: it has its own beside them.
        const string About = "SELECT c.status, c.createdOn, c.state.dueOn, c.state.about FROM c WHERE c.type = 'appeal' AND (c.status IN ('open', 'denied') OR (c.status = 'granted' AND c.state.result = 'forDeliberation' AND (NOT IS_DEFINED(c.state.closing) OR IS_NULL(c.state.closing)))) AND c.state.about.record NOT IN ('death', 'withheld') AND c.state.kind != 'notEntitled' AND (NOT IS_DEFINED(c.state.isBeside) OR c.state.isBeside = false) AND ARRAY_CONTAINS(@ids, c.state.about.id)";
        var (partition, made) = (Partitions.Registry(village), new List<Made>());
        var query = new DocumentQuery(About).With("@ids", since.Keys.ToArray());
        await foreach (var one in store.AllAsync<Made>(partition, query, cancellation).ReadOr(bad => unreadables.LeftOut(partition, bad), cancellation))
        {
            made.Add(one);
        }

        return made.Where(m => m.CreatedOn >= since[m.About.Id].ToDateTimeOffset()).GroupBy(m => m.About.Id).ToDictionary(
            of => of.Key, of => of.OrderBy(m => m.Status).ThenByDescending(m => m.CreatedOn).Select(m => new Objection(m.Status == AppealStatus.Open, m.DueOn) { Awaits = m.Status == AppealStatus.Granted }).First(), StringComparer.Ordinal);
    }

    /// <inheritdoc />
    public async Task<Objection?> ToWithheldAsync(string village, string proposal, Instant since, CancellationToken cancellation)
    {
        const string About = "SELECT c.status, c.createdOn, c.state.dueOn, c.state.about, c.state.result, c.state.asked FROM c WHERE c.type = 'appeal' AND c.state.about.record = 'withheld' AND c.state.about.id = @id";
        var partition = Partitions.Registry(village);
        var latest = await store.AllAsync<Made>(partition, new DocumentQuery(About).With("@id", proposal), cancellation).ReadOr(bad => unreadables.LeftOut(partition, bad), cancellation)
            .Where(made => made.CreatedOn >= since.ToDateTimeOffset()).OrderByDescending(made => made.CreatedOn).FirstOrDefaultAsync(cancellation);
        return latest is null ? null : new Objection(latest.Status == AppealStatus.Open, latest.DueOn) { Result = latest.Status == AppealStatus.Granted ? $"{latest.Result}" : null, Asked = latest.Asked?.TrackingCode };
    }

    /// <inheritdoc />
    public async Task<Objection?> ToCardAsync(string village, string card, CancellationToken cancellation)
    {
        const string About = "SELECT c.status, c.createdOn, c.state.dueOn, c.state.about, c.state.result FROM c WHERE c.type = 'appeal' AND c.state.about.record = 'card' AND c.state.about.id = @id";
        var partition = Partitions.Registry(village);
        var latest = await store.AllAsync<Made>(partition, new DocumentQuery(About).With("@id", card), cancellation).ReadOr(bad => unreadables.LeftOut(partition, bad), cancellation)
            .OrderByDescending(made => made.CreatedOn).FirstOrDefaultAsync(cancellation);
        return latest is null ? null : new Objection(latest.Status == AppealStatus.Open, latest.DueOn) { Result = latest.Status == AppealStatus.Granted ? $"{latest.Result}" : null };
    }

    [JsonObject(MissingMemberHandling = MissingMemberHandling.Ignore)]
    private sealed record Made(AppealStatus Status, DateTimeOffset CreatedOn, LocalDate DueOn, AppealSubject About, AppealResult? Result = null, AskedAssistance? Asked = null);
}
