using Dtks.Domain.Areas;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using Dtks.Functions.Claims;
using Dtks.Functions.Registry;
using Dtks.Platform.Changes;
using Dtks.Platform.Problems;
using NodaTime;

namespace Dtks.Functions.FamilyChanges;

/// <summary>
/// Carries a change of a family out where it was entered (REG-8): judged by the family as it is, its numbers claimed, and saved in one batch with
/// what it comes to in the same village. Who leaves for another village is on the way from then on (<see cref="FamilyDepartures"/>).
/// </summary>
public sealed class FamilyCarrying(
    HouseholdRepository households, ClaimRepository claims, FamilyClaims numbers, FamilyChangeSets sets, ChangeCommit commit, PolicyVersions policies, TimeProvider clock)
{
    /// <summary>The policy of today in a village, and the instant.</summary>
    public (PolicyVersion Policy, Instant Now) Today(AreaCode village)
    {
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        return (policies.At(TimeZones.DateIn(village, now)), now);
    }

    /// <summary>What a change comes to, or why it cannot be.</summary>
    public async Task<Reading<FamilyEffect>> JudgeAsync(FamilyChange change, HouseholdState household, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(household);
        var joined = change is { Joins: { } joins, Card: { } card } && await claims.FindAsync(claims.CardId(card), cancellation) is { } claim
            && await households.OfAsync(claim, cancellation) is { } found && found.State.Id == joins && found.State.GoneFor() is null ? found.State : null;
        var (policy, now) = Today(household.Village);
        return FamilyChangeRules.Judge(change, household, joined, policy, now);
    }

    /// <summary>Carries it out. Why not, where it cannot be; nothing is saved then.</summary>
    /// <param name="found">The household as it was read.</param>
    /// <param name="change">The change.</param>
    /// <param name="by">Who entered it.</param>
    /// <param name="keep">Adds to what is saved.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<IReadOnlyList<Violation>> CarryOutAsync(
        HouseholdDocument found, FamilyChange change, Actor by, Func<ChangeSet, ChangeSet> keep, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(found);
        ArgumentNullException.ThrowIfNull(keep);
        var judged = await JudgeAsync(change, found.State, cancellation);
        if (judged.Value is not { } effect)
        {
            return judged.Violations;
        }

        if (await numbers.TakeAsync(found, change, by, cancellation) is { } taken)
        {
            return [Violation.Conflict(FamilyChangeViolations.Claimed, "REG-5") with { Pointer = taken }];
        }

        await commit.SaveAsync(keep(await ChangeAsync(found, change, effect, by, cancellation)), cancellation);
        return [];
    }

    private async Task<ChangeSet> ChangeAsync(HouseholdDocument found, FamilyChange change, FamilyEffect effect, Actor by, CancellationToken cancellation)
    {
        var (policy, now) = Today(found.State.Village);
        if (effect.Going is not { } going)
        {
            return sets.Of(found, Accepted.Events(FamilyChangeDecider.CarryOut(change, effect, by, found.State, policy, now)));
        }

        if (going.To.Village != found.State.Village)
        {
            return sets.Of(found, Accepted.Events(FamilyChangeDecider.Depart(change, going, by, policy, now)));
        }

        var there = going.Founds is null ? await households.FindAsync(found.Village, going.To.Household, cancellation) : null;
        var taken = Accepted.Events(FamilyChangeDecider.TakeIn(change, going, by, found.State, there?.State, policy, now));
        var left = Accepted.Events(FamilyChangeDecider.CarryOut(change, effect, by, found.State, policy, now));
        var both = sets.Of(found, left, taken.Aggregate(there?.State, HouseholdDecider.Evolve));
        sets.AddTo(both, there, taken);
        return both;
    }
}
