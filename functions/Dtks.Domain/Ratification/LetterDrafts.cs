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
/// <param name="Rows">Of a conforming one, up to 500 rows that go back alone (RAT-5); none when it is returned, for then all do.</param>
/// <param name="Source">From which other accountable sources it was verified (RAT-7), 1 to 500 characters; may be left out.</param>
public sealed record ReviewDraft(string? Outcome, IReadOnlyList<string?>? Reasons, IReadOnlyList<RowReturnDraft?>? Rows = null, string? Source = null);

/// <summary>A returned letter that goes to the Ministry again, as sent, before it is read (RAT-5).</summary>
/// <param name="Note">What was done about the reasons, 1 to 1,000 characters.</param>
/// <param name="Letter">The letter that takes its place; may be left out, then number and date stay.</param>
/// <param name="Withdrawn">Up to 500 rows that leave it, by their <see cref="RatificationRow.Id"/>; may be left out.</param>
public sealed record ResubmissionDraft(string? Note, LetterDraft? Letter = null, IReadOnlyList<string?>? Withdrawn = null);

/// <summary>A row that goes back alone, as sent, before it is read (RAT-5).</summary>
/// <param name="Row">The row, by its <see cref="RatificationRow.Id"/>.</param>
/// <param name="Reasons">Why: 1 to 20 of up to 500 characters.</param>
public sealed record RowReturnDraft(string? Row, IReadOnlyList<string?>? Reasons);
