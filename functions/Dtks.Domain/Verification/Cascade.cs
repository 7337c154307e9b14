using Dtks.Domain.People;

namespace Dtks.Domain.Verification;

/// <summary>
/// Works out what holds for every line of a household from what was decided about each (VER-4, VER-6). It starts from the decisions alone
/// and
/// never from earlier outcomes, so a corrected decision takes its consequences with it. Where several reasons make a line ineligible, its
/// own
/// decision comes before VER-6, and VER-6 before VER-4; among several causes the one of the lowest line counts.
/// </summary>
public static class Cascade
{
    /// <summary>Ground 3: deceased.</summary>
    public const int Deceased = 3;

    /// <summary>Ground 5: works as civil servant, military or police.</summary>
    public const int StateEmployee = 5;

    /// <summary>Ground 6: in a family with such a worker.</summary>
    public const int StateEmployeeInFamily = 6;

    /// <summary>
    /// The same lines in the same order with outcomes, grounds, causes and successors worked out. Households do not touch each other.
    /// </summary>
    /// <param name="lines">The lines of whole households.</param>
    /// <param name="adults">Adults of the households who may have no line (VER-4).</param>
    public static IReadOnlyList<SheetLine> Apply(IReadOnlyList<SheetLine> lines, IReadOnlyCollection<HouseholdAdult> adults)
    {
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(adults);
        var worked = lines.GroupBy(l => l.Household, StringComparer.Ordinal)
            .SelectMany(h => Household([.. h.OrderBy(l => l.Line)], adults))
            .ToDictionary(l => l.Line);
        return [.. lines.Select(l => worked[l.Line])];
    }

    /// <summary>
    /// Whether <paramref name="successor"/> can take over from the one <paramref name="deceased"/> is about, eligibility aside (VER-4).
    /// </summary>
    public static bool MaySucceed(SheetLine deceased, SheetLine successor)
    {
        ArgumentNullException.ThrowIfNull(deceased);
        ArgumentNullException.ThrowIfNull(successor);
        return successor.Programme == Programme.PbiJkn && successor.Adult
            && successor.Household == deceased.Household && successor.Member != deceased.Member && successor.HandedTo is null;
    }

    /// <summary>
    /// The line that says something else of the recipient of a family's line than that they died: their own PBI-JKN, ineligible on another ground. Then no
    /// successor is named; null where there is none.
    /// </summary>
    internal static SheetLine? Against(SheetLine line, IEnumerable<SheetLine> household) => line.Programme == Programme.PbiJkn ? null
        : household.FirstOrDefault(p => p is { Programme: Programme.PbiJkn, HandedTo: null, Outcome: LineOutcome.Ineligible } && p.Ground != Deceased && p.Member == line.Named);

    private static List<SheetLine> Household(List<SheetLine> lines, IReadOnlyCollection<HouseholdAdult> adults)
    {
        // Who is verified elsewhere has no consequences here.
        var here = lines.FindAll(l => l.HandedTo is null);
        var byFamily = lines.ConvertAll(l => l.HandedTo is null ? StateEmployees(Own(l), here) : Own(l) with { Outcome = LineOutcome.Elsewhere, Ground = null });
        var persons = byFamily.FindAll(l => l.Programme == Programme.PbiJkn && l.HandedTo is null);
        var named = byFamily.FindAll(l => l.HandedTo is null && TakenOver(l, byFamily, adults));
        return byFamily.ConvertAll(l => l.Programme == Programme.PbiJkn || l.HandedTo is not null ? l : NamedRecipient(l, persons, named));
    }

    private static SheetLine Own(SheetLine line) => line with
    {
        Outcome = line.Decision?.Outcome ?? LineOutcome.Unverified,
        Ground = line.Decision?.Ground,
        Cause = null,
        CauseRule = null,
        Successor = null,
    };

    // VER-6. A person's own ground 5 counts on all of that person's lines before the family's ground 6 does.
    private static SheetLine StateEmployees(SheetLine line, List<SheetLine> household)
    {
        if (line.Outcome == LineOutcome.Ineligible) return line;
        var workers = household.Where(l => l.Decision is { Outcome: LineOutcome.Ineligible, Ground: StateEmployee }).ToList();
        if (workers.FirstOrDefault(w => w.Member == line.Named) is { } own) return Fallen(line, StateEmployee, own.Line, "VER-6");
        return workers.Count == 0 ? line : Fallen(line, StateEmployeeInFamily, workers[0].Line, "VER-6");
    }

    // VER-4. PBI-JKN lines never fall by it, so by now it is settled which of them are eligible.
    private static SheetLine NamedRecipient(SheetLine line, List<SheetLine> persons, List<SheetLine> named)
    {
        // Who is named on the line itself receives it; on the recipient's others they do where those are found eligible.
        if (named.Contains(line)) return line with { Outcome = LineOutcome.Eligible, Ground = null, Successor = line.Decision!.SuccessorMember };
        var member = named.Find(n => n.Named == line.Named)?.Decision!.SuccessorMember;
        if (persons.Find(p => p.Member == line.Named && p.Outcome == LineOutcome.Ineligible) is not { } fallen)
            return member is null || line.Outcome == LineOutcome.Ineligible ? line : line with { Successor = member };
        if ((Successor(fallen, persons)?.Member ?? member) is { } successor) return line with { Successor = successor };
        return line.Outcome == LineOutcome.Ineligible ? line : Fallen(line, fallen.Ground ?? Deceased, fallen.Line, "VER-4");
    }

    // VER-4's default, by member.
    private static bool TakenOver(SheetLine line, List<SheetLine> household, IReadOnlyCollection<HouseholdAdult> adults) =>
        line.Decision is { Outcome: LineOutcome.Ineligible, Ground: Deceased, SuccessorMember: { } member }
        && Against(line, household) is null && Successors.TakesOver(line, member, household, adults);

    private static SheetLine? Successor(SheetLine fallen, List<SheetLine> persons) =>
        fallen.Decision is { Outcome: LineOutcome.Ineligible, Ground: Deceased, Successor: { } number }
            ? persons.Find(p => p.Line == number && p.Outcome == LineOutcome.Eligible && MaySucceed(fallen, p))
            : null;

    private static SheetLine Fallen(SheetLine line, int ground, int cause, string rule) =>
        line with { Outcome = LineOutcome.Ineligible, Ground = ground, Cause = cause, CauseRule = rule };
}
