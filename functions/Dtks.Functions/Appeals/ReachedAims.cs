using Dtks.Domain.Appeals;
using Dtks.Domain.Areas;
using Dtks.Domain.Households;
using Dtks.Domain.Policies;
using Dtks.Domain.Proposals;
using Dtks.Domain.Removals;
using Dtks.Functions.Data;
using Dtks.Functions.FamilyChanges;
using Dtks.Functions.Proposals;
using Dtks.Functions.Registry;
using Dtks.Functions.Removals;
using Dtks.Platform.Changes;
using Dtks.Platform.Deadlines;
using Dtks.Platform.Documents;
using Dtks.Platform.Problems;
using NodaTime;

namespace Dtks.Functions.Appeals;

/// <summary>
/// Closes the open appeals whose aim was reached without them (GOV-3): the removal was taken back or undone, the death undone, or the proposal taken up again since they
/// were made. That is seen of the record itself, and not of what brings it here, which may come late or of itself. Who made one is told; done twice, it is done once.
/// </summary>
public sealed class ReachedAims(
    DocumentStore store,
    AppealReading appeals,
    RemovalRepository removals,
    ProposalRepository proposals,
    HouseholdRepository households,
    HouseholdPlaces places,
    ChangeCommit commit,
    OptimisticRetry retry,
    PolicyVersions policies,
    TimeProvider clock)
    : IDeadlineAction
{
    /// <summary>The kind of its deadline.</summary>
    public const string DeadlineKind = "appeal-aim";

    /// <inheritdoc />
    public string Kind => DeadlineKind;

    /// <inheritdoc />
    public async Task RunAsync(DeadlineInput deadline, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(deadline);
        var partition = Partitions.Registry(deadline.Village);
        var query = new DocumentQuery("SELECT VALUE c.state.id FROM c WHERE c.type = 'appeal' AND c.status = 'open' AND c.state.kind != 'notEntitled' AND c.state.about.id = @id").With("@id", deadline.Target);
        var open = await store.TextsAsync(partition, query, cancellation).ToListAsync(cancellation);
        await Apart.RunAsync(open.Select(appeal => (Func<Task>)(() => retry.RetryAsync(() => ReachAsync(deadline.Village, appeal, cancellation), cancellation))), cancellation);
    }

    private async Task ReachAsync(string village, string appeal, CancellationToken cancellation)
    {
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        if (await appeals.FindAsync(village, appeal, cancellation) is { } found
            && await IsReachedAsync(found.State, cancellation)
            && Accepted.Events(AppealDecider.Reach(found.State, policies.At(TimeZones.DateIn(found.State.Village, now)), now)) is [var happened])
        {
            await commit.SaveAsync(AppealChanges.Of(found, happened).Change, cancellation);
        }
    }

    // Refused anew, a proposal has an appeal of its own for that, which no earlier taking up closes.
    private async Task<bool> IsReachedAsync(AppealState appeal, CancellationToken cancellation)
    {
        var (village, id, made) = (appeal.Village.Value, appeal.About.Id, appeal.History[0].At);
        return appeal.About.Record switch
        {
            AppealRecord.Removal => await removals.FindAsync(village, id, cancellation) is { State.Status: RemovalStatus.Cancelled or RemovalStatus.Undone },
            AppealRecord.Proposal => await proposals.FindWhereItIsAsync(village, id, cancellation) is { State: var proposal }
                && proposal.History.Any(h => h.Meta.Code == ProposalEventCodes.Reopened && h.Meta.At > made),
            AppealRecord.Death => await StandingAsync(appeal.Village, id, cancellation) is { } household && Deaths.IsUndone(household, appeal.About.Change!, appeal.About.Member!),
            _ => false,
        };
    }

    private async Task<HouseholdState?> StandingAsync(AreaCode village, string household, CancellationToken cancellation)
    {
        var now = (await places.OfAsync(village, household, cancellation)).Now;
        return (await households.FindAsync(now.Village.Value, now.Household, cancellation))?.State;
    }
}
