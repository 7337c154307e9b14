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
    RemovalRepository removals, SettledHouseholds households, FamilyChangeSets families, FamilyClaims claims, StandingAgain again, GivingWay giving, ChangeCommit commit, OptimisticRetry retry)
{
    /// <summary>What is to be done, the removal itself first; none where nothing of it stands. Nothing is saved but claims.</summary>
    /// <exception cref="ProblemException">409 when a number of those who were removed stands with another by now.</exception>
    internal async Task<IReadOnlyList<Overturn>> OfAsync(RemovalState removal, string note, Actor by, CancellationToken cancellation)
    {
        var found = new List<Overturn>();
        foreach (var fact in await StandingAsync(removal, cancellation))
        {
            if (await OneAsync(fact, note, by, cancellation) is { } overturn)
            {
                found.Add(overturn);
            }
        }

        return found;
    }

    /// <summary>Does all of it, each apart: open proposals that hold a number of theirs give way first (REG-5). Done twice, it is done once.</summary>
    internal async Task CarryOutAsync(RemovalState removal, string note, Actor by, CancellationToken cancellation) => await Apart.RunAsync(
        (await StandingAsync(removal, cancellation)).Select(fact => (Func<Task>)(() => retry.RetryAsync(() => CarryOutAsync(fact, note, by, cancellation), cancellation))), cancellation);

    private async Task CarryOutAsync(RemovalFacts fact, string note, Actor by, CancellationToken cancellation)
    {
        if (await OneAsync(fact, note, by, cancellation) is not { } overturn)
        {
            return;
        }

        if (overturn.Open.Count > 0)
        {
            await giving.GiveWayAsync(overturn.Open, overturn.Household!.State, cancellation);
            overturn = await OneAsync(fact, note, by, cancellation);
        }

        // Proposed anew just now: once more.
        await (overturn is null ? Task.CompletedTask : overturn.Open.Count > 0 ? throw new StaleException() : SaveAsync(overturn, cancellation));
    }

    private async Task<IEnumerable<RemovalFacts>> StandingAsync(RemovalState removal, CancellationToken cancellation) =>
        (await removals.FollowedAsync(removal, cancellation)).Where(r => r.Status is RemovalStatus.Noticed or RemovalStatus.Effective);

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

    // Where the household stands elsewhere, they stand there again before the removal says so: ended in between, that is found done.
    private async Task SaveAsync(Overturn overturn, CancellationToken cancellation)
    {
        if (overturn.IsHere)
        {
            await commit.SaveAsync(Change(overturn), cancellation);
            return;
        }

        await commit.SaveAsync(families.Of(overturn.Household, overturn.Back), cancellation);
        await commit.SaveAsync(RemovalRepository.Change(overturn.Removal, overturn.Happened).Change, cancellation);
    }

    private async Task<Overturn?> OneAsync(RemovalFacts fact, string note, Actor by, CancellationToken cancellation)
    {
        if (await removals.FindAsync(fact.Village.Value, fact.Id, cancellation) is not { } found)
        {
            return null;
        }

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
        var household = await households.FindAsync(found.State.Village, found.State.Household, cancellation);
        var left = RemovalEffects.Back(found.State, household.State);
        if (RemovalEffects.IsUndone(found.State, household.State))
        {
            // Ended in between: who has not come back by it stands elsewhere.
            return new Overturn(found, undone with { Elsewhere = Named(left.Select(m => m.Id)) }, household, [], AppealResult.RemovalUndone);
        }

        if (left.Count == 0)
        {
            return new Overturn(found, undone with { Nobody = true }, household, [], AppealResult.NobodyThere);
        }

        var standing = await again.OfAsync(household, left, cancellation);
        var back = left.Where(m => !standing.Elsewhere.Contains(m.Id)).ToList();
        undone = undone with { StandsAgain = back.Count == 0, Elsewhere = Named(standing.Elsewhere) };
        if (back.Count == 0)
        {
            return new Overturn(found, undone, household, [], AppealResult.StandsAgain);
        }

        if (standing.Open.Count > 0)
        {
            return new Overturn(found, undone, household, [], AppealResult.RemovalUndone) { Open = standing.Open };
        }

        await ClaimAsync(found.State, household, [.. back.Select(m => m.Person)], standing.IsCardTheirs, by, cancellation);
        var (policy, now) = removals.Today(household.State.Village);
        return new Overturn(found, undone, household, Accepted.Events(RemovalEffects.Reinstate(found.State, household.State, by, policy, now, standing.Elsewhere)), AppealResult.RemovalUndone);
    }

    private static IReadOnlyList<string>? Named(IEnumerable<string> members) => members.ToList() is { Count: > 0 } some ? some : null;

    // Their numbers were given up: claimed before they stand there again (REG-5).
    private async Task ClaimAsync(RemovalState removal, HouseholdDocument household, IReadOnlyList<Member> back, bool withCard, Actor by, CancellationToken cancellation)
    {
        var brings = new FamilyChange
        {
            Id = removal.Id,
            Kind = FamilyChangeKind.Reinstatement,
            Card = withCard ? household.State.FamilyCardNumber : null,
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
    /// <summary>The open proposals that hold a number of theirs: they give way once it is granted, before anything else is done.</summary>
    public IReadOnlyList<(string Village, string Proposal)> Open { get; init; } = [];

    /// <summary>Whether it is one change: the household stands in the removal's village, and nobody is to give way first.</summary>
    public bool IsHere => Open.Count == 0 && (Back.Count == 0 || Household!.Village == Removal.Village);
}
