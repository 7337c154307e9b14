using Dtks.Domain.Areas;
using Dtks.Domain.Duplicates;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.Verification;
using Dtks.Functions.FamilyChanges;
using Dtks.Functions.Registry;
using Dtks.Platform.Changes;
using Dtks.Platform.Json;
using Dtks.Platform.Messaging;
using Newtonsoft.Json.Linq;

namespace Dtks.Functions.Duplicates;

/// <summary>Has the household say which entry of it is a duplicate that does not stay, as people found (REG-5): what its lines are decided in sight of (REG-4).</summary>
public sealed class DuplicateFindings(DuplicateRepository duplicates, HouseholdFindings findings, QueueSender queues) : IProjection
{
    /// <summary>The projection's name.</summary>
    public const string ProjectionName = "duplicate-finding";

    /// <inheritdoc />
    public string Name => ProjectionName;

    /// <summary>What follows from a decision on a pair, or its being settled: both households look.</summary>
    public static IEnumerable<OutboxEntry> Of(DuplicateState before, DuplicateState after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return before.Status != DuplicateStatus.Same && after.Status != DuplicateStatus.Same ? []
            : new[] { before.First, before.Second, after.First, after.Second }.Select(e => (e.Village, e.Household)).Distinct()
                .Select(e => OutboxEntry.Projection(ProjectionName, new FoundDuplicate(after.Regency.Value, after.Id, e.Village, e.Household)));
    }

    /// <inheritdoc />
    public Task ApplyAsync(JObject input, CancellationToken cancellation)
    {
        var (regency, pair, village, household) = JsonText.Read<FoundDuplicate>(input.ToString());
        return findings.KeepAsync(
            village, household, SuggestionSourceKind.Duplicate, pair,
            async () => (await duplicates.FindAsync(regency, pair, cancellation))?.State is { } found ? Found(found, village, household) : null,
            () => queues.SendAsync(DriveFamilies.Queue, new FamilyMessage(village, household), cancellation), cancellation);
    }

    private static HouseholdFinding? Found(DuplicateState pair, string village, string household)
    {
        var leaves = pair.Status != DuplicateStatus.Same ? null : pair.Leaves() switch { DuplicateSide.First => pair.First, DuplicateSide.Second => pair.Second, _ => null };
        return leaves is null || (leaves.Village, leaves.Household) != (village, household) ? null : new HouseholdFinding(
            SuggestionSourceKind.Duplicate, pair.Id, [leaves.Member], Ground: null, pair.History.Count == 0 ? null : TimeZones.DateIn(AreaCode.Parse(village), pair.History[^1].At));
    }
}

/// <summary>A pair of which a household is to say that one of it is the entry that does not stay, or no more.</summary>
/// <param name="Regency">The pair's regency.</param>
/// <param name="Pair">The pair.</param>
/// <param name="Village">The household's village.</param>
/// <param name="Household">The household.</param>
public sealed record FoundDuplicate(string Regency, string Pair, string Village, string Household);
