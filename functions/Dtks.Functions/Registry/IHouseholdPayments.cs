using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.Payments;
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

    /// <summary>Which payments left out what has ended, or is to end, in the months before it does (RAT-4, GOV-3); null for none.</summary>
    /// <param name="place">The household, where it stands or stood.</param>
    /// <param name="leaving">Whose removal is noticed, by id, beside those of whom the household knows it; null for nobody.</param>
    /// <param name="cancellation">Stops it.</param>
    Task<IReadOnlyList<LostAid>?> BeforeAsync(FamilyPlace place, IReadOnlyList<string>? leaving, CancellationToken cancellation);

    /// <summary>Of what a month's payment leaves out since the sheet was not ratified by the determination date, whether it goes on or ended since (RAT-5); null for nothing.</summary>
    Task<IReadOnlyList<LostAid>?> UnratifiedAsync(FamilyPlace place, CyclePeriod month, CancellationToken cancellation);

    /// <summary>Of what ended, by a change or a removal, what a month's sheet that was opened again does not pay (RAT-6, VER-8); none for nothing.</summary>
    Task<IReadOnlyList<EndedPayment>> NotPaidAsync(FamilyPlace place, CyclePeriod month, CancellationToken cancellation);

    /// <summary>All assistance of a household, what ended of late with the first month that is not paid, by what the sheets have of it (RAT-4).</summary>
    Task<IReadOnlyList<Entitlement>> ToldAsync(HouseholdState household, CancellationToken cancellation);

    /// <summary>Of what ended by a change of the family: the first month that is not paid, by what the sheets have of it (REG-8, RAT-4); none for nothing.</summary>
    Task<IReadOnlyList<EndedPayment>> EndedAsync(FamilyPlace place, CancellationToken cancellation);

    /// <summary>Of what a removal ended: the first month that is not paid, by what the sheets have of it (RAT-6); while it is noticed, which payment the ratified sheet that found it leaves out already; null for neither.</summary>
    Task<RemovedAid?> RemovedAsync(RemovalFacts removal, CancellationToken cancellation);
}
