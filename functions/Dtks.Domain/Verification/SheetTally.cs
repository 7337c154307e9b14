namespace Dtks.Domain.Verification;

/// <summary>Lines by outcome (VER-7).</summary>
/// <param name="Lines">All lines, those verified elsewhere included.</param>
/// <param name="Eligible">Eligible ones.</param>
/// <param name="Ineligible">Ineligible ones.</param>
/// <param name="Unverified">Ones that nobody verified.</param>
public sealed record SheetTally(int Lines, int Eligible, int Ineligible, int Unverified)
{
    /// <summary>None at all.</summary>
    public static SheetTally Empty { get; } = new(0, 0, 0, 0);

    /// <summary>Counts <paramref name="lines"/>.</summary>
    public static SheetTally Of(IReadOnlyCollection<SheetLine> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        int Count(LineOutcome outcome) => lines.Count(l => l.Outcome == outcome);
        return new SheetTally(lines.Count, Count(LineOutcome.Eligible), Count(LineOutcome.Ineligible), Count(LineOutcome.Unverified));
    }

    /// <summary>Both together.</summary>
    public SheetTally Plus(SheetTally other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new SheetTally(Lines + other.Lines, Eligible + other.Eligible, Ineligible + other.Ineligible, Unverified + other.Unverified);
    }
}
