namespace Dtks.Platform.Documents;

/// <summary>One partition of one container: what is saved together.</summary>
/// <param name="Container">The container.</param>
/// <param name="Value">The partition key's value.</param>
public sealed record Partition(DocumentContainer Container, string Value);
