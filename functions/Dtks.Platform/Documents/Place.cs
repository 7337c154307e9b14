namespace Dtks.Platform.Documents;

/// <summary>A row's place in a list. It stays where it is when rows before it leave the list, and when it leaves itself.</summary>
/// <param name="Key">What the list is sorted by, as it is stored; empty where nothing is.</param>
/// <param name="Id">The row's id, by which rows of one key are sorted.</param>
public sealed record Place(string Key, string Id);
