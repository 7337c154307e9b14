namespace Dtks.Functions.Evidence;

/// <summary>An upload that waits for its inspection.</summary>
/// <param name="Village">Its village.</param>
/// <param name="Evidence">Its id.</param>
public sealed record EvidenceMessage(string Village, string Evidence);
