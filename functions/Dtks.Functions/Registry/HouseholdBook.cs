using Dtks.Domain.Areas;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using Dtks.Domain.Proposals;
using Dtks.Functions.Claims;
using Dtks.Functions.Data;
using Dtks.Platform.Audit;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using Dtks.Platform.Problems;
using NodaTime;

namespace Dtks.Functions.Registry;

/// <summary>The households of the register (REG-1).</summary>
public sealed class HouseholdBook(DocumentStore store, ClaimBook claims, ChangeCommit commit, OptimisticRetry retry, TimeProvider clock)
{
    /// <summary>A household, or null when there is none.</summary>
    public async Task<HouseholdDocument?> FindAsync(string village, string household, CancellationToken cancellation) =>
        PathId.IsId(household)
            ? await store.ReadAsync<HouseholdDocument>(Partitions.Registry(village), HouseholdDocument.IdOf(household), cancellation)
            : null;

    /// <summary>The household that a proposal becomes, or adds assistance to: its own id for the former, so that registering twice is
    /// registering
    /// once; for the latter the one that holds the claim of its family card, null when none does.</summary>
    public async Task<string?> IdForAsync(ProposalState proposal, CancellationToken cancellation) =>
        proposal.Kind == ProposalKind.Assistance
            ? (await claims.FindAsync(claims.CardId(proposal.Family), cancellation))?.Household
            : proposal.Id;

    /// <summary>The household after a proposal was registered (RAT-3): to be saved in the batch that saves the proposal. Unchanged when the
    /// same
    /// proposal was taken in before.</summary>
    /// <param name="registered">The proposal, registered as this household.</param>
    /// <param name="existing">The household as it is; null when it is new.</param>
    /// <param name="by">The Ministry's reviewer.</param>
    /// <exception cref="ProblemException">409 when the proposal is not registered for this household.</exception>
    public HouseholdDocument FromProposal(ProposalState registered, HouseholdDocument? existing, Actor by)
    {
        ArgumentNullException.ThrowIfNull(registered);
        HouseholdCommand command = registered.Kind == ProposalKind.Assistance ? new HouseholdCommand.GrantAssistance(registered, by) : new HouseholdCommand.Enrol(registered, by);
        return After(command, registered.Village, existing) ?? existing!;
    }

    /// <summary>Takes in that a concluded deliberation proposes to stop or deactivate a household (MUS-2, MUS-7). Done twice, it is done
    /// once;
    /// nothing happens when there is no such household.</summary>
    /// <param name="village">The village.</param>
    /// <param name="household">The household's id.</param>
    /// <param name="command">By which deliberation, on what ground, by whom.</param>
    /// <param name="cancellation">Stops it.</param>
    public Task ProposeDeactivationAsync(string village, string household, HouseholdCommand.ProposeDeactivation command, CancellationToken cancellation) =>
        retry.RetryAsync(
            async () =>
            {
                var found = await FindAsync(village, household, cancellation);
                if (found is not null && After(command, found.State.Village, found) is { } changed)
                {
                    await SaveAsync(changed, command.By, cancellation);
                }
            },
            cancellation);

    /// <summary>Leaves an entry that a record was read, before it is shown.</summary>
    public Task NoteReadAsync(HouseholdDocument household, Actor by, CancellationToken cancellation) =>
        commit.SaveAsync(
            new ChangeSet(Partitions.Registry(household.Village)).Create(Entry(household, by, "household.read")),
            cancellation);

    private HouseholdDocument? After(HouseholdCommand command, AreaCode village, HouseholdDocument? existing)
    {
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        var events = Accepted.Events(HouseholdDecider.Decide(command, existing?.State, PolicyVersions.At(TimeZones.DateIn(village, now)), now));
        if (events.Count == 0)
        {
            return null;
        }

        var state = events.Aggregate(existing?.State, HouseholdDecider.Evolve)!;
        return existing is null
            ? new HouseholdDocument { Id = HouseholdDocument.IdOf(state.Id), Village = village.Value, State = state }
            : existing with { State = state };
    }

    private Task SaveAsync(HouseholdDocument changed, Actor by, CancellationToken cancellation) =>
        commit.SaveAsync(
            new ChangeSet(Partitions.Registry(changed.Village)).Save(changed).Create(Entry(changed, by, changed.State.History[^1].Code)),
            cancellation);

    private AuditDocument Entry(HouseholdDocument household, Actor by, string action) =>
        AuditDocument.Of(Partitions.Registry(household.Village), by, action, household.Id, clock.GetUtcNow());
}
