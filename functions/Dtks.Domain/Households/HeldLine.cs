using Dtks.Domain.Areas;
using Dtks.Domain.People;
using Dtks.Domain.Verification;

namespace Dtks.Domain.Households;

/// <summary>A line of who came to a household that stands on a sheet of where they were before (REG-8): they are verified there until it is handed over.</summary>
/// <param name="Member">Who, by id in the household that they came to.</param>
/// <param name="Programme">The programme.</param>
/// <param name="Village">The village whose sheet it stands on.</param>
/// <param name="IsOpen">Whether that sheet is still being verified.</param>
public sealed record HeldLine(string Member, Programme Programme, AreaCode Village, bool IsOpen);

/// <summary>A line that this sheet takes over with what was decided of it (REG-8): that goes along, and may be decided anew here.</summary>
/// <param name="Line">The line where it stood.</param>
/// <param name="Decision">What was decided there.</param>
public sealed record BroughtLine(HeldLine Line, LineDecision Decision)
{
    /// <summary>Of a line as it stood; null where nothing was decided of it itself.</summary>
    /// <param name="held">The line, as the household that they came to knows it.</param>
    /// <param name="line">The same on the sheet of where they were.</param>
    /// <param name="beside">The lines of their household there: a successor is named by member here, for the lines have other numbers.</param>
    /// <param name="withFamily">Whether they came with the whole family: its members have the same ids then, and else none here.</param>
    public static BroughtLine? Of(HeldLine held, SheetLine line, IEnumerable<SheetLine> beside, bool withFamily)
    {
        ArgumentNullException.ThrowIfNull(line);
        ArgumentNullException.ThrowIfNull(beside);
        if (line.Decision is not { } decision) return null;
        var successor = decision.SuccessorMember ?? (decision.Successor is { } number ? beside.FirstOrDefault(l => l.Line == number)?.Named : null);
        return new BroughtLine(held, decision with { Successor = null, SuccessorMember = withFamily ? successor : null });
    }
}
