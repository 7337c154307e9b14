using Dtks.Domain.Households;
using Dtks.Domain.Removals;

namespace Dtks.Functions.Registry;

/// <summary>Which payments leave out what a household is entitled to, by what the sheets that make them have of it by now (RAT-4, VER-7); kept by whoever keeps the sheets.</summary>
public interface IHouseholdPayments
{
    /// <summary>What is news of it today, less what a removal that is noticed is to end; null for nothing.</summary>
    Task<AidPayments?> NowAsync(HouseholdWay way, CancellationToken cancellation);

    /// <summary>Of all that is received by now, whatever is noticed, which payments leave it out; null for nothing, and where it is paid again.</summary>
    Task<UpheldAid?> UpheldAsync(FamilyPlace place, CancellationToken cancellation);

    /// <summary>The same as it will be once assistance goes on that has ended so far.</summary>
    /// <param name="place">The household, where it stands or stood.</param>
    /// <param name="aid">The assistance that is received then.</param>
    /// <param name="cancellation">Stops it.</param>
    Task<UpheldAid?> UpheldAsync(FamilyPlace place, IReadOnlyList<Entitlement> aid, CancellationToken cancellation);

    /// <summary>Of all that is received by now, or once assistance goes on that has ended so far, what a sheet that is not ratified has as ineligible (VER-8); null for nothing.</summary>
    /// <param name="place">The household, where it stands or stood.</param>
    /// <param name="aid">The assistance that is received then; null for that of now.</param>
    /// <param name="cancellation">Stops it.</param>
    Task<AidAtStake?> AtStakeAsync(FamilyPlace place, IReadOnlyList<Entitlement>? aid, CancellationToken cancellation);

    /// <summary>Of what ended by a change of the family: the same with the first month that is not paid, by what the sheets have of it (REG-8, RAT-4); none for nothing.</summary>
    Task<IReadOnlyList<Entitlement>> EndedAsync(FamilyPlace place, CancellationToken cancellation);

    /// <summary>Of what a removal ended: the first month that is not paid, by what the sheets have of it (RAT-6); null before it took effect.</summary>
    Task<RemovedAid?> RemovedAsync(RemovalFacts removal, CancellationToken cancellation);
}
