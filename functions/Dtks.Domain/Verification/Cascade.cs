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
    public static IReadOnlyList<SheetLine> Apply(IReadOnlyList<SheetLine> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var worked = lines.GroupBy(l => l.Household, StringComparer.Ordinal)
            .SelectMany(h => Household([.. h.OrderBy(l => l.Line)]))
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

    private static List<SheetLine> Household(List<SheetLine> lines)
    {
        // Who is verified elsewhere has no consequences here.
        var here = lines.FindAll(l => l.HandedTo is null);
        var byFamily = lines.ConvertAll(l => l.HandedTo is null ? StateEmployees(Own(l), here) : Own(l) with { Outcome = LineOutcome.Elsewhere, Ground = null });
        var persons = byFamily.FindAll(l => l.Programme == Programme.PbiJkn && l.HandedTo is null);
        return byFamily.ConvertAll(l => l.Programme == Programme.PbiJkn || l.HandedTo is not null ? l : NamedRecipient(l, persons));
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
    private static SheetLine NamedRecipient(SheetLine line, List<SheetLine> persons)
    {
        if (persons.Find(p => p.Member == line.Named && p.Outcome == LineOutcome.Ineligible) is not { } fallen) return line;
        if (Successor(fallen, persons) is { } successor) return line with { Successor = successor.Member };
        return line.Outcome == LineOutcome.Ineligible ? line : Fallen(line, fallen.Ground ?? Deceased, fallen.Line, "VER-4");
    }

    private static SheetLine? Successor(SheetLine fallen, List<SheetLine> persons) =>
        fallen.Decision is { Outcome: LineOutcome.Ineligible, Ground: Deceased, Successor: { } number }
            ? persons.Find(p => p.Line == number && p.Outcome == LineOutcome.Eligible && MaySucceed(fallen, p))
            : null;

    private static SheetLine Fallen(SheetLine line, int ground, int cause, string rule) =>
        line with { Outcome = LineOutcome.Ineligible, Ground = ground, Cause = cause, CauseRule = rule };
}
