namespace Dtks.Pages.Records;

/// <summary>An area's name.</summary>
/// <param name="Name">The name.</param>
public sealed record PlaceName(string Name);
