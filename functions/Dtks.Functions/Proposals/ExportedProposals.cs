using Dtks.Functions.Data;
using Dtks.Functions.Exports;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using Dtks.Platform.Problems;

namespace Dtks.Functions.Proposals;

/// <summary>A village's proposals as they are exported: the same rows and columns as its list is given as a file at once.</summary>
public sealed class ExportedProposals(ListedProposals listed, Listing listing, DocumentStore store, MessageCatalogue messages) : IExportedList
{
    /// <summary>The list's name.</summary>
    public const string ListName = "proposals";

    /// <inheritdoc />
    public string Name => ListName;

    /// <inheritdoc />
    public IReadOnlyList<string> Columns => ProposalsFile.Columns;

    /// <inheritdoc />
    public IReadOnlyList<string> Headings(string language) => ProposalsFile.Headings(messages, language);

    /// <inheritdoc />
    public string FileNameOf(string village) => $"usulan-{village}.csv";

    /// <inheritdoc />
    public Task<int> CountAsync(ExportedRows asked, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(asked);
        return store.CountAsync(Partitions.Registry(asked.Village), ListedProposals.Count(asked.Status, asked.Until), cancellation);
    }

    /// <inheritdoc />
    public async Task<ExportedPart> PartAsync(ExportedRows asked, Place? after, int most, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(asked);
        var (part, next) = await listing.PartAsync<ListedProposal, ProposalItem>(
            Partitions.Registry(asked.Village), ListedProposals.Query(asked.Status, asked.Until), after, most, ListedProposals.PlaceOf, listed.ItemAsync, asked.Language, cancellation);
        return new ExportedPart(ProposalsFile.Rows(part), next);
    }
}
