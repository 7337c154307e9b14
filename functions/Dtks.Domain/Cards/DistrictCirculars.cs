using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using NodaTime;

namespace Dtks.Domain.Cards;

/// <summary>A camat's circulars about one round (CRD-4).</summary>
/// <param name="Circulars">The circulars, in the order they were issued; at most <see cref="Most"/>.</param>
public sealed record DistrictCirculars(IReadOnlyList<Circular> Circulars)
{
    /// <summary>How many circulars a district has of a round at most.</summary>
    public const int Most = 50;

    /// <summary>Before the first.</summary>
    public static DistrictCirculars None { get; } = new([]);

    /// <summary>Up to which list circulars told of a village; 0 for none.</summary>
    public int UpTo(AreaCode village) => Rows(village).Select(r => r.UpTo).DefaultIfEmpty(0).Max();

    /// <summary>The last circular that told of a village; null for none.</summary>
    public Circular? LastOf(AreaCode village) => Circulars.LastOrDefault(c => c.Rows.Any(r => r.Village == village));

    private IEnumerable<CircularRow> Rows(AreaCode village) => Circulars.SelectMany(c => c.Rows).Where(r => r.Village == village);
}

/// <summary>A circular, with the recap of returns of each village whose list had arrived (CRD-4).</summary>
/// <param name="Place">1 for the district's first of the round.</param>
/// <param name="Number">Its number, as the camat's office gave it.</param>
/// <param name="Date">Its date.</param>
/// <param name="IssuedAt">When it was issued.</param>
/// <param name="Rows">The recap, by village.</param>
public sealed record Circular(int Place, string Number, LocalDate Date, Instant IssuedAt, IReadOnlyList<CircularRow> Rows);

/// <summary>The recap of a village's lists of returns in a circular.</summary>
/// <param name="Village">The village.</param>
/// <param name="From">The first list that it tells of: beyond 1 it is supplementary.</param>
/// <param name="UpTo">The last.</param>
/// <param name="Cards">How many cards of the round were made in the village.</param>
/// <param name="Reasons">How many cards came back for which reason.</param>
/// <param name="Surrendered">How many were handed back by their households.</param>
/// <param name="DueOn">The last day on which the deliberation is in time: of several lists the earliest.</param>
public sealed record CircularRow(AreaCode Village, int From, int UpTo, int Cards, IReadOnlyList<ReturnCount> Reasons, int Surrendered, LocalDate DueOn)
{
    /// <summary>Whether an earlier circular told of the village.</summary>
    public bool IsSupplementary() => From > 1;

    /// <summary>How many cards came back.</summary>
    public int Returned() => Reasons.Sum(r => r.Count);

    /// <summary>The recap of some lists; at least one.</summary>
    public static CircularRow Of(VillageRound round, IReadOnlyList<ReturnList> lists)
    {
        ArgumentNullException.ThrowIfNull(round);
        var reasons = lists.SelectMany(l => l.Reasons).GroupBy(r => r.Reason, StringComparer.Ordinal).Select(g => new ReturnCount(g.Key, g.Sum(r => r.Count)));
        return new(round.Village, lists.Min(l => l.Number), lists.Max(l => l.Number), round.Counts.Total(), [.. reasons], lists.Sum(l => l.Surrendered), lists.Min(l => l.DueOn));
    }
}

/// <summary>A circular as it came in; nothing checked.</summary>
/// <param name="Round">The round.</param>
/// <param name="Number">1 to 100 characters.</param>
/// <param name="Date">yyyy-MM-dd: from the making day to today.</param>
/// <param name="Villages">The villages that it is for, 1 to 500, each of which must have a list that none told of; null for all that have one.</param>
public sealed record CircularDraft(string? Round, string? Number, string? Date, IReadOnlyList<string?>? Villages = null);

/// <summary>Decides on circulars (CRD-4). Days are those of the district's zone.</summary>
public static class CircularDecider
{
    private const int MaxNumber = 100;
    private const int MostVillages = 500;

