using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Functions.Areas;
using Dtks.Functions.Data;
using Dtks.Functions.Population;
using Dtks.Functions.Registry;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Dtks.Functions.FamilyChanges;

/// <summary>
/// Takes a change of a family in (REG-8): judged and held against the population register before anything is saved. One that brings numbers is noted
/// first, so that its claims stand with something; where the register does not answer it waits, and is driven on (REG-5).
/// </summary>
public sealed class FamilyEntry(
    HouseholdRepository households,
    HouseholdNumbers numbers,
    FamilyConfirmation confirmation,
    FamilyCarrying carrying,
    FamilyDepartures departures,
    FamilyChangeSets sets,
    AreaDirectory areas,
    IdempotentAnswers answers,
    ChangeCommit commit,
    IOptions<RequestOptions> requests)
{
    // How much of a request's time the population register may take.
    internal const double RegistersShare = 0.4;

    /// <summary>Enters a change. The answer is its receipt.</summary>
    /// <exception cref="ProblemException">400, 404, 409, 412 or 422 by docs/design.md.</exception>
    public async Task<Answer> EnterAsync(
        string village, string household, FamilyChange change, Actor by, IdempotencyKey key, ExpectedVersion ifMatch, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(ifMatch);
        var found = await households.FindAsync(village, household, cancellation) ?? throw new ProblemException(Problem.NotFound);
        change = Deaths.Bringing(change, found.State);
        var waiting = found.State.Pending.FirstOrDefault(p => p.Waits && p.Change.Id == change.Id);
        if (waiting is { Confirmed: false })
        {
            return Receipt(change);
        }

        if (IsCarriedOut(found.State, change))
        {
            return await KeptAsync(village, key, change, cancellation);
        }

        if (waiting is null)
        {
            ifMatch.Require(found.EntityTag());
            var pending = await PendingAsync(found.State, change, by, cancellation);
            if (pending is not null)
            {
                await PutOffAsync(found, pending, key, cancellation);
                if (!pending.Confirmed)
                {
                    return Receipt(change);
                }

                found = await households.FindAsync(village, household, cancellation) ?? throw new StaleException();

                // The message of what was put off may have carried it out already.
                if (IsCarriedOut(found.State, change))
                {
                    return await KeptAsync(village, key, change, cancellation);
                }
            }
        }

        // What was noted is carried out; versions before noted it without its answer.
        var noted = waiting ?? found.State.Pending.FirstOrDefault(p => p.Waits && p.Change.Id == change.Id);
        var isKept = noted is not null && (waiting is null || await answers.FindAsync(Partitions.Registry(village), key, cancellation) is not null);
        change = noted?.Change ?? change;
        var refused = await carrying.CarryOutAsync(found, change, by, saved => isKept ? saved : answers.Keep(saved, key, Receipt(change)), cancellation);
        if (refused.Count > 0)
        {
            await DropAsync(found, change, refused[0], by, cancellation);
            throw new ProblemException(Accepted.ProblemOf(refused));
        }

        await departures.GoOnAsync(village, household, change.Id, cancellation);
        return Receipt(change);
    }

    /// <summary>
    /// The answer that is kept under a key; null for a first time, and while what was noted with it is confirmed and not carried out yet: then the same request goes on with it.
    /// </summary>
    /// <exception cref="ProblemException">409 when the key was used with another body.</exception>
    public async Task<Answer?> AnsweredAsync(string village, string household, FamilyChange change, IdempotencyKey key, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(change);
        return await answers.FindAsync(Partitions.Registry(village), key, cancellation) is { } kept
            && (await households.FindAsync(village, household, cancellation))?.State.Pending.Any(p => p is { Waits: true, Confirmed: true } && p.Change.Id == change.Id) != true
                ? kept
                : null;
    }

    /// <summary>The receipt of a change that others were quicker than each time; null where nothing of it was noted.</summary>
    public async Task<Answer?> NotedAsync(string village, string household, FamilyChange change, IdempotencyKey key, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(change);
        if (await households.FindAsync(village, household, cancellation) is not { State: var state }
            || !(IsCarriedOut(state, change) || state.Pending.Any(p => p.Waits && p.Change.Id == change.Id)))
        {
            return null;
        }

        try
        {
            return await KeptAsync(village, key, change, cancellation);
        }
        catch (StaleException)
        {
            // A twin of this moment kept it.
            return Receipt(change);
        }
    }

    // What its message carries out is under the key as well: the same key with another body is refused.
    private async Task<Answer> KeptAsync(string village, IdempotencyKey key, FamilyChange change, CancellationToken cancellation)
    {
        var partition = Partitions.Registry(village);
        return await answers.FindAsync(partition, key, cancellation) ?? await answers.KeepAloneAsync(commit, partition, key, Receipt(change), cancellation);
    }

    private static bool IsCarriedOut(HouseholdState household, FamilyChange change) => household.IsApplied(change.Id) || household.Departures.Any(d => d.Change.Id == change.Id);

    // What is noted of it before it is carried out; null where that needs nothing from elsewhere.
    private async Task<PendingChange?> PendingAsync(HouseholdState household, FamilyChange change, Actor by, CancellationToken cancellation)
    {
        RequireVillages(change);
        var effect = Accepted.Value(await carrying.JudgeAsync(change, household, cancellation));
        var confirmed = await IsConfirmedAsync(change, effect, by, cancellation);
        return confirmed && numbers.Brought(change).Count == 0 ? null : new PendingChange(change, by, carrying.Today(household.Village).Now, confirmed);
    }

    private async Task<bool> IsConfirmedAsync(FamilyChange change, FamilyEffect effect, Actor by, CancellationToken cancellation)
    {
        // One that answers late is one that does not answer: what is left of the request's time is for noting the change.
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var times = PopulationTimes.Within(TimeSpan.FromSeconds(requests.Value.BudgetSeconds * RegistersShare));
        late.CancelAfter(times.Whole);
        try
        {
            var differs = await confirmation.DiffersAsync(change, effect, by, times, late.Token);
            return differs.Count == 0 ? true : throw new ProblemException(FamilyConfirmation.Told(change, differs));
        }
        catch (Exception e) when ((TransientFailure.Is(e) || late.IsCancellationRequested) && !cancellation.IsCancellationRequested)
        {
            return false;
        }
    }

    // Its answer is kept with it, so that its key stands for this body, whoever carries it out and whatever keeps this request from its end.
    private Task PutOffAsync(HouseholdDocument found, PendingChange pending, IdempotencyKey key, CancellationToken cancellation)
    {
        var (policy, _) = carrying.Today(found.State.Village);
        var change = sets.Of(found, Accepted.Events(FamilyChangeDecider.PutOff(pending, found.State, policy)));
        return commit.SaveAsync(answers.Keep(change, key, Receipt(pending.Change)), cancellation);
    }

    private async Task DropAsync(HouseholdDocument found, FamilyChange change, Violation why, Actor by, CancellationToken cancellation)
    {
        var (policy, now) = carrying.Today(found.State.Village);
        var dropped = Accepted.Events(FamilyChangeDecider.Drop(change.Id, why, fields: null, by, found.State, policy, now));
        if (dropped.Count > 0)
        {
            await commit.SaveAsync(sets.Of(found, dropped), cancellation);
        }
    }

    private void RequireVillages(FamilyChange change)
    {
        foreach (var (village, pointer) in new[] { (change.To, "/to"), (change.Founds?.Village, "/household/village") })
        {
            if (village is not null && !areas.Exists(village.Value))
            {
                throw new ProblemException(Problem.Invalid(pointer, "area.unknown", "REG-2", new Dictionary<string, string> { ["area"] = village.Value }));
            }
        }
    }

    private static Answer Receipt(FamilyChange change) => Answer.Done(new FamilyChangeReceipt(change.Id));
}
