using Dtks.Domain.Appeals;
using Dtks.Domain.Areas;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using Dtks.Functions.FamilyChanges;
using Dtks.Functions.Registry;
using Dtks.Platform.Changes;
using Dtks.Platform.Problems;
using NodaTime;

namespace Dtks.Functions.Appeals;

/// <summary>What becomes of a death that was entered when an appeal against it is granted (GOV-3, REG-8): undone where the family stands by now. Done twice, it is done once.</summary>
public sealed class DeathOverturns(
    SettledHouseholds households, FamilyChangeSets families, FamilyClaims claims, StandingAgain again, ChangeCommit commit, PolicyVersions policies, TimeProvider clock)
{
    /// <summary>What follows from granting one. Nothing is saved but claims.</summary>
    /// <exception cref="ProblemException">409 when a number of whoever is recorded as dead stands with another by now.</exception>
    internal async Task<AppealEffect> OfAsync(AppealState appeal, Actor by, CancellationToken cancellation)
    {
        var (found, events) = await UndoneAsync(appeal, by, cancellation);
        return events.Count == 0 ? new AppealEffect(Deaths.MayStandAgain(found.State) ? AppealResult.DoneBefore : AppealResult.NobodyThere)
            : found.Village == appeal.Village.Value ? new AppealEffect(AppealResult.DeathUndone, families.Of(found, events)) { Family = new FamilyPlace(found.State.Village, found.State.Id), Aid = events.AidAfter() }
            : new AppealEffect(AppealResult.DeathUndone) { Elsewhere = true };
    }

    /// <summary>Carries out elsewhere what one was granted for.</summary>
    internal async Task CarryOutAsync(AppealState granted, Actor by, CancellationToken cancellation)
    {
        if (await UndoneAsync(granted, by, cancellation) is (var found, { Count: > 0 } events))
        {
            await commit.SaveAsync(families.Of(found, events), cancellation);
        }
    }

    private async Task<(HouseholdDocument Found, IReadOnlyList<HouseholdEvent> Events)> UndoneAsync(AppealState appeal, Actor by, CancellationToken cancellation)
    {
        var found = await households.FindAsync(appeal.Village, appeal.About.Id, cancellation);
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        var events = Accepted.Events(Deaths.Undo(found.State, appeal.About.Change!, by, policies.At(TimeZones.DateIn(found.State.Village, now)), now));
        if (events.Count == 0)
        {
            return (found, events);
        }

        var brings = Deaths.Bringing(new FamilyChange { Id = appeal.Id, Kind = FamilyChangeKind.DeathUndone, Member = appeal.About.Member }, found.State);
        return await claims.TakeAsync(found, await WithTheirCardAsync(brings, found, cancellation), by, cancellation) is null
            ? (found, events)
            : throw new ProblemException(new Problem(409, AppealViolations.NumberHeld, "REG-5"));
    }

    // With another of the family who is recorded, or proposed, under it by now, the card stays there until an officer enters another.
    private async Task<FamilyChange> WithTheirCardAsync(FamilyChange brings, HouseholdDocument found, CancellationToken cancellation) =>
        brings is { Card: not null, Person: not null } && await again.OfAsync(found, [], cancellation) is { IsCardTheirs: false } or { Open.Count: > 0 }
            ? brings with { Card = null }
            : brings;
}
