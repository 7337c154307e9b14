using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using NodaTime;
using NodaTime.Text;

namespace Dtks.Domain.Ratification;

/// <summary>Decides on letters of ratification: signing (RAT-1, RAT-8) and the Ministry's review (RAT-3, RAT-5).</summary>
public static class LetterDecider
{
    private const int MaxNumber = 100;
    private const int MaxReasons = 20;
    private const int MaxReason = 500;

    /// <summary>
    /// The regent signs. Refused when there is nothing to ratify, or when the regent proposed or decided one of the rows (GOV-2).
    /// </summary>
    public static Decision<LetterEvent> Decide(LetterCommand.Sign command, PolicyVersion policy, Instant now)
    {
        ArgumentNullException.ThrowIfNull(command);
        var input = new InputReader();
        var today = TimeZones.DateIn(command.Regency, now);
        var read = Read(command.Draft, today, input);
        if (read is null || !input.IsClean) return Decision<LetterEvent>.Reject(input.Violations);
        if (Obstacle(command, read.Value.Subject) is { } obstacle) return Decision<LetterEvent>.Reject(obstacle);

        var meta = EventMeta.Of(command.By, LetterEventCodes.Signed, "RAT-1", policy, now);
        return Decision<LetterEvent>.Accept(new LetterEvent(meta, new LetterState
        {
            Id = command.Id,
            Regency = command.Regency,
            Period = read.Value.Period,
            Subject = read.Value.Subject,
            Number = read.Value.Number,
            Date = read.Value.Date,
            Rows = command.Rows.Count,
            Digest = RowsDigest.Of(command.Rows),
            SignedBy = command.By.Subject,
            Status = LetterStatus.Signed,
            History = [meta],
        }));
    }

    /// <summary>
    /// The Ministry reviews. Refused when the rows are not those signed for (RAT-8), or the reviewer signed it or proposed one of them
    /// (GOV-2).
    /// </summary>
    public static Decision<LetterEvent> Decide(LetterCommand.Review command, LetterState letter, PolicyVersion policy, Instant now)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(letter);
        var input = new InputReader();
        var outcome = ReadOutcome(command.Draft, input);
        var reasons = ReadReasons(command.Draft, outcome, input);
        if (!input.IsClean) return Decision<LetterEvent>.Reject(input.Violations);
        if (Obstacle(command, letter) is { } obstacle) return Decision<LetterEvent>.Reject(obstacle);

        var (code, rule) = outcome == LetterStatus.Conforming
            ? (LetterEventCodes.Conforming, "RAT-3")
            : (LetterEventCodes.Returned, "RAT-5");
        var meta = EventMeta.Of(command.By, code, rule, policy, now);
        return Decision<LetterEvent>.Accept(new LetterEvent(meta, letter with
        {
            Status = outcome!.Value,
            Reasons = reasons,
            ReviewedBy = command.By.Subject,
            History = [.. letter.History, meta],
        }));
    }

    private static Violation? Obstacle(LetterCommand.Sign command, RatificationSubject subject)
    {
        if (subject == RatificationSubject.Eligibility) return Violation.Refused(LetterViolations.SubjectNotOpen, "RAT-4", "/subject");
        if (command.Rows.Count == 0) return Violation.Refused(LetterViolations.NoRows, "RAT-8");
        var own = command.Rows.Count(r => r.ProposedBy == command.By.Subject || r.DecidedBy == command.By.Subject);
        return own > 0 ? Violation.Refused(LetterViolations.OwnRows, "GOV-2", null, ("count", InputReader.Number(own))) : null;
    }

    private static Violation? Obstacle(LetterCommand.Review command, LetterState letter)
    {
        if (letter.Status != LetterStatus.Signed)
            return Violation.Conflict(LetterViolations.Reviewed, "RAT-3", ("status", WireName.Of(letter.Status)));
        if (letter.SignedBy == command.By.Subject || command.Rows.Any(r => r.ProposedBy == command.By.Subject))
            return Violation.Refused(LetterViolations.OwnReview, "GOV-2");
        return command.Rows.Count == letter.Rows && RowsDigest.Of(command.Rows) == letter.Digest
            ? null
            : Violation.Refused(LetterViolations.Digest, "RAT-8");
    }

    private static (string Period, RatificationSubject Subject, string Number, LocalDate Date)? Read(
        RatificationDraft? draft, LocalDate today, InputReader input)
    {
        if (!input.Present(draft, "")) return null;
        var period = ReadPeriod(draft.Period, today, input);
        var subject = input.Name<RatificationSubject>(draft.Subject, "/subject");
        if (!input.Present(draft.Letter, "/letter")) return null;
        var number = input.Text(draft.Letter.Number, "/letter/number", MaxNumber);
        var date = input.Date(draft.Letter.Date, "/letter/date");
        if (date > today) input.Invalid(LetterViolations.DateFuture, "/letter/date", "RAT-1");
        return period is null || subject is not { } s || number is null || date is not { } d ? null : (period, s, number, d);
    }

    private static string? ReadPeriod(string? raw, LocalDate today, InputReader input)
    {
        if (!input.Present(raw, "/period")) return null;
        var parsed = YearMonthPattern.Iso.Parse(raw);
        if (parsed.Success && parsed.Value.OnDayOfMonth(1) <= today) return raw;
        input.Invalid(LetterViolations.Period, "/period", "RAT-1");
        return null;
    }

    private static LetterStatus? ReadOutcome(ReviewDraft? draft, InputReader input)
    {
        if (!input.Present(draft, "")) return null;
        if (input.Name<LetterStatus>(draft.Outcome, "/outcome") is not { } outcome) return null;
        if (outcome != LetterStatus.Signed) return outcome;
        input.Invalid(InputViolations.UnknownValue, "/outcome", null, ("allowed", "conforming, returned"));
        return null;
    }

    private static List<string> ReadReasons(ReviewDraft? draft, LetterStatus? outcome, InputReader input)
    {
        var raw = draft?.Reasons ?? [];
        if (outcome == LetterStatus.Returned) input.Count(raw, "/reasons", 1, MaxReasons, "RAT-5");
        if (outcome == LetterStatus.Conforming) input.Count(raw, "/reasons", 0, 0, "RAT-3");
        var reasons = raw.Take(MaxReasons).Select((reason, i) => input.Text(reason, $"/reasons/{i}", MaxReason)).ToList();
        return input.IsClean ? [.. reasons.OfType<string>()] : [];
    }
}
