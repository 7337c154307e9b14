using Dtks.Domain.Verification;
using NodaTime;

namespace Dtks.Functions.Verification;

/// <summary>Whether what a sheet found can still be decided otherwise (VER-8), by the policy of its month.</summary>
public sealed class SheetWays(SheetRepository sheets, TimeProvider clock)
{
    /// <summary>Whether it can be opened again, null while its lines are decided; and the last day on which it can be corrected (RAT-5), also while it is open again after its month; null where none is set.</summary>
    public async Task<(ReopeningWay? Way, LocalDate? Until)> OfAsync(SheetDocument sheet, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        var (state, policy, now) = (sheets.StateOf(sheet), await sheets.PolicyAsync(sheet, cancellation), clock.GetUtcNow());
        var way = ReopeningWays.Of(state, policy, Instant.FromDateTimeOffset(now));
        return (way, way == ReopeningWay.Corrected || (way is null && sheet.IsClosed(now)) ? Determination.DateOf(state.Period, policy) : null);
    }
}
