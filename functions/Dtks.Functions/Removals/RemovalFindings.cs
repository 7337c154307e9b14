using Dtks.Domain.Households;
using Dtks.Domain.Removals;
using Dtks.Domain.Verification;
using Dtks.Functions.FamilyChanges;
using Dtks.Functions.Registry;
using Dtks.Platform.Changes;
using Dtks.Platform.Json;
using Dtks.Platform.Messaging;
using Newtonsoft.Json.Linq;

namespace Dtks.Functions.Removals;

/// <summary>Has the household say which removals of it are noticed (RAT-6), and no more what a sheet found by which one was recorded that did not hold: what its lines are decided in sight of (REG-4).</summary>
public sealed class RemovalFindings(RemovalRepository removals, HouseholdFindings findings, QueueSender queues) : IProjection
{
    /// <summary>The projection's name.</summary>
    public const string ProjectionName = "removal-finding";

    /// <inheritdoc />
    public string Name => ProjectionName;

    /// <summary>What follows from any step of a removal.</summary>
    public static OutboxEntry Of(RemovalState removal)
    {
        ArgumentNullException.ThrowIfNull(removal);
        return OutboxEntry.Projection(ProjectionName, new FoundRemoval(removal.Village.Value, removal.Household, removal.Id));
    }

    /// <summary>A household that says so already, as it is written with the removal: nothing is left for the projection to write. Its open sheet is to follow.</summary>
    public static HouseholdDocument Noted(HouseholdDocument household, RemovalState removal)
    {
        ArgumentNullException.ThrowIfNull(household);
        ArgumentNullException.ThrowIfNull(removal);
        return household with { State = household.State with { Findings = HouseholdFinding.With(household.State.Findings, SuggestionSourceKind.Removal, removal.Id, Found(removal)) }, Unfollowed = true };
    }

    /// <inheritdoc />
    public async Task ApplyAsync(JObject input, CancellationToken cancellation)
    {
        var (village, household, removal) = JsonText.Read<FoundRemoval>(input.ToString());
        var state = default(RemovalState);
        Task FollowAsync() => queues.SendAsync(DriveFamilies.Queue, new FamilyMessage(village, household), cancellation);
        await findings.KeepAsync(
            village, household, SuggestionSourceKind.Removal, removal, async () => (state = (await removals.FindAsync(village, removal, cancellation))?.State) is { } found ? Found(found) : null, FollowAsync, cancellation);

        // What a month's sheet found of them by which they were removed is not suggested to the next once that was taken back or found wrong (VER-6, GOV-3).
        if (state is { Status: RemovalStatus.Cancelled or RemovalStatus.Undone, Sheet: { } sheet } overturned)
        {
            await findings.DropAsync(village, household, SuggestionSourceKind.Sheet, sheet.Period.Value, overturned.Whom(), FollowAsync, cancellation);
        }
    }

    private static HouseholdFinding? Found(RemovalState removal) => removal.Status != RemovalStatus.Noticed ? null : new HouseholdFinding(
        SuggestionSourceKind.Removal, removal.Id, removal.Members, removal.Ground == RemovalGround.Deceased ? Cascade.Deceased : removal.Number, removal.NoticeEndsOn);
}

/// <summary>A removal whose household is to say that it is noticed, or no more.</summary>
/// <param name="Village">The village.</param>
/// <param name="Household">The household.</param>
/// <param name="Removal">The removal.</param>
public sealed record FoundRemoval(string Village, string Household, string Removal);
