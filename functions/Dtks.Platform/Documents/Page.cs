namespace Dtks.Platform.Documents;

/// <summary>A part of a list.</summary>
/// <param name="Items">The documents, in the list's order.</param>
/// <param name="Continuation">Where the next page begins; null at the end.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Continuation);
