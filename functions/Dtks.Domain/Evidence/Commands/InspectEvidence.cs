namespace Dtks.Domain.Evidence.Commands;

/// <summary>Judge what was found. Nothing happens when it was judged before.</summary>
/// <param name="Found">What was found; null when nothing was.</param>
public sealed record InspectEvidence(UploadedBytes? Found) : EvidenceCommand;
