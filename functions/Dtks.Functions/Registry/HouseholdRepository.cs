using Dtks.Domain.Kernel;
using Dtks.Domain.Proposals;
using Dtks.Functions.Claims;
using Dtks.Functions.Data;
using Dtks.Platform.Audit;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;

namespace Dtks.Functions.Registry;

/// <summary>Loads and saves the households of the register (REG-1).</summary>
public sealed class HouseholdRepository(DocumentStore store, ClaimRepository claims, ChangeCommit commit, TimeProvider clock)
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

    /// <summary>Leaves an entry that a record was read, before it is shown.</summary>
    public Task NoteReadAsync(HouseholdDocument household, Actor by, CancellationToken cancellation) =>
        commit.SaveAsync(
            new ChangeSet(Partitions.Registry(household.Village)).Create(Entry(household, by, "household.read")),
            cancellation);

    /// <summary>Saves a household as it was decided, with its audit entry.</summary>
    public Task SaveAsync(HouseholdDocument changed, Actor by, CancellationToken cancellation) =>
        commit.SaveAsync(
            new ChangeSet(Partitions.Registry(changed.Village)).Save(changed).Create(Entry(changed, by, changed.State.History[^1].Code)),
            cancellation);

    private AuditDocument Entry(HouseholdDocument household, Actor by, string action) =>
        AuditDocument.Of(Partitions.Registry(household.Village), by, action, household.Id, clock.GetUtcNow());
}
