using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.Payments;
using Dtks.Domain.Removals;
using NodaTime;

namespace Dtks.Functions.Registry;

/// <summary>A removal of a household, or of some of it, as the household shows it (RAT-6); the whole of it is read by its own path.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Ground">Why.</param>
/// <param name="Number">The ground of VER-5, exactly when ineligible.</param>
/// <param name="Members">The members meant, or removed, by id.</param>
/// <param name="Status">Noticed, or in effect.</param>
/// <param name="NoticeEndsOn">The last day of the notice; it takes effect when that day ends.</param>
/// <param name="StoppedFrom">The first month that is not paid of the assistance that it ended, by what the sheets have of it; absent before.</param>
internal sealed record HouseholdRemovalView(
    string Id, RemovalGround Ground, int? Number, IReadOnlyList<string> Members, RemovalStatus Status, LocalDate NoticeEndsOn, CyclePeriod? StoppedFrom)
{
    /// <summary>The other village in which it stands, where the family lives or lived (REG-8); absent for one of this.</summary>
    public string? Village { get; init; }

    /// <summary>The payment that the ratified sheet which found it leaves out already, while it is noticed (RAT-4); absent for none.</summary>
    public CyclePeriod? Unpaid { get; init; }

    /// <summary>The months after that which are paid all the same, by what had been verified before it took effect; absent for none.</summary>
    public IReadOnlyList<CyclePeriod>? Paid { get; init; }

    /// <summary>One, as its own household shows it.</summary>
    /// <param name="removal">The removal.</param>
    /// <param name="aid">Which payments leave out what it ended; null before.</param>
    public static HouseholdRemovalView Of(RemovalFacts removal, RemovedAid? aid) =>
        new(removal.Id, removal.Ground, removal.Number, removal.Whom(), removal.Status, removal.NoticeEndsOn, aid?.From)
        {
            Unpaid = aid?.Unpaid is { Count: > 0 } unpaid ? unpaid[0] : null,
            Paid = aid?.Paid is { Count: > 0 } paid ? paid : null,
        };
}
