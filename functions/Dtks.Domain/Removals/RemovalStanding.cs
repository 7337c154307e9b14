using System.Runtime.Serialization;
using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using NodaTime;

namespace Dtks.Domain.Removals;

/// <summary>
/// Which removals of a household stand, wherever it went since (RAT-6, REG-8): one that followed it and the one that it followed are one. What was taken back
/// stands nowhere; what took effect somewhere, there; what is noticed, where the family is by now. Where it stands for nobody of the family any more, it stands
/// where those went whom it means.
/// </summary>
public static class RemovalStanding
{
    /// <summary>Those that stand, the latest last.</summary>
    /// <param name="household">The household: what else was recorded of those with whom one of it lives now is none of its.</param>
    /// <param name="along">The removals of every place that it came through, in that order.</param>
    /// <param name="apart">The removals that followed those of <see cref="Gone"/> to other families.</param>
    public static IReadOnlyList<RemovalFacts> Of(string household, IReadOnlyList<RemovalFacts> along, IReadOnlyList<RemovalFacts> apart)
    {
        ArgumentNullException.ThrowIfNull(apart);
        var gone = Gone(household, along).Select(r => r.First).ToHashSet(StringComparer.Ordinal);
        var elsewhere = apart.Where(r => gone.Contains(r.First) && r.Status is RemovalStatus.Noticed or RemovalStatus.Effective);
        return [.. Each(household, along).Select(Standing).OfType<RemovalFacts>().Concat(elsewhere).OrderBy(r => r.RecordedOn)];
    }

    /// <summary>Those of <paramref name="along"/> that stand for nobody of the family and were not taken back: whom they mean may have gone to other families.</summary>
    public static IReadOnlyList<RemovalFacts> Gone(string household, IReadOnlyList<RemovalFacts> along) =>
        [.. Each(household, along).Where(one => Standing(one) is null && one.All(r => r.Status != RemovalStatus.Cancelled)).SelectMany(one => one)];

    private static IEnumerable<IGrouping<string, RemovalFacts>> Each(string household, IReadOnlyList<RemovalFacts> along) =>
        along.GroupBy(r => r.First).Where(one => one.Any(r => r.Household == household));

    private static RemovalFacts? Standing(IEnumerable<RemovalFacts> one)
    {
        RemovalFacts? Last(RemovalStatus status) => one.LastOrDefault(r => r.Status == status);
        return Last(RemovalStatus.Cancelled) is not null ? null
            : Last(RemovalStatus.Effective) ?? (Last(RemovalStatus.Undone) is null ? Last(RemovalStatus.Noticed) : null);
    }
}

/// <summary>Of a removal what says whether it stands: nothing of a person (REG-3).</summary>
/// <param name="Id">Its id.</param>
/// <param name="Village">The village.</param>
/// <param name="Household">The household.</param>
/// <param name="Ground">Why.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="RecordedOn">The day it was recorded.</param>
/// <param name="NoticeEndsOn">The last day of the notice.</param>
/// <param name="StoppedFrom">The first month without the assistance that it ended; null before.</param>
/// <param name="Origin">The removal that it followed there; null for none.</param>
/// <param name="Members">The members meant, by id; null for nobody.</param>
/// <param name="Number">The ground of VER-5, exactly when ineligible.</param>
/// <param name="Born">Who was born to the family since, and goes with it, by id; null for nobody.</param>
/// <param name="Removed">Whom it removed, by id; null where that is all whom it means, and before it took effect.</param>
public sealed record RemovalFacts(
    string Id,
    AreaCode Village,
    string Household,
    RemovalGround Ground,
    RemovalStatus Status,
    LocalDate RecordedOn,
    LocalDate NoticeEndsOn,
    CyclePeriod? StoppedFrom = null,
    RemovalOrigin? Origin = null,
    IReadOnlyList<string>? Members = null,
    int? Number = null,
    IReadOnlyList<string>? Born = null,
    IReadOnlyList<string>? Removed = null)
{
    /// <summary>The month's sheet that it was recorded by; null for none.</summary>
    public RemovalSheet? Sheet { get; init; }

    /// <summary>Of a removal.</summary>
    public static RemovalFacts Of(RemovalState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return new RemovalFacts(
            state.Id, state.Village, state.Household, state.Ground, state.Status, state.RecordedOn, state.NoticeEndsOn, state.StoppedFrom, state.Origin, state.Members, state.Number, state.Born, state.Removed)
        {
            Sheet = state.Sheet,
        };
    }

    /// <summary>Whether it is noticed and means none but who died, or was removed otherwise, since: it ends with that, and nothing is to come of it.</summary>
    /// <param name="gone">Who of the household died, or was removed from the register, by id.</param>
    public bool IsOver(IReadOnlySet<string> gone) => Status == RemovalStatus.Noticed && Whom() is { Count: > 0 } whom && whom.All(gone.Contains);

    /// <summary>The one that was first recorded, by id: itself where it followed none.</summary>
    public string First => Origin?.Id ?? Id;

    /// <summary>Whom it removed; before that whom it is to remove, with who was born to them since.</summary>
    public IReadOnlyList<string> Whom() => RemovalState.Of(Removed, Members ?? [], Born);
}
