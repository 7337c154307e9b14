using Dtks.Domain.Verification;

namespace Dtks.Functions.Verification;

/// <summary>The data of a sheet's CloudEvents: numbers, nothing of a person (REG-3).</summary>
/// <param name="Period">The month.</param>
/// <param name="Village">The village.</param>
/// <param name="Status">Where the sheet stands now.</param>
/// <param name="Lines">Its lines by outcome.</param>
/// <param name="Rule">The rule that decided, if one did.</param>
/// <param name="Policy">The policy version it was decided under.</param>
/// <param name="OpenUntil">Until when lines that were verified are decided anew after the month's end (VER-8); null where they are not.</param>
public sealed record SheetEventData(string Period, string Village, SheetStage Status, SheetTally Lines, string? Rule, string Policy, DateTimeOffset? OpenUntil = null);
