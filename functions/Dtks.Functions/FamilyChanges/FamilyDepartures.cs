using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Functions.Registry;
using Dtks.Functions.Verification;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Problems;

namespace Dtks.Functions.FamilyChanges;

/// <summary>
/// Brings who is on the way to another village there (REG-8): first they stand there, in one write that is the moment they change sides, then no more
/// here. Ended in between it goes on where it stands; whoever reads meanwhile sees them there alone (<see cref="HouseholdRepository.SeenAsync"/>).
/// </summary>
public sealed class FamilyDepartures(HouseholdRepository households, FamilyCarrying carrying, MonthSheets months, FamilyChangeSets sets, IEnumerable<IFamilyBaggage> baggage, ChangeCommit commit, OptimisticRetry retry)
{
    /// <summary>Goes on with one. Nothing happens where it has gone, or waits for the other village.</summary>
    public Task GoOnAsync(string village, string household, string change, CancellationToken cancellation) =>
        retry.RetryAsync(
            async () =>
            {
                if (await households.FindAsync(village, household, cancellation) is { } found && found.State.Departures.FirstOrDefault(d => d.Change.Id == change) is { IsUnderWay: true } departure)
                {
                    await (departure.Member is null ? MoveAsync(found, departure, cancellation) : JoinAsync(found, departure, cancellation));
                }
            },
            cancellation);

    /// <summary>What it comes to that some join or found a household of another village, as both stand now; or why it cannot be.</summary>
    public async Task<Reading<FamilyEffect>> JudgeAsync(HouseholdState from, Departure departure, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(departure);
        var (policy, now) = carrying.Today(from.Village);
        return FamilyChangeRules.Judge(ChangeOf(departure), from, (await FindAsync(departure, cancellation))?.State, policy, now);
    }

    // Whose NIK was corrected meanwhile is the same member.
    private static FamilyChange ChangeOf(Departure departure) => departure.Change.Goes is null ? departure.Change with { Member = departure.Member } : departure.Change;

    private async Task MoveAsync(HouseholdDocument found, Departure departure, CancellationToken cancellation)
    {
        var there = await FindAsync(departure, cancellation);
        if (there?.State.IsApplied(departure.Change.Id) != true)
        {
            // Of before a household ended with its last member: there is nobody to take over.
            if (FamilyChangeRules.Gone(found.State) is { } gone)
            {
                await DropAsync(found, departure, gone, cancellation);
                return;
            }

            await months.RequireLinesAsync(found.Village, departure.To.Village.Value, cancellation);
            foreach (var brought in baggage)
            {
                await brought.BringAsync(found.State, departure.To.Village, cancellation);
            }

            // One that comes back finds what was left of it.
            var (policy, now) = carrying.Today(departure.To.Village);
            await commit.SaveAsync(sets.Of(there, Accepted.Events(FamilyChangeDecider.Arrive(departure, found.State, policy, now))), cancellation);
            there = await FindAsync(departure, cancellation);
        }

        var (here, at) = carrying.Today(found.State.Village);
        await LeaveAsync(found, Accepted.Events(FamilyChangeDecider.MoveAway(departure, found.State, here, at)), there!, cancellation);
    }

    private async Task JoinAsync(HouseholdDocument found, Departure departure, CancellationToken cancellation)
    {
        var there = await FindAsync(departure, cancellation);
        var isThere = there?.State.IsApplied(departure.Change.Id) == true;
        var (policy, now) = carrying.Today(found.State.Village);
        var change = ChangeOf(departure);

        // Once they stand there, how that household is no longer matters.
        var judged = FamilyChangeRules.Judge(change, found.State, isThere ? there!.State with { Members = [], Departures = [], Ended = null } : there?.State, policy, now);
        if (judged.Value is not { Going: { } going } effect)
        {
            await DropAsync(found, departure, judged.Violations[0], cancellation);
            return;
        }

        if (!isThere)
        {
            await months.RequireLinesAsync(found.Village, departure.To.Village.Value, cancellation);
            var (policyThere, at) = carrying.Today(departure.To.Village);
            await commit.SaveAsync(sets.Of(there, Accepted.Events(FamilyChangeDecider.TakeIn(change, going, departure.AcceptedBy ?? departure.By, found.State, there?.State, policyThere, at))), cancellation);
            there = await FindAsync(departure, cancellation);
        }

        await LeaveAsync(found, Accepted.Events(FamilyChangeDecider.CarryOut(change, effect, departure.By, found.State, policy, now)), there!, cancellation);
    }

    private Task DropAsync(HouseholdDocument found, Departure departure, Violation why, CancellationToken cancellation)
    {
        var (policy, now) = carrying.Today(found.State.Village);
        return commit.SaveAsync(sets.Of(found, Accepted.Events(FamilyChangeDecider.Drop(departure.Change.Id, why, fields: null, departure.By, found.State, policy, now))), cancellation);
    }

    private Task LeaveAsync(HouseholdDocument found, IReadOnlyList<HouseholdEvent> events, HouseholdDocument there, CancellationToken cancellation) =>
        commit.SaveAsync(sets.Of(found, events, there.State), cancellation);

    private Task<HouseholdDocument?> FindAsync(Departure departure, CancellationToken cancellation) =>
        households.FindAsync(departure.To.Village.Value, departure.To.Household, cancellation);
}
