namespace Dtks.Domain.Ratification;

/// <summary>A ratification as sent, before it is read (RAT-1).</summary>
/// <param name="Period">The month, <c>yyyy-MM</c>.</param>
/// <param name="Subject">What is ratified, a name of <see cref="RatificationSubject"/>.</param>
/// <param name="Letter">The letter.</param>
public sealed record RatificationDraft(string? Period, string? Subject, LetterDraft? Letter);
