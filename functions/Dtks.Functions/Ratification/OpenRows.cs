namespace Dtks.Functions.Ratification;

/// <summary>Rows that a letter may cover.</summary>
/// <param name="Rows">Those that can be read, in the order asked for.</param>
/// <param name="Unreadable">The keys of those that cannot be; each is set aside, and open to the next letter once it is repaired.</param>
/// <param name="Last">The key of the last that was looked at; null when there was none.</param>
public sealed record OpenRows(IReadOnlyList<RatifiableRowDocument> Rows, IReadOnlyList<string> Unreadable, string? Last);
