namespace Dtks.Domain.Deliberations;

/// <summary>A conclusion as it came in; nothing checked.</summary>
/// <param name="Minutes">What the minutes state.</param>
public sealed record ConclusionDraft(MinutesDraft? Minutes);
