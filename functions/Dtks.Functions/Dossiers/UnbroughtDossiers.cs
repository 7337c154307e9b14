using Dtks.Domain.Dossiers;
using Dtks.Domain.Kernel;
using Dtks.Domain.Proposals;
using Dtks.Functions.Data;
using Dtks.Functions.Proposals;
using Dtks.Platform.Documents;
using Dtks.Platform.Records;
using Dtks.Platform.Waiting;

namespace Dtks.Functions.Dossiers;

/// <summary>Dossiers that were endorsed, received or returned, and of which a proposal has yet to follow (RAT-1).</summary>
public sealed class UnbroughtDossiers(WaitingIds waiting, DossierRepository dossiers, DossierStandings standings, ProposalRepository proposals) : IWaiting
{
    private static readonly string Statuses = string.Join(
        ", ", new[] { DossierStatus.Endorsed, DossierStatus.Received, DossierStatus.Returned }.Select(s => $"'{WireName.Of(s)}'"));

    /// <inheritdoc />
    public DocumentContainer Container => Partitions.RegistryContainer;

    /// <inheritdoc />
    public string Condition { get; } = $"c.type = '{DossierDocument.TypeName}' AND c.status IN ({Statuses})";

    /// <inheritdoc />
    public async Task<IReadOnlyList<WaitingMessage>> FindAsync(Partition partition, WrittenWithin window, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(partition);
        var unbrought = new List<WaitingMessage>();
        foreach (var id in await waiting.FindAsync(partition, DossierDocument.TypeName, Condition, window, cancellation))
        {
            var pages = await PagesAsync(partition.Value, id, cancellation);
            unbrought.AddRange(pages.Select(from => new WaitingMessage(BringDossierRows.Queue, new DossierMessage(partition.Value, id, from))));
        }

        return unbrought;
    }

    // Of one that cannot be read a message is set aside. Once it is repaired it was written anew, and is found whole.
    private async Task<IReadOnlyCollection<int>> PagesAsync(string village, string id, CancellationToken cancellation)
    {
        try
        {
            return await dossiers.FindAsync(village, id, cancellation) is { } found ? await PagesAsync(found.State, cancellation) : [];
        }
        catch (Exception e) when (UnreadableRecords.Is(e))
        {
            return [0];
        }
    }

    private async Task<SortedSet<int>> PagesAsync(DossierState dossier, CancellationToken cancellation)
    {
        var pages = new SortedSet<int>();
        if (DossierEffects.Of(dossier).Count == 0)
        {
            return pages;
        }

        var rows = await dossiers.RowsAsync(dossier.Village.Value, dossier.Id, cancellation);
        var found = await standings.OfAsync(dossier.Village.Value, rows, cancellation);
        for (var place = 0; place < rows.Count; place++)
        {
            var page = place - (place % DossierWork.AtATime);
            if (!pages.Contains(page) && await IsBehindAsync(dossier, rows[place].Proposal, found.GetValueOrDefault(rows[place].Proposal), cancellation))
            {
                pages.Add(page);
            }
        }

        return pages;
    }

    // One that cannot be read its page's message sets aside. Few went with their family to another village (REG-8).
    private async Task<bool> IsBehindAsync(DossierState dossier, string proposal, DossierStanding? standing, CancellationToken cancellation) => standing switch
    {
        null => true,
        { Status: ProposalStatus.HandedOver } => await IsBehindElsewhereAsync(dossier, proposal, cancellation),
        _ => DossierEffects.IsBehind(dossier, standing.Status, standing.DeliberationId, standing.DossierId),
    };

    private async Task<bool> IsBehindElsewhereAsync(DossierState dossier, string proposal, CancellationToken cancellation)
    {
        try
        {
            return await proposals.FindWhereItIsAsync(dossier.Village.Value, proposal, cancellation) is { State: var state }
                && DossierEffects.IsBehind(dossier, state.Status, state.DeliberationId, state.DossierId);
        }
        catch (Exception e) when (UnreadableRecords.Is(e))
        {
            return true;
        }
    }
}
