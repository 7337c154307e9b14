using Dtks.Domain.Dossiers;
using Dtks.Functions.Proposals;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Messaging;
using Dtks.Platform.SetAside;

namespace Dtks.Functions.Dossiers;

/// <summary>
/// Brings the proposals of a dossier to where it stands (RAT-1), each a small change of its own and apart from the others. Which step a message came from does not matter:
/// late, twice, or after the next, it does what is left. A proposal that was withdrawn, refused or ratified meanwhile stays as it is, which the dossier's rows show.
/// </summary>
public sealed class DossierWork(DossierRepository dossiers, ProposalRepository proposals, OneByOne oneByOne, ChangeCommit commit, OptimisticRetry retry)
{
    /// <summary>The rows of a page.</summary>
    internal const int AtATime = 50;

    /// <summary>The messages by which a dossier's proposals follow it; none where nothing changes for them, as when it is ratified by what became of them.</summary>
    public static IEnumerable<OutboxEntry> Pages(DossierState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Status == DossierStatus.Ratified || DossierEffects.Of(state).Count == 0
            ? []
            : Enumerable.Range(0, (state.Rows + AtATime - 1) / AtATime)
                .Select(page => OutboxEntry.Message(BringDossierRows.Queue, new DossierMessage(state.Village.Value, state.Id, page * AtATime)));
    }

    /// <summary>Brings one page.</summary>
    /// <exception cref="MessageException">There is no such dossier, or it has no such page.</exception>
    public async Task BringAsync(DossierMessage message, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(message);
        var (found, rows) = await FindAsync(message.Village, message.Dossier, message.From, cancellation);
        while (true)
        {
            var dossier = found.State;
            var places = Enumerable.Range(message.From, Math.Min(AtATime, rows.Count - message.From));
            await oneByOne.RunAsync(places, atOnce: 1, (place, stop) => BringAsync(dossier, rows[place], stop), (place, failure) => Aside(dossier, place, failure), cancellation);

            // A step taken meanwhile may have been followed by its own message before this one endorsed.
            var now = await dossiers.FindAsync(message.Village, message.Dossier, cancellation);
            if (now!.ETag == found.ETag)
            {
                return;
            }

            found = now;
        }
    }

    /// <summary>Brings one row that was set aside.</summary>
    /// <exception cref="MessageException">There is no such dossier, or it has no such row.</exception>
    public async Task BringAsync(DossierRowMessage message, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(message);
        var (found, rows) = await FindAsync(message.Village, message.Dossier, message.Place, cancellation);
        await BringAsync(found.State, rows[message.Place], cancellation);
    }

    private async Task<(DossierDocument Found, IReadOnlyList<DossierRow> Rows)> FindAsync(string village, string dossier, int place, CancellationToken cancellation)
    {
        var found = await dossiers.FindAsync(village, dossier, cancellation);
        if (found is not { State.Subject: DossierSubject.Proposals })
        {
            throw new MessageException($"there is no dossier {dossier} of proposals in {village}");
        }

        var rows = await dossiers.RowsAsync(village, dossier, cancellation);
        return place >= 0 && place < rows.Count ? (found, rows) : throw new MessageException($"the dossier {dossier} has no row {place}");
    }

    // Where its household went it is by now (REG-8).
    private Task BringAsync(DossierState dossier, DossierRow row, CancellationToken cancellation) => retry.RetryAsync(
        async () =>
        {
            foreach (var command in DossierEffects.Of(dossier, row))
            {
                var found = await proposals.FindWhereItIsAsync(dossier.Village.Value, row.Proposal, cancellation);
                if (found is { State: var state } && DossierEffects.IsBehind(dossier, state.Status, state.DeliberationId, state.DossierId)
                    && proposals.Decide(command, state, dossier.Village) is { IsAccepted: true, Events: { Count: > 0 } events })
                {
                    await commit.SaveAsync(proposals.Change(found, events).Change, cancellation);
                }
            }
        },
        cancellation);

    private static SetAsideItem Aside(DossierState dossier, int place, Exception failure) =>
        SetAsideItem.Of(BringDossierRow.Queue, new DossierRowMessage(dossier.Village.Value, dossier.Id, place), failure) with
        {
            Area = dossier.Village.Value,
            Subject = $"dossiers/{dossier.Village}/{dossier.Id}",
        };
}
