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

    /// <summary>The month that it counts for: its own, or where the determination date of that was over when it was signed, the next one (RAT-5).</summary>
    public string? CountsFor { get; init; }

    /// <summary>How many sheets it covers, whose lines are its rows (RAT-4); absent of proposals.</summary>
    public int? Sheets { get; init; }

    /// <summary>How far its rows have come; of sheets, how many sheets.</summary>
    public LetterProgressView? Progress { get; init; }

    /// <summary>From which other accountable sources the Ministry verified it (RAT-7).</summary>
    public string? Source { get; init; }

    /// <summary>How many times it went to the Ministry again (RAT-5); absent while it went once.</summary>
    public int? Round { get; init; }

    /// <summary>How it went before and came back, oldest first; absent while it went once.</summary>
    public IReadOnlyList<LetterRoundView>? Earlier { get; init; }

    /// <summary>The first hundred rows that left it when it went again, and why; absent when there is none.</summary>
    public IReadOnlyList<NotAppliedView>? Left { get; init; }

    /// <summary>The first hundred rows that the review sent back alone (RAT-5); absent when there is none.</summary>
    public IReadOnlyList<ReturnedRowView>? Returned { get; init; }

    /// <summary>The first hundred rows that could not be applied; absent when there is none.</summary>
    public IReadOnlyList<NotAppliedView>? NotApplied { get; init; }

    /// <summary>How many eligible rows could not be read when it was signed: they are not under it, and the next letter covers them once repaired.</summary>
    public int? Unreadable { get; init; }

    /// <summary>The scans of it as signed by hand, since it went last; absent when there is none.</summary>
    public IReadOnlyList<LetterScanView>? Scans { get; init; }

    /// <summary>How many scans of it cannot be read: the operators were told; absent for none.</summary>
    public int? UnreadableScans { get; init; }

    /// <summary>The letter with where it stands now.</summary>
    public static LetterView Of(LetterState letter) => Of(letter, Shown(letter.Status));

    /// <summary>What a request that began a letter was answered, whatever became of it since.</summary>
    public static LetterView Begun(LetterState letter) => Of(letter, WireName.Of(LetterStatus.Signing)) with { Rows = null, Digest = null, Reasons = [], Outcome = null, Source = null };

    /// <summary>What a request that signed a letter was answered, whatever became of it since.</summary>
    public static LetterView Signed(LetterState letter) => Of(letter, WireName.Of(LetterStatus.Signed)) with { Reasons = [], Outcome = null, Source = null };

    /// <summary>What a review is answered: what was found.</summary>
    public static LetterView Reviewed(LetterState letter) => Of(letter, WireName.Of(letter.Status));

    /// <summary>The names by which a status is shown and listed.</summary>
    public static string Shown(LetterStatus status) => status switch
    {
        LetterStatus.Recounting or LetterStatus.Conforming => "applying",
        LetterStatus.Resubmitting => WireName.Of(LetterStatus.Signing),
        _ => WireName.Of(status),
    };

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
        CountsFor = letter.CountsFor ?? letter.Period,
        Sheets = letter.Digest is null ? null : letter.Sheets,
        Outcome = letter.Outcome,
        Source = letter.Source,
        Round = letter.Round() > 0 ? letter.Round() : null,
    };
}

/// <summary>Why a letter goes no further, in plain words.</summary>
internal sealed record LetterProblemView(string Code, string Detail);

/// <summary>How many of a letter's rows have come how far.</summary>
internal sealed record LetterProgressView(int Covered, int Ratified, int Applied, int Returned, int NotApplied, int? Left = null);

/// <summary>How a letter went to the Ministry and came back, before it was sent again with a note; with the scans of it as it was signed then.</summary>
internal sealed record LetterRoundView(
    string Number, LocalDate Date, int Rows, string? Digest, IReadOnlyList<string> Reasons, string? Source, string Note, DateTimeOffset SentAgain, IReadOnlyList<LetterScanView>? Scans);

/// <summary>A row that could not be applied, and why, in plain words: a proposal, or a sheet of a month by its dossier.</summary>
internal sealed record NotAppliedView(string Village, string? Proposal, string? Period, string? Dossier, string Code, string? Rule, string Detail, string? TraceId, DateTimeOffset At);

/// <summary>A row that the review sent back alone, by its id, and why.</summary>
internal sealed record ReturnedRowView(string Row, IReadOnlyList<string> Reasons);

/// <summary>A row of a letter: what it is named by, and, where the review sent it back alone, why.</summary>
internal sealed record LetterRowView(
    string Row, string Village, string? Proposal, string? Period, string? Dossier, int? Lines, string Digest, IReadOnlyList<string>? Reasons, NotAppliedView? NotApplied, NotAppliedView? Left = null)
{
    /// <summary>What is to be known of it before the letter is reviewed: of a sheet lines that were found ineligible in sight of what was undone since (GOV-3); absent for nothing.</summary>
    public IReadOnlyList<LetterRowAdvice>? Advice { get; init; }
}
