namespace Dtks.Domain.Evidence.Commands;

/// <summary>What can be asked of a document.</summary>
public abstract record EvidenceCommand;
