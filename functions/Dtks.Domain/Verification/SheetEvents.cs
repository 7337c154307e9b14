using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using NodaTime;

namespace Dtks.Domain.Verification;

/// <summary>Something that happened to a village's monthly sheet.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
public abstract record SheetEvent(EventMeta Meta);

/// <summary>The month was opened.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Village">The village.</param>
/// <param name="Period">The month.</param>
/// <param name="Lines">Its lines.</param>
public sealed record SheetOpened(EventMeta Meta, AreaCode Village, CyclePeriod Period, IReadOnlyList<SheetLine> Lines) : SheetEvent(Meta);

/// <summary>Lines were decided in bulk.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Results">What became of each row.</param>
/// <param name="Changed">The lines that are different now, their own decisions and what followed from others'; empty when every row was
/// refused or said nothing new.</param>
public sealed record LinesDecided(EventMeta Meta, IReadOnlyList<LineResult> Results, IReadOnlyList<SheetLine> Changed) : SheetEvent(Meta);

/// <summary>The village head finalised it (VER-1).</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Tally">Lines by outcome.</param>
/// <param name="Missed">The lines that nobody verified before the month closed (VER-7); none where it was finalised before.</param>
public sealed record SheetFinalised(EventMeta Meta, SheetTally Tally, IReadOnlyList<int> Missed) : SheetEvent(Meta);

/// <summary>A finalised sheet was opened again (VER-8).</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Reason">Why.</param>
/// <param name="OpenUntil">Until when lines that were verified are decided anew, where the month is over (RAT-5); null while it runs.</param>
public sealed record SheetReopened(EventMeta Meta, string Reason, Instant? OpenUntil) : SheetEvent(Meta);

/// <summary>A finalised sheet was opened again, for its dossier came back (VER-8).</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Dossier">The dossier.</param>
/// <param name="Reasons">Why it came back.</param>
/// <param name="OpenUntil">Until when lines that were verified are decided anew, where the month is over (RAT-5); null while it runs.</param>
public sealed record SheetUnlocked(EventMeta Meta, string Dossier, IReadOnlyList<string> Reasons, Instant? OpenUntil) : SheetEvent(Meta);

/// <summary>The month ended before it was finalised (VER-7): its lines stay as they are. One that had been finalised and opened again is corrected until the determination date (VER-8, RAT-5).</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="OpenUntil">Until when lines that were verified are decided anew, where it had been opened again; null where not, or where that is over.</param>
/// <param name="Missed">With that, the lines that nobody verified before the month closed; null for none.</param>
public sealed record SheetClosed(EventMeta Meta, Instant? OpenUntil = null, IReadOnlyList<int>? Missed = null) : SheetEvent(Meta);

/// <summary>The regent's letter covers it (VER-1).</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="LetterId">The letter.</param>
public sealed record SheetRatified(EventMeta Meta, string LetterId) : SheetEvent(Meta);
