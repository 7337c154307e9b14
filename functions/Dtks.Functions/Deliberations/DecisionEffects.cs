using Dtks.Domain.Common;
using Dtks.Domain.Deliberations;
using Dtks.Domain.Households.Commands;
using Dtks.Domain.Proposals.Commands;
using Dtks.Functions.Messaging;
using Dtks.Functions.Proposals;
using Dtks.Functions.Registry;
using Dtks.Functions.Storage;
using Microsoft.Extensions.Logging;

namespace Dtks.Functions.Deliberations;

/// <summary>
/// Carries out what a concluded deliberation decided (MUS-7), each decision a small change of its own, a page of them to a message. Carried
/// out twice,
/// a decision finds itself done; ended in the middle, the message comes again.
/// </summary>
public sealed partial class DecisionEffects(
    DeliberationBook deliberations,
    ProposalBook proposals,
    HouseholdBook households,
    ChangeCommit commit,
    Contention contention,
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
        foreach (var resolution in state.Resolutions.Skip(message.From).Take(AtATime))
        {
            await ApplyAsync(state, resolution, by, cancellation);
        }

        if (message.From + AtATime < state.Resolutions.Count)
        {
            await queues.SendAsync(QueueName.DeliberationsEffects, message with { From = message.From + AtATime }, cancellation);
        }
    }

    private Task ApplyAsync(DeliberationState deliberation, Resolution resolution, Actor by, CancellationToken cancellation) =>
        resolution.ProposalId is { } proposal
            ? contention.RetryAsync(() => DecideAsync(deliberation, proposal, resolution.Verdict, by, cancellation), cancellation)
            : households.ProposeDeactivationAsync(
                deliberation.Village.Value, resolution.HouseholdId!, new ProposeDeactivation(deliberation.Id, resolution.Ground!.Value, by), cancellation);

    private async Task DecideAsync(DeliberationState deliberation, string proposal, Verdict verdict, Actor by, CancellationToken cancellation)
    {
        var found = await proposals.FindAsync(deliberation.Village.Value, proposal, cancellation);
        var decision = proposals.Decide(new ApplyVerdict(verdict, deliberation.Id, by), found?.State, deliberation.Village);
        if (!decision.IsAccepted)
        {
            // Withdrawn, or decided by another deliberation, in the moment between the conclusion and this.
            Passed(log, proposal, deliberation.Id, decision.Violations[0].Code);
        }
        else if (decision.Events.Count > 0)
        {
            await commit.SaveAsync(proposals.Change(found, decision.Events, by).Change, cancellation);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Proposal {Proposal} is past the decision of deliberation {Deliberation}: {Code}.")]
    private static partial void Passed(ILogger log, string proposal, string deliberation, string code);
}
