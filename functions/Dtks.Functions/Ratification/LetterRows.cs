using Dtks.Domain.Areas;
using Dtks.Domain.Common;
using Dtks.Domain.Proposals;
using Dtks.Domain.Proposals.Commands;
using Dtks.Domain.Proposals.Events;
using Dtks.Domain.Ratification;
using Dtks.Functions.Http;
using Dtks.Functions.Messaging;
using Dtks.Functions.Proposals;
using Dtks.Functions.Registry;
using Dtks.Functions.Storage;

namespace Dtks.Functions.Ratification;

/// <summary>
/// Brings the proposals of a letter to where the letter stands: ratified, then registered or returned. It looks at the letter and the
/// proposal as they are, so messages may come twice and in any order.
/// </summary>
public sealed class LetterRows(
    LetterBook letters, RatifiableRows rows, ProposalBook proposals, HouseholdBook households, ChangeCommit commit, QueueSender queues, Contention contention)
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
            await contention.RetryAsync(() => ApplyAsync(letter.State, row, cancellation), cancellation);
        }

        if (last < letter.UpTo)
        {
            await queues.SendAsync(QueueName.RatificationsRows, message with { After = last }, cancellation);
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
        var events = new List<ProposalEvent>(Decided.Events(proposals.Decide(new RatifyProposal(letter.Id, regent), found.State, row.Village)));
        var ratified = events.Aggregate(found.State, ProposalDecider.Evolve);
        var ministry = new Actor(letter.ReviewedBy ?? string.Empty, Role.MinistryOfficer, AreaCode.Nation);
        if (await ReviewedAsync(letter, ratified, ministry, cancellation) is { } command)
        {
            events.AddRange(Decided.Events(proposals.Decide(command, ratified, row.Village)));
        }

        if (events.Count > 0)
        {
            await SaveAsync(found, events, letter.ReviewedBy is null ? regent : ministry, cancellation);
        }
    }

    private async Task<ProposalCommand?> ReviewedAsync(LetterState letter, ProposalState proposal, Actor ministry, CancellationToken cancellation) => letter.Status switch
    {
        LetterStatus.Conforming when await households.IdForAsync(proposal, cancellation) is { } household => new RegisterProposal(letter.Id, household, ministry),
        LetterStatus.Conforming => throw new InvalidOperationException($"The household of proposal {proposal.Id} is not in the register."),
        LetterStatus.Returned => new ReturnProposal(letter.Id, letter.Reasons, ministry),
        _ => null,
    };

    private async Task SaveAsync(ProposalDocument found, IReadOnlyList<ProposalEvent> events, Actor by, CancellationToken cancellation)
    {
        var (change, state) = proposals.Change(found, events, by);
        if (events[^1] is ProposalRegistered registered)
        {
            var existing = await households.FindAsync(found.Village, registered.HouseholdId, cancellation);
            change.Save(households.FromProposal(state, existing, by));
        }

        await commit.SaveAsync(change, cancellation);
    }
}
