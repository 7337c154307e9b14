using Dtks.Domain.Kernel;
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
/// <param name="StoppedFrom">The first month without the assistance that it ended; absent before.</param>
internal sealed record HouseholdRemovalView(
    string Id, RemovalGround Ground, int? Number, IReadOnlyList<string> Members, RemovalStatus Status, LocalDate NoticeEndsOn, CyclePeriod? StoppedFrom)
{
    /// <summary>The other village in which it stands, where the family lives or lived (REG-8); absent for one of this.</summary>
    public string? Village { get; init; }

    public static IReadOnlyList<HouseholdRemovalView>? Of(IReadOnlyList<RemovalState> standing, IReadOnlyList<RemovalFacts> elsewhere) => standing.Count + elsewhere.Count == 0
        ? null
        :
        [
            .. elsewhere.Select(r => new HouseholdRemovalView(r.Id, r.Ground, r.Number, r.Whom(), r.Status, r.NoticeEndsOn, r.UnpaidFrom) { Village = r.Village.Value }),
            .. standing.Select(r => new HouseholdRemovalView(r.Id, r.Ground, r.Number, r.Whom(), r.Status, r.NoticeEndsOn, r.UnpaidFrom)),
        ];
}
