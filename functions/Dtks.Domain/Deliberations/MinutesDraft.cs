namespace Dtks.Domain.Deliberations;

/// <summary>What the minutes state, as it came in; nothing checked.</summary>
/// <param name="Proposals">The number of proposals.</param>
/// <param name="Terminations">The number of terminations.</param>
public sealed record MinutesDraft(int? Proposals, int? Terminations);
