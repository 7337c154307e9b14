using Dtks.Pages.Records;
using NodaTime;

namespace Dtks.Pages.Letters;

/// <summary>A regent's letter as the pages show it.</summary>
/// <param name="Period">The month.</param>
/// <param name="Subject"><c>proposals</c> or <c>eligibility</c>.</param>
/// <param name="Number">Its number.</param>
/// <param name="Date">Its date.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Rows">How many rows it covers; null until it is signed.</param>
/// <param name="Digest">The digest of what it covers; null until it is signed.</param>
/// <param name="Reasons">Why it came back.</param>
public sealed record LetterRecord(
    string Period = "", string Subject = "", string Number = "", LocalDate Date = default, string Status = "", int? Rows = null, string? Digest = null, IReadOnlyList<string>? Reasons = null) : ListedRow
{
    /// <summary>How far its rows have come.</summary>
    public LetterProgress? Progress { get; init; }

    /// <summary>Why it goes no further.</summary>
    public LetterNote? Problem { get; init; }

    /// <summary>The rows that could not be applied.</summary>
    public IReadOnlyList<LetterNote> NotApplied { get; init; } = [];

    /// <summary>The month that it counts for.</summary>
    public string? CountsFor { get; init; }
}

/// <summary>How far a letter's rows have come.</summary>
/// <param name="Covered">How many there are.</param>
/// <param name="Applied">How many are carried out.</param>
/// <param name="Returned">How many went back.</param>
/// <param name="NotApplied">How many could not be.</param>
public sealed record LetterProgress(int Covered = 0, int Applied = 0, int Returned = 0, int NotApplied = 0);

/// <summary>What is told of a letter or a row of it.</summary>
/// <param name="Detail">In words.</param>
/// <param name="Village">The row's village.</param>
public sealed record LetterNote(string Detail, string? Village = null);
