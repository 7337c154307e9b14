using Dtks.Domain.Deliberations;
using Dtks.Domain.Kernel;
using Dtks.Domain.Proposals;
using Dtks.Functions.Data;
using Dtks.Platform.Documents;
using Dtks.Platform.Records;
using Dtks.Platform.Waiting;

namespace Dtks.Functions.Deliberations;

/// <summary>Concluded deliberations of which a decision has yet to take effect (MUS-7).</summary>
public sealed class UnappliedDecisions(WaitingIds waiting, DeliberationRepository deliberations, DecisionSubjects subjects, DecidedHouseholds households, ICardDeliberations cards) : IWaiting
{
    /// <inheritdoc />
    public DocumentContainer Container => Partitions.RegistryContainer;

    /// <inheritdoc />
    public string Condition { get; } = WaitingIds.Condition(DeliberationDocument.TypeName, WireName.Of(DeliberationStatus.Concluded));

    /// <inheritdoc />
    public async Task<IReadOnlyList<WaitingMessage>> FindAsync(Partition partition, WrittenWithin window, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(partition);
        var unapplied = new List<WaitingMessage>();
        foreach (var id in await waiting.FindAsync(partition, DeliberationDocument.TypeName, Condition, window, cancellation))
        {
            if (await IsUnappliedAsync(partition.Value, id, cancellation))
            {
                unapplied.Add(new WaitingMessage(ApplyDecisions.Queue, new EffectsMessage(partition.Value, id, From: 0)));
            }
        }

        return unapplied;
    }

    // Of one that cannot be read the message is set aside, and replayed once it is repaired.
    private async Task<bool> IsUnappliedAsync(string village, string id, CancellationToken cancellation)
    {
        try
        {
            return await deliberations.FindAsync(village, id, cancellation) is { } found && await IsUnappliedAsync(found.State, cancellation);
        }
        catch (Exception e) when (UnreadableRecords.Is(e))
        {
            return true;
        }
    }

    private async Task<bool> IsUnappliedAsync(DeliberationState deliberation, CancellationToken cancellation)
    {
        var decisions = deliberation.Decisions;
        var village = deliberation.Village.Value;
        var proposals = await subjects.ProposalsAsync(village, decisions.Where(d => d.OnProposal() is not null).Select(d => d.ProposalId), cancellation);
        return proposals.Values.Any(p => p.Status == ProposalStatus.Deliberating)
            || (deliberation.Kind == DeliberationKind.Cards && await cards.AnyUnappliedAsync(deliberation, cancellation))
            || await households.AnyUndecidedAsync(village, decisions.Select(d => d.HouseholdId), deliberation.ConcludedAt!.Value, cancellation);
    }
}
