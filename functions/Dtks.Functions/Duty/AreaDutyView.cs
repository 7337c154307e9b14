using Dtks.Functions.Areas;
using NodaTime;

namespace Dtks.Functions.Duty;

/// <summary>How many villages of an area are late with their quarterly deliberation (MUS-1).</summary>
/// <param name="Area">The area.</param>
/// <param name="Name">Its name.</param>
/// <param name="Villages">Its villages.</param>
/// <param name="Late">Those whose day is over, each in its own zone.</param>
/// <param name="NeverHeld">Those that never held one; late too, once the first is due.</param>
/// <param name="DueSoon">Those that are not late and due within the days of the first reminder.</param>
internal sealed record AreaDutyView(string Area, string Name, int Villages, int Late, int NeverHeld, int DueSoon)
{
    /// <summary>The regencies whose counts cannot be read, and are not in the sums; absent when there is none.</summary>
    public IReadOnlyList<string>? UnreadableRegencies { get; init; }

    /// <summary>The areas right below, down to regencies; absent below those.</summary>
    public IReadOnlyList<AreaDutyView>? Items { get; init; }

    /// <summary>A regency's, on a day of its own.</summary>
    public static AreaDutyView Of(string area, string name, int villages, IReadOnlyDictionary<LocalDate, int> due, LocalDate today, LocalDate firstDueOn, int soonDays)
    {
        var never = Math.Max(0, villages - due.Values.Sum());
        var late = due.Where(d => d.Key < today).Sum(d => d.Value) + (today > firstDueOn ? never : 0);
        var soon = due.Where(d => d.Key >= today && d.Key <= today.PlusDays(soonDays)).Sum(d => d.Value);
        return new AreaDutyView(area, name, villages, late, never, soon);
    }

    /// <summary>A district's, or a village's, by how its villages stand; one of which that cannot be read is in no sum, and its regency is named.</summary>
    public static AreaDutyView Of(Area area, IReadOnlyList<DutyView?> villages, int soonDays)
    {
        var read = villages.OfType<DutyView>().ToList();
        var soon = read.Count(v => v is { Late: false, LastHeldOn: not null } && v.DaysLeft <= soonDays);
        return new AreaDutyView(area.Code, area.Name, read.Count, read.Count(v => v.Late), read.Count(v => v.LastHeldOn is null), soon)
        {
            UnreadableRegencies = read.Count < villages.Count ? [area.Code[..4]] : null,
        };
    }

    /// <summary>The sum over areas below one.</summary>
    public static AreaDutyView SumOf(string area, string name, IReadOnlyList<AreaDutyView> below) =>
        new(area, name, below.Sum(b => b.Villages), below.Sum(b => b.Late), below.Sum(b => b.NeverHeld), below.Sum(b => b.DueSoon));
}
