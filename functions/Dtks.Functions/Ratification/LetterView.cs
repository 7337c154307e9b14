using Dtks.Domain.Kernel;
using Dtks.Domain.Ratification;
using NodaTime;

namespace Dtks.Functions.Ratification;

/// <summary>A letter as it is answered. Rows and digest are there once it is signed.</summary>
internal sealed record LetterView(
    string Id, string Regency, string Period, RatificationSubject Subject, string Number, LocalDate Date, string Status, int? Rows, string? Digest, IReadOnlyList<string> Reasons)
{
    /// <summary>What the Ministry found, once it did.</summary>
    public ReviewOutcome? Outcome { get; init; }

    /// <summary>Why it is void, or why its last review came to nothing.</summary>
    public LetterProblemView? Problem { get; init; }

    /// <summary>How far its rows have come.</summary>
    public LetterProgressView? Progress { get; init; }

    /// <summary>From which other accountable sources the Ministry verified it (RAT-7).</summary>
    public string? Source { get; init; }

    /// <summary>The first hundred rows that the review sent back alone (RAT-5); absent when there is none.</summary>
    public IReadOnlyList<ReturnedRowView>? Returned { get; init; }

    /// <summary>The first hundred rows that could not be applied; absent when there is none.</summary>
    public IReadOnlyList<NotAppliedView>? NotApplied { get; init; }

    /// <summary>How many eligible rows could not be read when it was signed: they are not under it, and the next letter covers them once repaired.</summary>
    public int? Unreadable { get; init; }

    /// <summary>The letter with where it stands now.</summary>
    public static LetterView Of(LetterState letter) => Of(letter, Shown(letter.Status));

    /// <summary>What a request that began a letter was answered, whatever became of it since.</summary>
    public static LetterView Begun(LetterState letter) => Of(letter, WireName.Of(LetterStatus.Signing)) with { Rows = null, Digest = null, Reasons = [], Outcome = null, Source = null };

    /// <summary>What a request that signed a letter was answered, whatever became of it since.</summary>
    public static LetterView Signed(LetterState letter) => Of(letter, WireName.Of(LetterStatus.Signed)) with { Reasons = [], Outcome = null, Source = null };

    /// <summary>What a review is answered: what was found.</summary>
    public static LetterView Reviewed(LetterState letter) => Of(letter, WireName.Of(letter.Status));

    /// <summary>The names by which a status is shown and listed.</summary>
    public static string Shown(LetterStatus status) => status is LetterStatus.Recounting or LetterStatus.Conforming ? "applying" : WireName.Of(status);

    private static LetterView Of(LetterState letter, string status) => new(
        letter.Id,
        letter.Regency.Value,
        letter.Period,
        letter.Subject,
        letter.Number,
        letter.Date,
        status,
        letter.Digest is null ? null : letter.Rows,
        letter.Digest,
        letter.Reasons)
    {
        Outcome = letter.Outcome,
        Source = letter.Source,
    };
}

/// <summary>Why a letter goes no further, in plain words.</summary>
internal sealed record LetterProblemView(string Code, string Detail);

/// <summary>How many of a letter's rows have come how far.</summary>
internal sealed record LetterProgressView(int Covered, int Ratified, int Applied, int Returned, int NotApplied);

/// <summary>A row that could not be applied, and why, in plain words.</summary>
internal sealed record NotAppliedView(string Village, string Proposal, string Code, string? Rule, string Detail, string? TraceId, DateTimeOffset At);

/// <summary>A row that the review sent back alone, by its id, and why.</summary>
internal sealed record ReturnedRowView(string Row, IReadOnlyList<string> Reasons);

/// <summary>A row of a letter: what it is named by, and, where the review sent it back alone, why.</summary>
internal sealed record LetterRowView(string Row, string Village, string Proposal, string Digest, IReadOnlyList<string>? Reasons, NotAppliedView? NotApplied);
