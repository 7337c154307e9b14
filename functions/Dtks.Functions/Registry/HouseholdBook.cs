using Dtks.Domain.People;
using Dtks.Functions.Storage;

namespace Dtks.Functions.Registry;

/// <summary>The households of the register.</summary>
public sealed class HouseholdBook(DocumentStore store)
{
    /// <summary>The programmes a household receives; none when it is not there.</summary>
    public Task<IReadOnlyList<Programme>> ReceivingAsync(string village, string household, CancellationToken cancellation)
    {
        _ = store;
        return Task.FromResult<IReadOnlyList<Programme>>([]);
    }
}
