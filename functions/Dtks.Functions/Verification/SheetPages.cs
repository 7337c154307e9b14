namespace Dtks.Functions.Verification;

/// <summary>Pages of a sheet as they were looked for.</summary>
/// <param name="Read">Those that can be read, in order.</param>
/// <param name="Unreadable">The numbers of those that cannot be, in order.</param>
public sealed record SheetPages(IReadOnlyList<SheetPageDocument> Read, IReadOnlyList<int> Unreadable);
