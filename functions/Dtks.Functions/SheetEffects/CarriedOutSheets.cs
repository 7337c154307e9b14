using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Functions.Data;
using Dtks.Functions.Verification;
using Dtks.Platform.Documents;

namespace Dtks.Functions.SheetEffects;

/// <summary>Tells by what was noted of each household that a ratified sheet concerned, under ids of month and household.</summary>
public sealed class CarriedOutSheets(DocumentStore store) : ICarriedOutSheets
{
    /// <inheritdoc />
    public async Task<bool> ConcernAsync(FamilyPlace place, IEnumerable<CyclePeriod> months, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(place);
        ArgumentNullException.ThrowIfNull(months);
        var ids = months.Select(month => SheetEffectDocument.IdOf(month.Value, place.Household));
        return await store.TextsAsync(Partitions.Registry(place.Village.Value), DocumentQuery.OfIds("VALUE c.id", ids), cancellation).AnyAsync(cancellation);
    }
}
