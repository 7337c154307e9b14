using Dtks.Functions.Data;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Json;
using Dtks.Platform.Records;
using Newtonsoft.Json.Linq;
using NodaTime;

namespace Dtks.Functions.CardReplacement;

/// <summary>A village that has replacement households, in its regency's list (CRD-8).</summary>
public sealed record ReplacementPlaceDocument : Document
{
    /// <summary>What every id begins with.</summary>
    public const string IdStart = "replacementPlace-";

    /// <inheritdoc />
    public override string Type => "replacementPlace";

    /// <summary>The regency, and the partition.</summary>
    public required string Regency { get; init; }

    /// <summary>The village; lists are in this order, and those of a district filter by what it begins with.</summary>
    public required string Village { get; init; }

    /// <summary>The round; lists filter by it.</summary>
    public required string Round { get; init; }

    /// <summary>How many replacement households its deliberations named.</summary>
    public required int Replacements { get; init; }

    /// <summary>How many the form had that was handed in; null where none was.</summary>
    public int? Submitted { get; init; }

    /// <summary>The day the form was handed in; null where none was.</summary>
    public LocalDate? SubmittedOn { get; init; }

    /// <summary>A document's id for a village's.</summary>
    public static string IdOf(string round, string village) => $"{IdStart}{round}-{village}";
}

/// <summary>A village whose replacement households are to be counted anew.</summary>
/// <param name="Village">The village.</param>
/// <param name="Round">The round.</param>
public sealed record ReplacementNews(string Village, string Round);

/// <summary>Keeps the regency's list of villages that have replacement households (CRD-8): counted anew from the village each time, so that twice, or in any order, is once.</summary>
public sealed class ReplacementPlaces(DocumentStore store, ReplacementRecap recap, UnreadableRecords unreadables, OptimisticRetry retry) : IProjection
{
    /// <summary>The projection's name.</summary>
    public const string ProjectionName = "replacement-places";

    /// <inheritdoc />
    public string Name => ProjectionName;

    /// <summary>What follows where a deliberation on cards was concluded, or a form handed in.</summary>
    public static OutboxEntry Entry(string village, string round) => OutboxEntry.Projection(ProjectionName, new ReplacementNews(village, round));

    /// <inheritdoc />
    public Task ApplyAsync(JObject input, CancellationToken cancellation)
    {
        var news = JsonText.Read<ReplacementNews>(input.ToString());
        return retry.RetryAsync(() => SaveAsync(news, cancellation), cancellation);
    }

    private async Task SaveAsync(ReplacementNews news, CancellationToken cancellation)
    {
        var (partition, id) = (Partitions.Ratifications(news.Village[..4]), ReplacementPlaceDocument.IdOf(news.Round, news.Village));

        // Read before what is counted: who counts later saves later.
        var (_, etag) = await store.KnownOrAnewAsync<ReplacementPlaceDocument>(partition, id, unreadables, cancellation);
        var form = await recap.SubmittedAsync(news.Village, news.Round, cancellation);
        var next = new ReplacementPlaceDocument
        {
            Id = id,
            Regency = partition.Value,
            Village = news.Village,
            Round = news.Round,
            Replacements = await recap.CountAsync(news.Village, news.Round, cancellation),
            Submitted = form?.Rows,
            SubmittedOn = form?.SubmittedOn,
            ETag = etag,
        };
        if (!await store.TrySaveAsync(partition, next, cancellation))
        {
            throw new StaleException();
        }
    }
}
