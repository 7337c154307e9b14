namespace Dtks.Domain.Evidence.Commands;

/// <summary>Give up on bytes that never came. Nothing happens before the time, or in another status.</summary>
public sealed record ExpireEvidence : EvidenceCommand;
