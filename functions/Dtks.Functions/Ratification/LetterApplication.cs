using Dtks.Domain.Areas;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.Proposals;
using Dtks.Domain.Ratification;
using Dtks.Functions.Proposals;
using Dtks.Functions.Registry;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Messaging;
using Microsoft.Extensions.Logging;

namespace Dtks.Functions.Ratification;

/// <summary>
/// Brings the proposals of a letter to where the letter stands: ratified, then registered or returned. It looks at the letter and the
/// proposal as they are, so messages may come twice and in any order.
/// </summary>
public sealed partial class LetterApplication(
    LetterRepository letters,
    RatificationLedger rows,
    ProposalRepository proposals,
    HouseholdRepository households,
    HouseholdDecisions decisions,
    ChangeCommit commit,
    QueueSender queues,
    OptimisticRetry retry,
    ILogger<LetterApplication> log)
{
    private const int AtATime = 100;

    /// <summary>The next hundred rows; the rest by another message.</summary>
    /// <exception cref="MessageException">There is no such letter.</exception>
    public async Task ApplyAsync(LetterMessage message, CancellationToken cancellation)
    {
        var letter = await letters.FindAsync(message.Regency, message.Letter, cancellation)
            ?? throw new MessageException($"there is no letter {message.Letter} in {message.Regency}");
        var last = Math.Min(message.After + AtATime, letter.UpTo);
        foreach (var row in await rows.BetweenAsync(message.Regency, message.After, last, cancellation))
        {
            await retry.RetryAsync(() => ApplyAsync(letter.State, row, cancellation), cancellation);
        }

        if (last < letter.UpTo)
        {
            await queues.SendAsync(ApplyLetters.Queue, message with { After = last }, cancellation);
        }
    }

    private async Task ApplyAsync(LetterState letter, RatificationRow row, CancellationToken cancellation)
    {
        var found = await proposals.FindAsync(row.Village.Value, row.Proposal, cancellation);
        if (found is null)
        {
            return;
        }

        var regent = new Actor(letter.SignedBy, Role.Regent, letter.Regency);
        var ratified = proposals.Decide(new ProposalCommand.Ratify(letter.Id, regent), found.State, row.Village);
        var reviewed = ratified.IsAccepted
            ? await ReviewAsync(letter, ratified.Events.Aggregate(found.State, ProposalDecider.Evolve), cancellation)
            : Decision<ProposalEvent>.Accept();
        foreach (var refusal in ratified.Violations.Concat(reviewed.Violations))
        {
            // Withdrawn since it was covered, or never fit to be: the other rows of the letter do not wait for it.
            Passed(log, row.Proposal, letter.Id, refusal.Code);
        }

        IReadOnlyList<ProposalEvent> events = [.. ratified.Events, .. reviewed.Events];
        if (events.Count > 0)
        {
            await SaveAsync(found, events, reviewed.Events.Count > 0 ? Ministry(letter) : regent, cancellation);
        }
    }

    private async Task<Decision<ProposalEvent>> ReviewAsync(LetterState letter, ProposalState proposal, CancellationToken cancellation)
    {
        switch (letter.Status)
        {
            case LetterStatus.Returned:
                return proposals.Decide(new ProposalCommand.Return(letter.Id, letter.Reasons, Ministry(letter)), proposal, proposal.Village);
            case LetterStatus.Conforming:
                return await households.IdForAsync(proposal, cancellation) is { } household
                    ? proposals.Decide(new ProposalCommand.Register(letter.Id, household, Ministry(letter)), proposal, proposal.Village)
                    : Decision<ProposalEvent>.Reject(Violation.Conflict(HouseholdViolations.Missing, "RAT-3"));
            default:
                return Decision<ProposalEvent>.Accept();
        }
    }

    private static Actor Ministry(LetterState letter) => new(letter.ReviewedBy!, Role.MinistryOfficer, AreaCode.Nation);

    private async Task SaveAsync(ProposalDocument found, IReadOnlyList<ProposalEvent> events, Actor by, CancellationToken cancellation)
    {
        var (change, state) = proposals.Change(found, events, by);
        if (events[^1] is ProposalRegistered registered)
        {
            var existing = await households.FindAsync(found.Village, registered.HouseholdId, cancellation);
            change.Save(decisions.FromProposal(state, existing, by));
        }

        await commit.SaveAsync(change, cancellation);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Proposal {Proposal} is past letter {Letter}: {Code}.")]
    private static partial void Passed(ILogger log, string proposal, string letter, string code);
}
