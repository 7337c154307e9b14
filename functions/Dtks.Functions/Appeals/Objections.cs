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
    public async Task<Objection?> ToAsync(string village, string record, Instant since, CancellationToken cancellation)
    {
        var (partition, made) = (Partitions.Registry(village), new List<Made>());
        var query = new DocumentQuery("SELECT c.status, c.createdOn, c.state.dueOn FROM c WHERE c.type = 'appeal' AND c.status IN ('open', 'denied') AND c.state.kind != 'notEntitled' AND c.state.about.id = @id").With("@id", record);
        await foreach (var one in store.AllAsync<Made>(partition, query, cancellation).ReadOr(bad => unreadables.LeftOut(partition, bad), cancellation))
        {
            made.Add(one);
        }

        return made.Where(m => m.CreatedOn >= since.ToDateTimeOffset()).OrderBy(m => m.Status).ThenByDescending(m => m.CreatedOn).FirstOrDefault() is { } latest
            ? new Objection(latest.Status == AppealStatus.Open, latest.DueOn)
            : null;
    }

    [JsonObject(MissingMemberHandling = MissingMemberHandling.Ignore)]
    private sealed record Made(AppealStatus Status, DateTimeOffset CreatedOn, LocalDate DueOn);
}
