using Dtks.Domain.People;
using Dtks.Domain.Verification;

namespace Dtks.Domain.Recaps;

/// <summary>What is paid in an area, by programme: of all of them, each once, in their order.</summary>
public static class RecapTotals
{
    private static readonly Programme[] All = Enum.GetValues<Programme>();

    /// <summary>Nothing at all.</summary>
    public static IReadOnlyList<RecapProgramme> None { get; } = [.. All.Select(programme => new RecapProgramme(programme, 0, 0, 0, 0))];

    /// <summary>Those of a sheet's lines. A line that is verified elsewhere is counted there (REG-8).</summary>
    public static IReadOnlyList<RecapProgramme> Of(IReadOnlyCollection<SheetLine> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        return [.. All.Select(programme => Of(programme, [.. lines.Where(line => line.Programme == programme)]))];
    }

    /// <summary>Those of areas together.</summary>
    public static IReadOnlyList<RecapProgramme> Sum(IEnumerable<IReadOnlyList<RecapProgramme>> areas)
    {
        ArgumentNullException.ThrowIfNull(areas);
        return areas.Aggregate(None, (sum, area) => [.. sum.Select(programme => area.Where(a => a.Programme == programme.Programme).Aggregate(programme, (a, b) => a + b))]);
    }

    private static RecapProgramme Of(Programme programme, IReadOnlyList<SheetLine> lines)
    {
        int Count(LineOutcome outcome) => lines.Count(line => line.Outcome == outcome);
        var households = lines.Where(line => line.Outcome == LineOutcome.Eligible).Select(line => line.Household).Distinct(StringComparer.Ordinal).Count();
        return new RecapProgramme(programme, households, Count(LineOutcome.Eligible), Count(LineOutcome.Ineligible), Count(LineOutcome.Unverified));
    }
}
