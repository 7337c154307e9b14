using Dtks.Domain.Dossiers;
using Dtks.Domain.Kernel;
using Dtks.Domain.Proposals;
using Dtks.Functions.Data;
using Dtks.Functions.Proposals;
using Dtks.Platform.Changes;
using Dtks.Platform.Deadlines;
using Dtks.Platform.Documents;

namespace Dtks.Functions.Dossiers;

/// <summary>
/// Looks at a dossier some ten minutes after proposals of it ended their way: once all did, it is ratified (RAT-1, RAT-3). Looked at twice it is ratified once; where something of it still
/// waits, what ends that asks for the next look.
/// </summary>
public sealed class RatifiedDossiers(
    DocumentStore store, DossierRepository dossiers, DossierStandings standings, ProposalRepository proposals, ChangeCommit commit, OptimisticRetry retry) : IDeadlineAction
{
    private static readonly string Waiting = string.Join(", ", DossierRatification.Standing.Select(s => $"'{WireName.Of(s)}'"));

    /// <inheritdoc />
    public string Kind => EndedInDossier.DeadlineKind;

    /// <inheritdoc />
    public Task RunAsync(DeadlineInput deadline, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(deadline);
        return retry.RetryAsync(() => LookAsync(deadline.Village, EndedInDossier.DossierOf(deadline.Target), cancellation), cancellation);
    }

    private async Task LookAsync(string village, string dossier, CancellationToken cancellation)
    {
        if (await dossiers.FindAsync(village, dossier, cancellation) is not { State: { Subject: DossierSubject.Proposals, Status: DossierStatus.Received } state } found || await IsAnyWaitingAsync(village, dossier, cancellation))
        {
            return;
        }

        var (waits, registered) = await OfRowsAsync(state, cancellation);
        var (policy, now) = dossiers.Today(state.Village);
        if (DossierRatification.Decide(state, waits, registered, policy, now).Events is [var happened])
        {
            await commit.SaveAsync(DossierRepository.Change(found, happened).Change, cancellation);
        }
    }

    // By the indexed status, the first is enough: where some of it waits for another letter the rows are not read.
    private async Task<bool> IsAnyWaitingAsync(string village, string dossier, CancellationToken cancellation)
    {
        var query = new DocumentQuery($"SELECT c.id, c.status FROM c WHERE c.type = '{ProposalDocument.TypeName}' AND c.status IN ({Waiting}) AND c.state.dossierId = @dossier").With("@dossier", dossier);
        return (await store.FirstAsync<DossierStanding>(Partitions.Registry(village), query, 1, cancellation)).Count > 0;
    }

    // One that has yet to follow it waits, and so does one that cannot be read. Few went with their family (REG-8).
    private async Task<(bool Waits, bool Registered)> OfRowsAsync(DossierState dossier, CancellationToken cancellation)
    {
        var (village, registered) = (dossier.Village.Value, false);
        var rows = await dossiers.RowsAsync(village, dossier.Id, cancellation);
        var found = await standings.OfAsync(village, rows, cancellation);
        foreach (var row in rows)
        {
            var at = found.GetValueOrDefault(row.Proposal);
            at = at?.Status == ProposalStatus.HandedOver && await proposals.FindWhereItIsAsync(village, row.Proposal, cancellation) is { State: var there }
                ? at with { Status = there.Status, DeliberationId = there.DeliberationId, DossierId = there.DossierId }
                : at;
            if (at is null || DossierRatification.Waits(dossier, at.Status, at.DeliberationId, at.DossierId))
            {
                return (true, registered);
            }

            registered |= at.Status == ProposalStatus.Registered && at.DossierId == dossier.Id;
        }

        return (false, registered);
    }
}
