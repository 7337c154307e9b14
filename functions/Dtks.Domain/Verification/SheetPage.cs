namespace Dtks.Domain.Verification;

/// <summary>A part of a sheet that is stored together.</summary>
/// <param name="Number">From 1 without gaps.</param>
/// <param name="Lines">Its lines: whole households, together at most the policy's page size unless one household alone is larger.</param>
public sealed record SheetPage(int Number, IReadOnlyList<SheetLine> Lines);
