namespace Dtks.Domain.Evidence;

/// <summary>Where a picture was accepted before: codes and ids, nothing of a person (REG-3). People decide what follows; nothing is refused for it.</summary>
/// <param name="Village">The village.</param>
/// <param name="Deliberation">Its deliberation.</param>
/// <param name="Evidence">The document.</param>
/// <param name="IsSameFile">The very same file; else one that looks alike.</param>
public sealed record EvidenceReuse(string Village, string Deliberation, string Evidence, bool IsSameFile);
