using Dtks.Domain.Partners;
using Dtks.Functions.Data;
using Dtks.Platform.Documents;

namespace Dtks.Functions.Partners;

/// <summary>Reads partners.</summary>
public sealed class PartnerRepository(DocumentStore store)
{
    /// <summary>A partner with its document; null where there is none of that id.</summary>
    public async Task<PartnerDocument?> FindAsync(string partner, CancellationToken cancellation) =>
        PartnerNames.IsPartner(partner) ? await store.ReadAsync<PartnerDocument>(Partitions.Partners(partner), PartnerDocument.IdOf(partner), cancellation) : null;
}
