using Dtks.Functions.Data;
using Dtks.Functions.Registry;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Json;
using Newtonsoft.Json.Linq;

namespace Dtks.Functions.FamilyChanges;

/// <summary>Keeps for a village the families that are on the way to it (REG-8), as the villages they come from have them: whatever order the news come in.</summary>
public sealed class ArrivalProjection(DocumentStore store, HouseholdRepository households) : IProjection
{
    /// <summary>The projection's name.</summary>
    public const string ProjectionName = "family-arrivals";

    /// <inheritdoc />
    public string Name => ProjectionName;

    /// <inheritdoc />
    public async Task ApplyAsync(JObject input, CancellationToken cancellation)
    {
        var (from, household, to) = JsonText.Read<ArrivalNews>(input.ToString());
        var (partition, id) = (Partitions.Registry(to), ArrivalDocument.IdOf(household));
        while (true)
        {
            var known = await store.ReadAsync<ArrivalDocument>(partition, id, cancellation);
            var departure = (await households.FindAsync(from, household, cancellation))?.State.Departures.FirstOrDefault(d => d.Member is null && d.AcceptedBy is null && d.To.Village.Value == to);
            if ((departure is null) == (known is null))
            {
                return;
            }

            var done = departure is null
                ? await store.TryDeleteAsync(partition, id, known!.ETag, cancellation)
                : await store.TryCreateAsync(partition, New(id, from, household, to, departure.Since.ToDateTimeOffset()), cancellation);
            if (done)
            {
                return;
            }
        }
    }

    private static ArrivalDocument New(string id, string from, string household, string to, DateTimeOffset since) =>
        new() { Id = id, Village = to, From = from, Household = household, CreatedOn = since };
}
