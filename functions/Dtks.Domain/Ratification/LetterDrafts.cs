namespace Dtks.Domain.Ratification;

/// <summary>A ratification as sent, before it is read (RAT-1).</summary>
/// <param name="Period">The month, <c>yyyy-MM</c>.</param>
/// <param name="Subject">What is ratified, a name of <see cref="RatificationSubject"/>.</param>
/// <param name="Letter">The letter.</param>
public sealed record RatificationDraft(string? Period, string? Subject, LetterDraft? Letter);

/// <summary>A letter of ratification as sent, before it is read.</summary>
/// <param name="Number">The letter's number in the regency's register of letters, 1 to 100 characters.</param>
/// <param name="Date">The letter's date, <c>yyyy-MM-dd</c>.</param>
public sealed record LetterDraft(string? Number, string? Date);

/// <summary>The Ministry's review as sent, before it is read (RAT-3, RAT-5).</summary>
/// <param name="Outcome"><c>conforming</c> or <c>returned</c>.</param>
/// <param name="Reasons">Why it is returned: 1 to 20 of up to 500 characters; none when it conforms.</param>
public sealed record ReviewDraft(string? Outcome, IReadOnlyList<string?>? Reasons);
