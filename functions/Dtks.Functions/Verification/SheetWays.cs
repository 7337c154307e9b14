using Dtks.Domain.Verification;
using NodaTime;

namespace Dtks.Functions.Verification;

/// <summary>Whether what a sheet found can still be decided otherwise (VER-8), by the policy of its month.</summary>
public sealed class SheetWays(SheetRepository sheets, TimeProvider clock)
{
    /// <summary>Whether it can be opened again, null while its lines are decided; and the last day on which it can be corrected (RAT-5).</summary>
    public async Task<(ReopeningWay? Way, LocalDate? Until)> OfAsync(SheetDocument sheet, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        var (state, policy) = (sheets.StateOf(sheet), await sheets.PolicyAsync(sheet, cancellation));
        return (ReopeningWays.Of(state, policy, Instant.FromDateTimeOffset(clock.GetUtcNow())), Determination.DateOf(state.Period, policy));
    }
}
