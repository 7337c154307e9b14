using Dtks.Domain.Areas;
using Dtks.Domain.Cards;
using Dtks.Domain.Deliberations;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using Dtks.Functions.CardRounds;
using Dtks.Functions.Data;
using Dtks.Functions.Deliberations;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using NodaTime;

namespace Dtks.Functions.CardReplacement;

/// <summary>What is asked of an SKRTM: by whom, under which key.</summary>
/// <param name="By">Who.</param>
/// <param name="Key">The request's key.</param>
public sealed record SkrtmAsked(Actor By, IdempotencyKey Key)
{
    /// <summary>The language of the answer.</summary>
    public string Language { get; init; } = "id";
}

/// <summary>Has SKRTM filled in and signed (CRD-6, CRD-9).</summary>
public sealed class SkrtmWork(
    SkrtmRepository letters, ConcludedCards concluded, DeliberationRepository deliberations, CardRepository cards, CardRoundRepository rounds, ReplacementHouseholds households, SkrtmAwaiting awaiting, ChangeCommit commit, IdempotentAnswers answers)
{
    private delegate Decision<SkrtmEvent> Signing(SkrtmSignatureDraft? draft, SkrtmState state, SkrtmGround? ground, Actor by, PolicyVersion policy, Instant now);

    /// <summary>A replacement household fills it in, with help.</summary>
    /// <exception cref="ProblemException">400, 409, 422 by docs/design.md.</exception>
    public Task<Answer> FillAsync(AreaCode village, SkrtmDraft draft, SkrtmAsked asked, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(village);
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(asked);
        return answers.OnceAsync(Partitions.Registry(village.Value), asked.Key, async () =>
        {
            if (draft.Round is { } named && await rounds.KnownAsync(named, cancellation) is null)
            {
                throw new ProblemException(Problem.Invalid("/round", "cardRound.unknown", "CRD-1"));
            }

            var replacement = draft.Replacement is { } id && PathId.IsId(id) ? id : null;
            var before = replacement is null ? null : await letters.FindAsync(village.Value, replacement, cancellation);
            var ground = replacement is null ? null : await GroundAsync(village.Value, replacement, cancellation);
            var (policy, now) = letters.Today(village);
            var decision = SkrtmDecider.Fill(draft.Answers, ground?.Card.Round == draft.Round ? ground : null, before?.State, asked.By, policy, now);
            decision = replacement is null || draft.Round is null ? decision : await ToldAsync(decision, village.Value, draft.Round, replacement, cancellation);
            return await SaveAsync(before, Accepted.Events(decision), asked.Key, state => Answer.Created(SkrtmReceipt.Of(state), $"/api/villages/{state.Village}/skrtm/{state.Id}"), cancellation);
        }, cancellation);
    }

    /// <summary>The village head signs it.</summary>
    /// <exception cref="ProblemException">400, 404, 409, 422 by docs/design.md.</exception>
    public Task<Answer> SignAsync(string village, string skrtm, SkrtmSignatureDraft draft, SkrtmAsked asked, CancellationToken cancellation) =>
        OnceAsync(village, skrtm, draft, asked, SkrtmDecider.Sign, cancellation);

    /// <summary>The camat signs it.</summary>
    /// <exception cref="ProblemException">400, 404, 409, 422 by docs/design.md.</exception>
    public Task<Answer> CounterSignAsync(string village, string skrtm, SkrtmSignatureDraft draft, SkrtmAsked asked, CancellationToken cancellation) =>
        OnceAsync(village, skrtm, draft, asked, SkrtmDecider.CounterSign, cancellation);

    private Task<Answer> OnceAsync(string village, string skrtm, SkrtmSignatureDraft draft, SkrtmAsked asked, Signing sign, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(asked);
        return answers.OnceAsync(Partitions.Registry(village), asked.Key, async () =>
        {
            var found = await letters.FindAsync(village, skrtm, cancellation) ?? throw new ProblemException(Problem.NotFound);
            var ground = await GroundAsync(village, skrtm, cancellation);
            var (policy, now) = letters.Today(found.State.Village);
            var decision = await ToldAsync(sign(draft, found.State, ground, asked.By, policy, now), village, found.State.Round, skrtm, cancellation);
            var events = Accepted.Events(decision);
            var awaits = awaiting.View(await awaiting.OfAsync(found with { State = events.Aggregate(found.State, SkrtmDecider.Evolve) }, cancellation), asked.Language);
            return await SaveAsync(found, events, asked.Key, state => Answer.Done(SkrtmReceipt.Of(state) with { Awaits = awaits }), cancellation);
        }, cancellation);
    }

    // Where nothing is known of the replacement, why: its place lapsed, another steps in, or the list names it no more (CRD-5).
    private async Task<Decision<SkrtmEvent>> ToldAsync(Decision<SkrtmEvent> decision, string village, string round, string replacement, CancellationToken cancellation) =>
        decision.Violations is [{ Code: SkrtmViolations.ReplacementUnknown }] && await awaiting.WhyAsync(village, round, replacement, cancellation) is { } why ? Decision<SkrtmEvent>.Reject(why) : decision;

    private async Task<Answer> SaveAsync(SkrtmDocument? before, IReadOnlyList<SkrtmEvent> events, IdempotencyKey key, Func<SkrtmState, Answer> told, CancellationToken cancellation)
    {
        if (events.Count == 0)
        {
            return told(before!.State);
        }

        var (change, state) = SkrtmRepository.Change(before, events[0]);
        var answer = told(state);
        await commit.SaveAsync(answers.Keep(change, key, answer), cancellation);
        return answer;
    }

    // Null where no deliberation names the replacement any more, or nothing is known of its household.
    private async Task<SkrtmGround?> GroundAsync(string village, string replacement, CancellationToken cancellation)
    {
        var deliberation = await concluded.NamingAsync(village, replacement, cancellation) is { } id ? (await deliberations.FindAsync(village, id, cancellation))?.State : null;
        if (deliberation?.Replacements.FirstOrDefault(r => r.Id == replacement) is not { } named || await cards.FindAsync(village, named.Card, cancellation) is not { } card)
        {
            return null;
        }

        var (household, proposal) = await households.FindAsync(village, WhoOf(named), cancellation);
        var holder = household is { State.Members.Count: > 0 } ? CardHolder.Of(household.State)
            : proposal is not null ? CardHolder.Of(proposal.Family.Members, proposal.Family.Address, proposal.Family.FamilyCardNumber)
            : null;
        var concludedOn = deliberation.ConcludedAt is { } at ? TimeZones.DateIn(deliberation.Village, at) : (LocalDate?)null;
        return holder is null ? null : new SkrtmGround(deliberation.Id, named.Id, card.State, WhoOf(named), named.Reserve, holder, concludedOn)
        {
            IsBefore = await IsBeforeAsync(village, deliberation, named, card.State, cancellation),
        };
    }

    private async Task<bool> IsBeforeAsync(string village, DeliberationState deliberation, NamedReplacement named, CardState card, CancellationToken cancellation)
    {
        if (named.Reserve is not { } place)
        {
            return false;
        }

        var before = deliberation.Replacements.Where(r => r.Card == named.Card && (r.Reserve ?? 0) < place).Select(WhoOf).ToList();
        var holders = (await households.StandAsync(village, card.Kind, cards.Today(village), [], cancellation)).Holders;
        return (await households.LeftAsync(village, before, holders, cancellation)).Count > 0;
    }

    private static string WhoOf(NamedReplacement replacement) => replacement.Household ?? replacement.Proposal!;
}
