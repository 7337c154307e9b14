using Dtks.Domain.Kernel;
using NodaTime;

namespace Dtks.Domain.ServiceDesk.Numbers;

/// <summary>How many applications count alike.</summary>
/// <param name="Section">The section.</param>
/// <param name="Status">Where they stand.</param>
/// <param name="End">Why they ended without help; null where they did not.</param>
/// <param name="Village">How their villages answered.</param>
/// <param name="Count">How many.</param>
public sealed record HelpCell(Section Section, HelpStatus Status, HelpEnd? End, VillagePace Village, int Count);

/// <summary>How long a stage took.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Days">How many applications took so many days, the fewest days first.</param>
public sealed record HelpStageDays(HelpStage Stage, IReadOnlyList<DaysTook> Days);

/// <summary>How many applications took so many days.</summary>
/// <param name="Days">The days.</param>
/// <param name="Count">How many.</param>
public sealed record DaysTook(int Days, int Count);

/// <summary>Applications summed up: as many cells as differ, whatever their number (SVC-1 to SVC-9).</summary>
/// <param name="Cells">Those that count alike.</param>
/// <param name="Stages">How long the stages took.</param>
/// <param name="OldestOpen">When the oldest was filed that goes on; null for none.</param>
public sealed record HelpSums(IReadOnlyList<HelpCell> Cells, IReadOnlyList<HelpStageDays> Stages, LocalDate? OldestOpen)
{
    /// <summary>Of applications.</summary>
    public static HelpSums Of(IReadOnlyCollection<HelpCounted> applications)
    {
        ArgumentNullException.ThrowIfNull(applications);
        var open = applications.Where(a => !HelpHolders.IsFinal(a.Status)).Select(a => (LocalDate?)a.FiledOn).Min();
        return Of(applications.Select(a => new HelpCell(a.Section, a.Status, a.End, a.Village, 1)), applications.SelectMany(a => a.Days).Select(d => (d.Stage, d.Days, 1)), open);
    }

    /// <summary>Of several together.</summary>
    public static HelpSums Of(IEnumerable<HelpSums> parts)
    {
        var all = parts.ToList();
        return Of(all.SelectMany(p => p.Cells), all.SelectMany(p => p.Stages).SelectMany(s => s.Days.Select(d => (s.Stage, d.Days, d.Count))), all.Select(p => p.OldestOpen).Min());
    }

    /// <summary>How many there are of which something holds.</summary>
    public int Count(Func<HelpCell, bool>? holds = null) => Cells.Where(holds ?? (_ => true)).Sum(c => c.Count);

    /// <summary>The days within which a share of those came through a stage: the least that at least so many took; null where none did.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="share">The share, above 0 to 1.</param>
    public int? DaysOf(HelpStage stage, double share)
    {
        if (Stages.FirstOrDefault(s => s.Stage == stage) is not { } took) return null;
        var (least, seen) = ((int)Math.Ceiling(share * took.Days.Sum(d => d.Count)), 0);
        foreach (var (days, count) in took.Days.OrderBy(d => d.Days))
        {
            seen += count;
            if (seen >= least) return days;
        }

        return null;
    }

    private static HelpSums Of(IEnumerable<HelpCell> cells, IEnumerable<(HelpStage Stage, int Days, int Count)> days, LocalDate? oldest) => new(
        [.. cells.GroupBy(c => c with { Count = 0 }).Select(g => g.Key with { Count = g.Sum(c => c.Count) }).OrderBy(c => c.Section).ThenBy(c => c.Status).ThenBy(c => c.End).ThenBy(c => c.Village)],
        [.. days.GroupBy(d => d.Stage).OrderBy(g => g.Key).Select(g => new HelpStageDays(g.Key, [.. g.GroupBy(d => d.Days).OrderBy(d => d.Key).Select(d => new DaysTook(d.Key, d.Sum(x => x.Count)))]))],
        oldest);
}