    /// <summary>Issues a circular over every list of returns that arrived by its date and that none told of. The same number and date again is the same circular.</summary>
    /// <param name="draft">What came in.</param>
    /// <param name="before">The district's circulars of the round.</param>
    /// <param name="villages">The rounds of the district's villages that have cards of it.</param>
    /// <param name="madeOn">The round's making day in the district.</param>
    /// <param name="today">Today in the district.</param>
    /// <param name="now">Now.</param>
    public static Decision<Circular> Issue(CircularDraft draft, DistrictCirculars before, IReadOnlyList<VillageRound> villages, LocalDate madeOn, LocalDate today, Instant now)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(villages);
        var input = new InputReader();
        var number = input.Text(draft.Number, "/number", MaxNumber, "CRD-4");
        var date = input.Date(draft.Date, "/date");
        if (date < madeOn || date > today) input.Invalid(CardReturnViolations.CircularDate, "/date", "CRD-4", ("from", CardRules.Day(madeOn)));
        if (draft.Villages is { } named) input.Count(named, "/villages", 1, MostVillages);
        if (!input.IsClean) return Decision<Circular>.Reject([.. input.Violations]);
        if (before.Circulars.FirstOrDefault(c => c.Number == number) is { } same)
            return same.Date == date ? Decision<Circular>.Accept(same) : Reject(Violation.Conflict(CardReturnViolations.CircularNumber, "CRD-4", ("date", CardRules.Day(same.Date))) with { Pointer = "/number" });
        if (villages.FirstOrDefault(v => today > v.ValidUntil) is { ValidUntil: var until }) return Reject(Violation.Refused(CardViolations.Expired, "CRD-10", "/round", ("until", CardRules.Day(until))));
        if (before.Circulars.Count >= DistrictCirculars.Most) return Reject(Violation.Conflict(CardReturnViolations.CircularsFull, "CRD-4", ("most", InputReader.Number(DistrictCirculars.Most))));
        if (Refusals(draft, before, villages, date!.Value) is { Count: > 0 } refused) return Decision<Circular>.Reject(refused);
        var rows = villages.Where(v => draft.Villages?.Contains(v.Village.Value) ?? true).Select(v => (Round: v, Lists: Untold(v, before, date!.Value))).Where(v => v.Lists.Count > 0)
            .Select(v => CircularRow.Of(v.Round, v.Lists)).OrderBy(r => r.Village.Value, StringComparer.Ordinal).ToList();
        return rows.Count == 0
            ? Reject(villages.Select(v => WhyNot(v, date!.Value, before)).FirstOrDefault(why => why?.Code == CardReturnViolations.ListLater) is { } later ? later with { Pointer = "/date" } : Violation.Refused(CardReturnViolations.CircularEmpty, "CRD-4"))
            : Decision<Circular>.Accept(new Circular(before.Circulars.Count + 1, number!, date!.Value, now, rows));
    }

    private static IReadOnlyList<Violation> Refusals(CircularDraft draft, DistrictCirculars before, IReadOnlyList<VillageRound> villages, LocalDate date) =>
    [
        .. (draft.Villages ?? []).Select((code, i) => (Why: villages.FirstOrDefault(v => v.Village.Value == code) is { } village
            ? WhyNot(village, date, before)
            : Violation.Refused(CardReturnViolations.NoCards, "CRD-4"), At: $"/villages/{InputReader.Number(i)}")).Where(v => v.Why is not null).Select(v => v.Why! with { Pointer = v.At }),
    ];

    /// <summary>Why a village is not in a circular that is issued; null where it is.</summary>
    /// <param name="village">The village's round.</param>
    /// <param name="circular">The circular's date.</param>
    /// <param name="before">The circulars before it.</param>
    public static Violation? WhyNot(VillageRound village, LocalDate circular, DistrictCirculars before)
    {
        ArgumentNullException.ThrowIfNull(village);
        ArgumentNullException.ThrowIfNull(before);
        if (Untold(village, before, circular).Count > 0) return null;
        var lists = (village.Returns ?? VillageReturns.None).Lists;
        if (lists.FirstOrDefault(l => l.Number > before.UpTo(village.Village)) is { } later) return Violation.Refused(CardReturnViolations.ListLater, "CRD-4", null, ("on", CardRules.Day(later.HandedOn)));
        if (before.LastOf(village.Village) is { } covered) return Violation.Refused(CardReturnViolations.Covered, "CRD-4", null, ("number", covered.Number));
        return Violation.Refused(village.Counts.Returned + village.Counts.Surrendered == 0 ? CardReturnViolations.NoReturns : CardReturnViolations.ListAwaited, "CRD-4");
    }

    private static IReadOnlyList<ReturnList> Untold(VillageRound village, DistrictCirculars before, LocalDate date) =>
        [.. (village.Returns ?? VillageReturns.None).Lists.Where(l => l.Number > before.UpTo(village.Village)).TakeWhile(l => l.HandedOn <= date)];

    private static Decision<Circular> Reject(Violation violation) => Decision<Circular>.Reject(violation);
}
