namespace Dtks.Domain.Ratification;

/// <summary>A letter of ratification as sent, before it is read.</summary>
/// <param name="Number">The letter's number in the regency's register of letters, 1 to 100 characters.</param>
/// <param name="Date">The letter's date, <c>yyyy-MM-dd</c>.</param>
public sealed record LetterDraft(string? Number, string? Date);
