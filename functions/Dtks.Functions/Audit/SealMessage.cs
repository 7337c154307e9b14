namespace Dtks.Functions.Audit;

/// <summary>A partition whose trail is to be sealed.</summary>
/// <param name="Container">The container.</param>
/// <param name="Partition">The partition.</param>
/// <param name="UpTo">The last hour to seal; those before it that are not sealed yet come first.</param>
public sealed record SealMessage(string Container, string Partition, string UpTo);
