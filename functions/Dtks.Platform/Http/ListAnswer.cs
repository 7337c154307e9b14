namespace Dtks.Platform.Http;

/// <summary>One page of a list: its items, and the cursor to the next page, absent on the last.</summary>
public sealed record ListAnswer<T>(IReadOnlyList<T> Items, string? Next);
