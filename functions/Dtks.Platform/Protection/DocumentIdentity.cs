namespace Dtks.Platform.Protection;

/// <summary>Which document an envelope belongs to: what it cannot be moved out of.</summary>
/// <param name="Container">The container.</param>
/// <param name="Partition">The partition key's value.</param>
/// <param name="Type">The document's type.</param>
/// <param name="Id">The document's id.</param>
public sealed record DocumentIdentity(string Container, string Partition, string Type, string Id);
