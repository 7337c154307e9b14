using Dtks.Domain.Areas;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;

namespace Dtks.Domain.Verification;

/// <summary>What can be asked of a village's monthly sheet.</summary>
public abstract record SheetCommand
{
    /// <summary>Open a village's month (VER-1, VER-2). Nothing happens when it was opened before.</summary>
    /// <param name="Village">The village.</param>
    /// <param name="Period">The month.</param>
    /// <param name="Lines">Its lines; of a long sheet, those that come last.</param>
    public sealed record Open(AreaCode Village, CyclePeriod Period, IReadOnlyList<SheetLine> Lines) : SheetCommand;

    /// <summary>Decide lines in bulk (VER-3 to VER-6); rows that cannot stand are refused one by one.</summary>
    /// <param name="Drafts">What came in: 1 to <see cref="LineDecisions.MaxRows"/> rows.</param>
    /// <param name="By">The village's data officer.</param>
    public sealed record DecideLines(IReadOnlyList<LineDecisionDraft?>? Drafts, Actor By) : SheetCommand;

    /// <summary>Finalise the month (VER-1), also one that closed before (VER-7).</summary>
    /// <param name="By">The village head.</param>
    public sealed record Finalise(Actor By) : SheetCommand;

    /// <summary>Open a finalised sheet again (VER-8).</summary>
    /// <param name="Draft">What came in.</param>
    /// <param name="By">The regency's officer.</param>
    public sealed record Reopen(SheetReopeningDraft? Draft, Actor By) : SheetCommand;

    /// <summary>Open a sheet again whose dossier came back (VER-8). Nothing happens once the period's determination date is over (RAT-5).</summary>
    /// <param name="Dossier">The dossier.</param>
    /// <param name="Reasons">Why it came back.</param>
    /// <param name="By">Who returned it.</param>
    public sealed record Unlock(string Dossier, IReadOnlyList<string> Reasons, Actor By) : SheetCommand;

    /// <summary>Close a month that has ended (VER-7). Nothing happens when it was finalised or closed before.</summary>
    public sealed record Close : SheetCommand;

    /// <summary>The regent's letter covers it (VER-1, RAT-1). Nothing happens when the same letter did before.</summary>
    /// <param name="LetterId">The letter.</param>
    /// <param name="By">The regent.</param>
    public sealed record Ratify(string LetterId, Actor By) : SheetCommand;
}
