namespace Dtks.Domain.Ratification;

/// <summary>The Ministry's review as sent, before it is read (RAT-3, RAT-5).</summary>
/// <param name="Outcome"><c>conforming</c> or <c>returned</c>.</param>
/// <param name="Reasons">Why it is returned: 1 to 20 of up to 500 characters; none when it conforms.</param>
public sealed record ReviewDraft(string? Outcome, IReadOnlyList<string?>? Reasons);
