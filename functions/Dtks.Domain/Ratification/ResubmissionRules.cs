using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using NodaTime;

namespace Dtks.Domain.Ratification;

/// <summary>
/// A returned letter goes to the Ministry again (RAT-5), over those of its rows that are still at their proposers as it left them: until the determination date of its period. Which these are is found
/// row by row after it, and then it is signed for exactly them.
/// </summary>
internal static class ResubmissionRules
{
    // So that a letter stays within one document.
    private const int Most = 20;

    public static Decision<LetterEvent> Decide(LetterCommand.Resubmit command, LetterState letter, Func<CyclePeriod, LocalDate> dateOf, PolicyVersion policy, Instant now)
    {
        var input = new InputReader();
        var read = LetterReader.Resubmission(command.Draft, TimeZones.DateIn(letter.Regency, now), input);
        if (read is null || !input.IsClean) return Decision<LetterEvent>.Reject(input.Violations);
        if (Obstacle(command, letter, dateOf, now) is { } obstacle) return Decision<LetterEvent>.Reject(obstacle);
        if (LetterRows.Obstacles(read.Withdrawn, command.Under, letter) is { Count: > 0 } rows) return Decision<LetterEvent>.Reject([.. rows]);
        var meta = EventMeta.Of(command.By, LetterEventCodes.Resubmitted, "RAT-5", policy, now);
        return Decision<LetterEvent>.Accept(new LetterEvent(meta, Again(letter, read, command.By, meta)) { Out = read.Withdrawn });
    }

    private static LetterState Again(LetterState letter, ResubmissionRead read, Actor by, EventMeta meta) => letter with
    {
        Status = LetterStatus.Resubmitting,
        Earlier =
        [
            .. letter.Earlier ?? [],
            new LetterRound(letter.Number, letter.Date, letter.Rows, letter.Digest, letter.SignedBy, letter.ReviewedBy, letter.Reasons, letter.Source, read.Note, meta.At),
        ],
        Number = read.Letter?.Number ?? letter.Number,
        Date = read.Letter?.Date ?? letter.Date,
        Rows = 0,
        Digest = null,
        SignedBy = by.Subject,
        Outcome = null,
        Reasons = [],
        Source = null,
        ReviewedBy = null,
        Problem = null,
        History = [.. letter.History, meta],
    };

    private static Violation? Obstacle(LetterCommand.Resubmit command, LetterState letter, Func<CyclePeriod, LocalDate> dateOf, Instant now)
    {
        if (letter.Subject == RatificationSubject.Eligibility) return Violation.Refused(LetterViolations.SheetsAnew, "RAT-5");
        if (letter.Status != LetterStatus.Returned) return Violation.Conflict(LetterViolations.NotReturned, "RAT-5", ("status", WireName.Of(letter.Status)));
        if (LetterPeriod.Over(letter, dateOf, now) is { } over) return over;
        if (!command.Returned) return Violation.Conflict(LetterViolations.Returning, "RAT-5");
        if (letter.Round() >= Most) return Violation.Refused(LetterViolations.RoundsSpent, "RAT-5", null, ("max", InputReader.Number(Most)));
        return command.Own > 0
            ? Violation.Refused(LetterViolations.OwnRows, "GOV-2", null, ("count", InputReader.Number(command.Own)))
            : null;
    }
}
