using Dtks.Domain.Areas;
using Dtks.Domain.Households;
using Dtks.Functions.Registry;
using Dtks.Platform.Changes;

namespace Dtks.Functions.FamilyChanges;

/// <summary>
/// Turns what was decided of a family into a change: the household with the claims that are to follow noted on it, audit entries, CloudEvents, and
/// the message that drives on what follows (REG-8).
/// </summary>
public sealed class FamilyChangeSets(HouseholdNumbers numbers)
{
    /// <summary>The change of a household alone.</summary>
    /// <param name="before">The household as it was read; null for one that is founded.</param>
    /// <param name="events">What happened, at least one event.</param>
    /// <param name="elsewhere">The household that who left stands in now; null for none. Numbers that nobody bears there are given up when their claims follow.</param>
    public ChangeSet Of(HouseholdDocument? before, IReadOnlyList<HouseholdEvent> events, HouseholdState? elsewhere = null)
    {
        var after = After(before, events, elsewhere);
        return HouseholdRepository.Change(after, events).Then(Following(before, after, events));
    }

    /// <summary>The same, as part of another change in the village.</summary>
    public void AddTo(ChangeSet change, HouseholdDocument? before, IReadOnlyList<HouseholdEvent> events)
    {
        ArgumentNullException.ThrowIfNull(change);
        var after = After(before, events, elsewhere: null);
        HouseholdRepository.AddTo(change, after, events);
        change.Then(Following(before, after, events));
    }

    private HouseholdDocument After(HouseholdDocument? before, IReadOnlyList<HouseholdEvent> events, HouseholdState? elsewhere)
    {
        var state = events.Aggregate(before?.State, HouseholdDecider.Evolve)!;
        var next = before is null
            ? new HouseholdDocument { Id = HouseholdDocument.IdOf(state.Id), Village = state.Village.Value, State = state }
            : before with { State = state };
        var loose = Loose(before, state, elsewhere);
        return next with { Loose = loose.Count == 0 ? null : loose, Unfollowed = events.Any(e => e is FamilyChanged or HouseholdFounded) ? true : next.Unfollowed };
    }

    private List<LooseNumber> Loose(HouseholdDocument? before, HouseholdState after, HouseholdState? elsewhere)
    {
        if (before is null)
        {
            return [];
        }

        var borne = numbers.Of(after);
        var lost = numbers.Of(before.State).Where(n => !borne.Contains(n)).Select(n => new LooseNumber(n, elsewhere?.Village.Value, elsewhere?.Id));
        return [.. (before.Loose ?? []).Where(l => !borne.Contains(l.Claim)), .. lost];
    }

    private static IEnumerable<OutboxEntry> Following(HouseholdDocument? before, HouseholdDocument after, IReadOnlyList<HouseholdEvent> events)
    {
        if (after.AwaitsChange == true)
        {
            yield return OutboxEntry.Message(DriveFamilies.Queue, new FamilyMessage(after.Village, after.State.Id));
        }

        // A village that had no recipient may have one now (VER-2).
        if (events.FirstOrDefault(e => e is HouseholdFounded or FamilyChanged) is { } changed && after.State.Entitlements.Any(e => e.Status == EntitlementStatus.Active))
        {
            yield return OutboxEntry.Projection(RecipientVillages.ProjectionName, new RecipientVillage(after.Village, changed.Meta.At.ToDateTimeOffset()));
        }

        foreach (var (village, change) in Elsewhere(before?.State.Departures ?? [], after.State.Departures))
        {
            yield return OutboxEntry.Projection(ArrivalProjection.ProjectionName, new ArrivalNews(after.Village, after.State.Id, village, change));
        }
    }

    // Whoever is to take the family, or one of it, over, or no longer: whatever made it so.
    private static IEnumerable<(string Village, string? Change)> Elsewhere(IReadOnlyList<Departure> before, IReadOnlyList<Departure> after) =>
        before.Except(after).Concat(after.Except(before)).Select(d => (d.To.Village.Value, d.Member is null ? null : d.Change.Id)).Distinct();
}
