using Dtks.Domain.Deliberations;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.Proposals;
using Dtks.Functions.Proposals;
using Dtks.Functions.Registry;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Messaging;
using Microsoft.Extensions.Logging;

namespace Dtks.Functions.Deliberations;

/// <summary>
/// Carries out what a concluded deliberation decided (MUS-7), each decision a small change of its own, a page of them to a message. Carried
/// out twice,
/// a decision finds itself done; ended in the middle, the message comes again.
/// </summary>
public sealed partial class DecisionEffects(
    DeliberationRepository deliberations,
    ProposalRepository proposals,
    HouseholdDecisions households,
    ChangeCommit commit,
    OptimisticRetry retry,
    QueueSender queues,
    ILogger<DecisionEffects> log)
{
    private const int AtATime = 50;

    /// <summary>Carries out one page of decisions and asks for the next.</summary>
    /// <exception cref="MessageException">There is no such deliberation, or it is not concluded.</exception>
    public async Task ApplyAsync(EffectsMessage message, CancellationToken cancellation)
    {
        var found = await deliberations.FindAsync(message.Village, message.Deliberation, cancellation);
        if (found is not { Status: DeliberationStatus.Concluded })
        {
            throw new MessageException($"there is no concluded deliberation {message.Deliberation} in {message.Village}");
        }

        var state = found.State;
        var by = new Actor(state.ConcludedBy!, Role.VillageHead, state.Village);
        foreach (var decision in state.Decisions.Skip(message.From).Take(AtATime))
        {
            await ApplyAsync(state, decision, by, cancellation);
        }

        if (message.From + AtATime < state.Decisions.Count)
        {
            await queues.SendAsync(ApplyDecisions.Queue, message with { From = message.From + AtATime }, cancellation);
        }
    }

    private Task ApplyAsync(DeliberationState deliberation, DeliberationDecision decision, Actor by, CancellationToken cancellation) =>
        decision.ProposalId is { } proposal
            ? retry.RetryAsync(() => DecideAsync(deliberation, proposal, decision.OnProposal()!.Value, by, cancellation), cancellation)
            : households.ProposeDeactivationAsync(
                deliberation.Village.Value, decision.HouseholdId!, new HouseholdCommand.ProposeDeactivation(deliberation.Id, decision.Ground!.Value, by), cancellation);

    private async Task DecideAsync(DeliberationState deliberation, string proposal, ProposalDecision decision, Actor by, CancellationToken cancellation)
    {
        var found = await proposals.FindAsync(deliberation.Village.Value, proposal, cancellation);
        var answer = proposals.Decide(new ProposalCommand.ApplyDecision(decision, deliberation.Id, by), found?.State, deliberation.Village);
        if (!answer.IsAccepted)
        {
            // Withdrawn, or decided by another deliberation, in the moment between the conclusion and this.
            Passed(log, proposal, deliberation.Id, answer.Violations[0].Code);
        }
        else if (answer.Events.Count > 0)
        {
            await commit.SaveAsync(proposals.Change(found, answer.Events, by).Change, cancellation);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Proposal {Proposal} is past the decision of deliberation {Deliberation}: {Code}.")]
    private static partial void Passed(ILogger log, string proposal, string deliberation, string code);
}
