using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Functions.Data;
using Dtks.Platform.Documents;
using Dtks.Platform.Problems;

namespace Dtks.Functions.Audit;

/// <summary>Which trail an area and what it is about lead to.</summary>
internal static class AuditPlace
{
    /// <summary>What a month's own document is called in its partition; outside it is named with the month.</summary>
    public const string OfMonth = "run";

    private const string CycleStart = "cycle-";

    // The rounds of cards stand in one partition of months.
    private const string CardRounds = "card-rounds";

    /// <summary>The trail of a village, of a regency's letters, of a month, or of the rounds of cards, by its code, <c>yyyy-MM</c> or <c>card-rounds</c>.</summary>
    /// <exception cref="ProblemException">404 when it is none of them.</exception>
    public static Partition Named(string place) =>
        place == CardRounds ? Partitions.Cycles(place)
        : CyclePeriod.TryParse(place, out var month) ? Partitions.Cycles(month.Value)
        : AreaCode.TryParse(place, out var area) ? OfArea(area, about: string.Empty) ?? throw new ProblemException(Problem.NotFound)
        : throw new ProblemException(Problem.NotFound);

    /// <summary>The trail that a list asks for; the nation's is that of the month named by <c>about=cycle-yyyy-MM</c>, or of the rounds of cards by <c>about=card-rounds</c>.</summary>
    /// <exception cref="ProblemException">400 when there is none for it.</exception>
    public static Partition Asked(AreaCode area, string about) => OfArea(area, about) ?? throw new ProblemException(Problem.Invalid("/area", "audit.area"));

    /// <summary>The document that is asked for; null for all.</summary>
    public static string? Target(string about) => about.Length == 0 || about == CardRounds || about.StartsWith(CycleStart, StringComparison.Ordinal) ? null : about;

    private static Partition? OfArea(AreaCode area, string about) => area.Level switch
    {
        AreaLevel.Village => Partitions.Registry(area.Value),
        AreaLevel.Regency => Partitions.Ratifications(area.Value),
        AreaLevel.Nation when about == CardRounds => Partitions.Cycles(CardRounds),
        AreaLevel.Nation when about.StartsWith(CycleStart, StringComparison.Ordinal) && CyclePeriod.TryParse(about[CycleStart.Length..], out var month) =>
            Partitions.Cycles(month.Value),
        _ => null,
    };
}
