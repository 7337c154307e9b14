using Dtks.Domain.Appeals;
using Dtks.Domain.Areas;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using Dtks.Domain.Removals;
using Dtks.Functions.FamilyChanges;
using Dtks.Functions.Registry;
using Dtks.Functions.Removals;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Problems;

namespace Dtks.Functions.Appeals;

/// <summary>
/// What becomes of a removal, and of what followed it, when an appeal against it is granted (GOV-3): where those whom it means stand by now (REG-8), and not where
/// they stood when it was recorded.
/// </summary>
public sealed class RemovalOverturns(
    RemovalRepository removals, HouseholdRepository households, HouseholdPlaces places, FamilyChangeSets families, FamilyClaims claims, StandingAgain again, ChangeCommit commit)
{
    /// <summary>What is to be done, the removal itself first; none where nothing of it stands. Nothing is saved but claims.</summary>
    /// <exception cref="ProblemException">409 when a number of those who were removed stands with another by now.</exception>
    internal async Task<IReadOnlyList<Overturn>> OfAsync(RemovalState removal, string note, Actor by, CancellationToken cancellation)
    {
        var found = new List<Overturn>();
        foreach (var fact in (await removals.FollowedAsync(removal, cancellation)).Where(r => r.Status is RemovalStatus.Noticed or RemovalStatus.Effective))
        {
            if (await removals.FindAsync(fact.Village.Value, fact.Id, cancellation) is { } standing && await OneAsync(standing, note, by, cancellation) is { } overturn)
            {
                found.Add(overturn);
            }
        }

        return found;
    }

    /// <summary>The change of one whose household stands in the removal's village.</summary>
    internal ChangeSet Change(Overturn overturn)
    {
        var change = RemovalRepository.Change(overturn.Removal, overturn.Happened).Change;
        if (overturn.Back.Count > 0)
        {
            families.AddTo(change, overturn.Household, overturn.Back);
        }

        return change;
    }

    /// <summary>Saves one. Where the household stands elsewhere, they stand there again before the removal says so: ended in between, that is found done.</summary>
    internal async Task SaveAsync(Overturn overturn, CancellationToken cancellation)
    {
        if (overturn.IsHere)
        {
            await commit.SaveAsync(Change(overturn), cancellation);
            return;
        }

        if (overturn.Back.Count > 0)
        {
            await commit.SaveAsync(families.Of(overturn.Household, overturn.Back), cancellation);
        }

        await commit.SaveAsync(RemovalRepository.Change(overturn.Removal, overturn.Happened).Change, cancellation);
    }

    private async Task<Overturn?> OneAsync(RemovalDocument found, string note, Actor by, CancellationToken cancellation)
    {
        var (policy, now) = removals.Today(found.State.Village);
        if (Accepted.Events(RemovalDecider.Overturn(found.State, note, by, policy, now)) is not [var happened])
        {
            return null;
        }

        return happened is RemovalUndone undone
            ? await UndoneAsync(found, undone, by, cancellation)
            : new Overturn(found, happened, null, [], AppealResult.RemovalCancelled);
    }

    private async Task<Overturn> UndoneAsync(RemovalDocument found, RemovalUndone undone, Actor by, CancellationToken cancellation)
    {
        var way = await places.OfAsync(found.State.Village, found.State.Household, cancellation);
        var household = await households.FindAsync(way.Now.Village.Value, way.Now.Household, cancellation) ?? throw new ProblemException(Problem.NotFound);
        if (household.State.Departures.Any(d => d.IsUnderWay))
        {
            // Who is on the way stands in two places for a moment: nothing else of the family changes until that is over (REG-8).
            throw new StaleException();
        }

        if (RemovalEffects.IsUndone(found.State, household.State))
        {
            return new Overturn(found, undone, household, [], AppealResult.RemovalUndone);
        }

        var back = RemovalEffects.Back(found.State, household.State).Select(m => m.Person).ToList();
        if (back.Count == 0)
        {
            return new Overturn(found, undone, household, [], AppealResult.NobodyThere);
        }

        if (await again.AnyAsync(household, back, cancellation))
        {
            return new Overturn(found, undone with { StandsAgain = true }, household, [], AppealResult.StandsAgain);
        }

        await ClaimAsync(found.State, household, back, by, cancellation);
        var (policy, now) = removals.Today(household.State.Village);
        return new Overturn(found, undone, household, Accepted.Events(RemovalEffects.Reinstate(found.State, household.State, by, policy, now)), AppealResult.RemovalUndone);
    }

    // Their numbers were given up: claimed before they stand there again (REG-5).
    private async Task ClaimAsync(RemovalState removal, HouseholdDocument household, IReadOnlyList<Member> back, Actor by, CancellationToken cancellation)
    {
        var brings = new FamilyChange
        {
            Id = removal.Id,
            Kind = FamilyChangeKind.Reinstatement,
            Card = household.State.Ended is null ? null : household.State.FamilyCardNumber,
            Founds = new Family(household.State.FamilyCardNumber, household.State.Village, household.State.Address, back),
        };
        if (await claims.TakeAsync(household, brings, by, cancellation) is not null)
        {
            throw new ProblemException(new Problem(409, AppealViolations.NumberHeld, "REG-5"));
        }
    }
}

/// <summary>What becomes of one removal.</summary>
/// <param name="Removal">The removal as it stands.</param>
/// <param name="Happened">What happens to it.</param>
/// <param name="Household">The household where it stands now; null where nothing becomes of it.</param>
/// <param name="Back">What happens to that; none where nothing does.</param>
/// <param name="Result">What is told.</param>
internal sealed record Overturn(RemovalDocument Removal, RemovalEvent Happened, HouseholdDocument? Household, IReadOnlyList<HouseholdEvent> Back, AppealResult Result)
{
    /// <summary>Whether it is one change: the household stands in the removal's village.</summary>
    public bool IsHere => Back.Count == 0 || Household!.Village == Removal.Village;
}
