using System.Globalization;
using Dtks.Domain.Deliberations;
using Dtks.Domain.Kernel;
using Dtks.Domain.Proposals;
using Dtks.Functions.Proposals;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Messaging;
using Dtks.Platform.Problems;
using Dtks.Platform.SetAside;

namespace Dtks.Functions.Deliberations;

/// <summary>
/// Carries out what a concluded deliberation decided (MUS-7), each decision a small change of its own and apart from the others, a page of
/// them to a message. Carried out twice, a decision finds itself done; ended in the middle, the message comes again. One that a rule refuses
/// by now, or whose record cannot be read, is shown on the deliberation; the latter is set aside too, and applied by a replay.
/// </summary>
public sealed class DecisionEffects(
    DeliberationRepository deliberations,
    ProposalRepository proposals,
    HouseholdEffects households,
    ICardDeliberations cards,
    DecisionObstacles obstacles,
    EffectTurns turns,
    OneByOne oneByOne,
    ChangeCommit commit,
    OptimisticRetry retry,
    QueueSender queues)
{
    private const int AtATime = 50;

    /// <summary>Carries out one page of decisions and asks for the next.</summary>
    /// <exception cref="MessageException">There is no such deliberation, it is not concluded, or has no such decision.</exception>
    public async Task ApplyAsync(EffectsMessage message, CancellationToken cancellation)
    {
        var state = await ConcludedAsync(message.Village, message.Deliberation, cancellation);
        var count = state.Decisions.Count;
        Require(message.From >= 0 && (message.From < count || message.From == 0), message.From, state);
        if (count <= AtATime)
        {
            await ApplyPageAsync(message, state, cancellation);
        }
        else if (await turns.TakeAsync(message, cancellation) is { } mine)
        {
            await ApplyPageAsync(mine, state, cancellation);
            await GoOnAsync(mine, count, cancellation);
        }
    }

    private async Task ApplyPageAsync(EffectsMessage message, DeliberationState state, CancellationToken cancellation)
    {
        var places = Enumerable.Range(message.From, Math.Min(AtATime, state.Decisions.Count - message.From));
        await oneByOne.RunAsync(
            places, atOnce: 1, (place, stop) => ApplyAsync(state, place, stop), (place, failure) => Aside(state, place, failure),
            (place, failure, stop) => obstacles.NoteAsync(message.Village, state.Id, place, SetAsideReason.Of(failure).Code, args: null, stop), cancellation);
    }

    private async Task GoOnAsync(EffectsMessage message, int count, CancellationToken cancellation)
    {
        if (count - message.From <= AtATime)
        {
            await turns.EndAsync(message, cancellation);
        }
        else if (await turns.GoOnAsync(message, message.From + AtATime, cancellation) is { } next)
        {
            await queues.SendAsync(ApplyDecisions.Queue, next, cancellation);
        }
    }

    /// <summary>Carries out one decision that was set aside.</summary>
    /// <exception cref="MessageException">There is no such deliberation, it is not concluded, or has no such decision.</exception>
    public async Task ApplyAsync(DecisionMessage message, CancellationToken cancellation)
    {
        var state = await ConcludedAsync(message.Village, message.Deliberation, cancellation);
        Require(message.Place >= 0 && message.Place < state.Decisions.Count, message.Place, state);
        if (await ApplyAsync(state, message.Place, cancellation))
        {
            await obstacles.RemoveAsync(message.Village, state.Id, message.Place, cancellation);
        }
    }

    private async Task<DeliberationState> ConcludedAsync(string village, string deliberation, CancellationToken cancellation) =>
        await deliberations.FindAsync(village, deliberation, cancellation) is { Status: DeliberationStatus.Concluded } found
            ? found.State
            : throw new MessageException($"there is no concluded deliberation {deliberation} in {village}");

    private static void Require(bool isThere, int place, DeliberationState state)
    {
        if (!isThere)
        {
            throw new MessageException(string.Create(CultureInfo.InvariantCulture, $"the deliberation {state.Id} has no decision at {place}"));
        }
    }

    /// <summary>True when the decision is carried out; false when a rule refused it, which is noted.</summary>
    private async Task<bool> ApplyAsync(DeliberationState deliberation, int place, CancellationToken cancellation)
    {
        var decision = deliberation.Decisions[place];
        var by = new Actor(deliberation.ConcludedBy!, Role.VillageHead, deliberation.Village);
        var refusal = decision.ProposalId is { } proposal
            ? await retry.RetryAsync(() => DecideAsync(deliberation, proposal, decision, by, cancellation), cancellation)
            : decision.CardId is not null
                ? await cards.ApplyAsync(deliberation, decision, by, cancellation)
                : await households.ApplyAsync(deliberation, decision, by, cancellation);
        if (refusal is null)
        {
            return true;
        }

        // Withdrawn, or decided by another deliberation, in the moment between the conclusion and this: no repair mends it.
        await obstacles.NoteAsync(deliberation.Village.Value, deliberation.Id, place, refusal.Code, refusal.Args, cancellation);
        return false;
    }

    private async Task<Problem?> DecideAsync(DeliberationState deliberation, string proposal, DeliberationDecision decision, Actor by, CancellationToken cancellation)
    {
        // What was concluded before its household moved decides it where it went.
        var found = await proposals.FindWhereItIsAsync(deliberation.Village.Value, proposal, cancellation);
        var said = decision.OnProposal()!.Value;
        var command = new ProposalCommand.ApplyDecision(said, deliberation.Id, by) { Ground = decision.Ground, Note = decision.Note };
        var answer = proposals.Decide(command, found?.State, deliberation.Village);
        if (answer.IsAccepted && answer.Events.Count > 0)
        {
            await commit.SaveAsync(proposals.Change(found, answer.Events).Change, cancellation);
        }

        return answer.IsAccepted ? null : Accepted.ProblemOf([answer.Violations[0]]);
    }

    private static SetAsideItem Aside(DeliberationState deliberation, int place, Exception failure) =>
        SetAsideItem.Of(ApplyDecision.Queue, new DecisionMessage(deliberation.Village.Value, deliberation.Id, place), failure) with
        {
            Area = deliberation.Village.Value,
            Subject = $"deliberations/{deliberation.Village.Value}/{deliberation.Id}",
        };
}
