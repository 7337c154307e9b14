using System.Globalization;
using Dtks.Domain.ServiceDesk;
using Dtks.Domain.ServiceDesk.Numbers;
using Dtks.Functions.Data;
using Dtks.Functions.ServiceDesk.Applications;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Json;
using Dtks.Platform.Records;
using Newtonsoft.Json.Linq;
using NodaTime;

namespace Dtks.Functions.ServiceDesk.Numbers;

/// <summary>Counts applications by the month they were filed in and their village, each step once: the same again, or an earlier one that comes later, changes nothing.</summary>
public sealed class HelpMonths(DocumentStore store, UnreadableRecords unreadables, OptimisticRetry retry) : IProjection
{
    /// <summary>The projection's name.</summary>
    public const string ProjectionName = "help-months";

    /// <inheritdoc />
    public string Name => ProjectionName;

    /// <inheritdoc />
    public Task ApplyAsync(JObject input, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(input);
        var counted = JsonText.Read<CountedHelp>(input.ToString());
        return retry.RetryAsync(() => CountAsync(counted, cancellation), cancellation);
    }

    /// <summary>The month of a day.</summary>
    public static string Of(LocalDate day) => string.Create(CultureInfo.InvariantCulture, $"{day.Year:0000}-{day.Month:00}");

    /// <summary>The sums of a regency's villages in a month, by village, and which cannot be read: a document for each village at most.</summary>
    public async Task<(IReadOnlyDictionary<string, HelpSums> Villages, IReadOnlyList<string> Unreadable)> SumsAsync(string regency, string month, CancellationToken cancellation)
    {
        var partition = Partitions.ServiceDesk(regency);
        var query = new DocumentQuery($"SELECT c.id, c.type, c.regency, c.month, c.village, c.sums FROM c WHERE c.type = '{HelpMonthDocument.TypeName}' AND c.month = @month").With("@month", month);
        var (read, bad) = await unreadables.ApartAsync(partition, store.AllAsync<HelpMonthDocument>(partition, query, cancellation), HelpMonthDocument.IdOf(month, string.Empty), cancellation);
        return (read.ToDictionary(m => m.Village, m => m.Sums, StringComparer.Ordinal), bad);
    }

    private async Task CountAsync(CountedHelp counted, CancellationToken cancellation)
    {
        var (partition, id) = (Partitions.ServiceDesk(counted.Village[..4]), HelpMonthDocument.IdOf(Of(counted.Counted.FiledOn), counted.Village));
        var before = await store.ReadAsync<HelpMonthDocument>(partition, id, cancellation);
        var known = before?.Applications ?? new Dictionary<string, HelpCounted>(StringComparer.Ordinal);
        if (known.TryGetValue(counted.Application, out var there) && there.Version >= counted.Counted.Version)
        {
            return;
        }

        var all = new Dictionary<string, HelpCounted>(known, StringComparer.Ordinal) { [counted.Application] = counted.Counted };
        var after = new HelpMonthDocument
        {
            Id = id,
            ETag = before?.ETag,
            Regency = counted.Village[..4],
            Month = Of(counted.Counted.FiledOn),
            Village = counted.Village,
            Applications = all,
            Sums = HelpSums.Of(all.Values),
        };
        await store.CommitAsync(new DocumentBatch(partition).Save(after), cancellation);
    }
}

/// <summary>What is counted of an application.</summary>
/// <param name="Application">It.</param>
/// <param name="Village">The applicant's village.</param>
/// <param name="Counted">What it counts as.</param>
internal sealed record CountedHelp(string Application, string Village, HelpCounted Counted);

/// <summary>Has an application counted after each step by which it counts otherwise.</summary>
public sealed class CountedSteps : IHelpFollower
{
    /// <inheritdoc />
    public void Follow(ChangeSet change, HelpApplicationState state, IReadOnlyList<HelpEvent> events)
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(state);
        if (events.Any(e => HelpCounted.Counts(e.Meta.Code)))
        {
            change.Then(OutboxEntry.Projection(HelpMonths.ProjectionName, new CountedHelp(state.Id, state.Applicant.Village.Value, HelpCounted.Of(state))));
        }
    }
}
