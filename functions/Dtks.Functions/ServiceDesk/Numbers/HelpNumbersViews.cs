using System.Globalization;
using Dtks.Domain.Kernel;
using Dtks.Domain.ServiceDesk;
using Dtks.Domain.ServiceDesk.Numbers;
using Dtks.Functions.Data;
using NodaTime;

namespace Dtks.Functions.ServiceDesk.Numbers;

/// <summary>The numbers of a regency's one-stop service: of the applications that were filed in a month, as they stand.</summary>
/// <param name="Regency">The regency.</param>
/// <param name="Month">The month of filing.</param>
/// <param name="All">All of them.</param>
/// <param name="Sections">By section.</param>
/// <param name="Villages">By village.</param>
/// <param name="Statuses">How many stand where.</param>
/// <param name="Outcomes">How many ended without help, by why.</param>
/// <param name="Pace">How many villages' answers came how.</param>
/// <param name="OldestOpen">When the oldest was filed that goes on; absent for none.</param>
/// <param name="Stages">How long the stages took.</param>
/// <param name="Unreadable">Villages whose numbers cannot be read, and are left out.</param>
internal sealed record HelpNumbersView(
    string Regency, string Month, HelpTotals All, IReadOnlyList<SectionNumbers> Sections, IReadOnlyList<VillageNumbers> Villages, IReadOnlyDictionary<string, int> Statuses, IReadOnlyDictionary<string, int> Outcomes,
    IReadOnlyDictionary<string, int> Pace, LocalDate? OldestOpen, IReadOnlyList<StageNumbers> Stages, IReadOnlyList<string> Unreadable)
{
    public static HelpNumbersView Of(string regency, string month, IReadOnlyDictionary<string, HelpSums> villages, IReadOnlyList<string> unreadable)
    {
        var all = HelpSums.Of(villages.Values);
        return new(
            regency, month, HelpTotals.Of(all.Cells), [.. all.Cells.GroupBy(c => c.Section).Select(g => new SectionNumbers(g.Key, HelpTotals.Of([.. g])))],
            [.. villages.OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => new VillageNumbers(v.Key, HelpTotals.Of(v.Value.Cells)))],
            By(all, c => WireName.Of(c.Status)), By(all, c => c.End is { } end ? WireName.Of(end) : null), By(all, c => WireName.Of(c.Village)), all.OldestOpen,
            [.. all.Stages.Select(s => new StageNumbers(s.Stage, s.Days.Sum(d => d.Count), all.DaysOf(s.Stage, 0.5)!.Value, all.DaysOf(s.Stage, 0.9)!.Value))], unreadable);
    }

    private static Dictionary<string, int> By(HelpSums sums, Func<HelpCell, string?> name) =>
        sums.Cells.Where(c => name(c) is not null).GroupBy(c => name(c)!, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Sum(c => c.Count), StringComparer.Ordinal);
}

/// <summary>How many there are.</summary>
/// <param name="Filed">Were filed.</param>
/// <param name="Open">Go on.</param>
/// <param name="Served">Were helped.</param>
/// <param name="Ended">Ended without help.</param>
/// <param name="Late">Their village is late, or was when it answered.</param>
internal sealed record HelpTotals(int Filed, int Open, int Served, int Ended, int Late)
{
    public static HelpTotals Of(IReadOnlyList<HelpCell> cells)
    {
        int Sum(Func<HelpCell, bool> holds) => cells.Where(holds).Sum(c => c.Count);
        return new(
            Sum(_ => true), Sum(c => !HelpHolders.IsFinal(c.Status)), Sum(c => c.Status == HelpStatus.Served), Sum(c => c.Status == HelpStatus.Ended), Sum(c => c.Village is VillagePace.Late or VillagePace.AnsweredLate));
    }
}

/// <summary>A section's.</summary>
internal sealed record SectionNumbers(Section Section, HelpTotals Totals);

/// <summary>A village's.</summary>
internal sealed record VillageNumbers(string Village, HelpTotals Totals);

/// <summary>How long a stage took: how many came through it, the days within which half of them did, and nine of ten.</summary>
internal sealed record StageNumbers(HelpStage Stage, int Count, int MedianDays, int P90Days);

/// <summary>The numbers as a file.</summary>
internal static class HelpNumbersFile
{
    private static readonly string[] Header = ["desa", "seksi", "status", "akhir", "jawaban_desa", "jumlah"];

    /// <summary>A row for each village, section, status, outcome and pace.</summary>
    public static string Of(IReadOnlyDictionary<string, HelpSums> villages) => CsvFile.Of(Header, villages.OrderBy(v => v.Key, StringComparer.Ordinal).SelectMany(v => v.Value.Cells.Select(c => (IReadOnlyList<string>)
        [v.Key, WireName.Of(c.Section), WireName.Of(c.Status), c.End is { } end ? WireName.Of(end) : string.Empty, WireName.Of(c.Village), c.Count.ToString(CultureInfo.InvariantCulture)])));
}
