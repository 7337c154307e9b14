using Dtks.Domain.Common;

namespace Dtks.Domain.Evidence.Commands;

/// <summary>The client says that all bytes are there. Nothing happens when it said so before.</summary>
/// <param name="By">The village's data officer.</param>
public sealed record CompleteEvidence(Actor By) : EvidenceCommand;
