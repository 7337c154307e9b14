using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using NodaTime;

namespace Dtks.Domain.Ratification;

/// <summary>
/// Decides on letters of ratification: signing (RAT-1, RAT-8), the Ministry's review (RAT-3, RAT-5), and when a letter is done. Signing
/// and reviewing begin with a request and end when the rows were counted: with it, as one event, or later, as another.
/// </summary>
public static class LetterDecider
{
    /// <summary>
    /// The regent signs. Refused when there is nothing to ratify, or when the regent took part in one of the rows (GOV-2). With all its
    /// rows counted it is signed for exactly these, and nothing is left to cover.
    /// </summary>
    /// <param name="command">The command.</param>
    /// <param name="dateOf">The determination date of a month by the policy version that the month goes by (RAT-5).</param>
    /// <param name="policy">The policy of today.</param>
    /// <param name="now">Now.</param>
    public static Decision<LetterEvent> Decide(LetterCommand.Sign command, Func<CyclePeriod, LocalDate> dateOf, PolicyVersion policy, Instant now)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(dateOf);
        var input = new InputReader();
        var read = LetterReader.Letter(command.Draft, TimeZones.DateIn(command.Regency, now), input);
        if (read is null || !input.IsClean) return Decision<LetterEvent>.Reject(input.Violations);
        if (Obstacle(command, read.Subject) is { } obstacle) return Decision<LetterEvent>.Reject(obstacle);

        var meta = EventMeta.Of(command.By, LetterEventCodes.Signed, "RAT-1", policy, now);
        return Decision<LetterEvent>.Accept(new LetterEvent(meta, new LetterState
        {
            Id = command.Id,
            Regency = command.Regency,
            Period = read.Period,
            CountsFor = LetterPeriod.CountsFor(read.Period, TimeZones.DateIn(command.Regency, now), dateOf),
            Subject = read.Subject,
            Number = read.Number,
            Date = read.Date,
            Rows = command.Whole?.Rows ?? 0,
            Sheets = command.Whole?.Sheets,
            Digest = command.Whole?.Digest,
            SignedBy = command.By.Subject,
            Status = command.Whole is null ? LetterStatus.Signing : LetterStatus.Signed,
            History = [meta],
        }));
    }

    /// <summary>
    /// The rows are gathered: it is signed for exactly these, or void when another letter had them all or all had left. Nothing happens the second time.
    /// </summary>
    public static Decision<LetterEvent> Decide(LetterCommand.Cover command, LetterState letter, PolicyVersion policy, Instant now)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(letter);
        if (letter.Status is not (LetterStatus.Signing or LetterStatus.Resubmitting)) return Decision<LetterEvent>.Accept();
        return command.Rows == 0
            ? Happened(letter with { Status = LetterStatus.Void, Problem = NoneOf(letter.Subject) }, LetterEventCodes.Voided, "RAT-8", Actor.System, policy, now)
            : Happened(
                letter with { Status = LetterStatus.Signed, Rows = command.Rows, Digest = command.Digest, Sheets = command.Sheets },
                LetterEventCodes.Covered, "RAT-8", Actor.System, policy, now);
    }

    /// <summary>The regent sends a returned letter to the Ministry again (RAT-5), until its determination date; with the rows that leave it.</summary>
    /// <param name="command">The command.</param>
    /// <param name="letter">The letter.</param>
    /// <param name="dateOf">The determination date of a month by the policy version that the month goes by.</param>
    /// <param name="policy">The policy of today.</param>
    /// <param name="now">Now.</param>
    public static Decision<LetterEvent> Decide(LetterCommand.Resubmit command, LetterState letter, Func<CyclePeriod, LocalDate> dateOf, PolicyVersion policy, Instant now)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(letter);
        ArgumentNullException.ThrowIfNull(dateOf);
        return ResubmissionRules.Decide(command, letter, dateOf, policy, now);
    }

    /// <summary>
    /// The Ministry reviews. Refused when the reviewer signed it or took part in one of its rows (GOV-2); with the rows counted again, also when they
    /// are not those signed for (RAT-8), and else it stands as found.
    /// </summary>
    public static Decision<LetterEvent> Decide(LetterCommand.Review command, LetterState letter, PolicyVersion policy, Instant now)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(letter);
        var input = new InputReader();
        var review = LetterReader.Review(command.Draft, input);
        if (review is null || !input.IsClean) return Decision<LetterEvent>.Reject(input.Violations);
        if (Obstacle(command, letter) is { } obstacle) return Decision<LetterEvent>.Reject(obstacle);
        if (LetterRows.Obstacles(review.Rows, command.Under, letter) is { Count: > 0 } rows) return Decision<LetterEvent>.Reject([.. rows]);
        var reviewed = letter with
        {
            Status = LetterStatus.Recounting,
            Outcome = review.Outcome,
            Reasons = review.Reasons,
            ReturnedRows = review.Rows.Count > 0 ? review.Rows.Count : null,
            Source = review.Source,
            ReviewedBy = command.By.Subject,
            Problem = null,
        };
        return command.Counted is { } counted
            ? Found(reviewed, review.Outcome, counted, command.By, policy, now, review.Rows)
            : Happened(reviewed, LetterEventCodes.Reviewed, "RAT-8", command.By, policy, now, review.Rows);
    }

    /// <summary>
    /// The rows were counted again: it stands as the reviewer found it. Refused when they are not those signed for (RAT-8). Nothing
    /// happens when no review waits for it.
    /// </summary>
    public static Decision<LetterEvent> Decide(LetterCommand.Recount command, LetterState letter, PolicyVersion policy, Instant now)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(letter);
        if (letter is not { Status: LetterStatus.Recounting, Outcome: { } outcome, ReviewedBy: { } reviewer }) return Decision<LetterEvent>.Accept();
        var by = new Actor(reviewer, Role.MinistryOfficer, AreaCode.Nation);
        return Found(letter, outcome, new CountedRows(command.Rows, command.Digest), by, policy, now);
    }

    /// <summary>A review that a recount refused: the letter waits for the Ministry again, and tells why.</summary>
    public static LetterEvent Refuse(LetterState letter, Violation refused, PolicyVersion policy, Instant now)
    {
        ArgumentNullException.ThrowIfNull(letter);
        ArgumentNullException.ThrowIfNull(refused);
        var open = letter with { Status = LetterStatus.Signed, Outcome = null, Reasons = [], ReviewedBy = null, ReturnedRows = null, Source = null, Problem = refused.Code };
        return Happened(open, LetterEventCodes.RecountFailed, refused.Rule, Actor.System, policy, now).Events[0];
    }

    /// <summary>All rows are done. Nothing happens unless the letter conforms, and the second time.</summary>
    public static Decision<LetterEvent> Decide(LetterCommand.Finish command, LetterState letter, PolicyVersion policy, Instant now)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(letter);
        return letter.Status == LetterStatus.Conforming
            ? Happened(letter with { Status = LetterStatus.Applied }, LetterEventCodes.Applied, RuleOf(letter), Actor.System, policy, now)
            : Decision<LetterEvent>.Accept();
    }

    private static Decision<LetterEvent> Found(
        LetterState letter, ReviewOutcome outcome, CountedRows counted, Actor by, PolicyVersion policy, Instant now, IReadOnlyList<ReturnedRow>? back = null)
    {
        if (counted.Rows != letter.Rows || counted.Digest != letter.Digest)
            return Decision<LetterEvent>.Reject(Violation.Refused(LetterViolations.Digest, "RAT-8"));
        return outcome == ReviewOutcome.Conforming
            ? Happened(letter with { Status = LetterStatus.Conforming }, LetterEventCodes.Conforming, RuleOf(letter), by, policy, now, back)
            : Happened(letter with { Status = LetterStatus.Returned }, LetterEventCodes.Returned, "RAT-5", by, policy, now);
    }

    private static Decision<LetterEvent> Happened(
        LetterState after, string code, string? rule, Actor by, PolicyVersion policy, Instant now, IReadOnlyList<ReturnedRow>? back = null)
    {
        var meta = EventMeta.Of(by, code, rule, policy, now);
        return Decision<LetterEvent>.Accept(new LetterEvent(meta, after with { History = [.. after.History, meta] }) { Back = back ?? [] });
    }

    private static string RuleOf(LetterState letter) => letter.Subject == RatificationSubject.Eligibility ? "RAT-4" : "RAT-3";

    private static string NoneOf(RatificationSubject subject) => subject == RatificationSubject.Eligibility ? LetterViolations.NoSheets : LetterViolations.NoRows;

    private static Violation? Obstacle(LetterCommand.Sign command, RatificationSubject subject)
    {
        if (command.Eligible == 0) return Violation.Refused(NoneOf(subject), subject == RatificationSubject.Eligibility ? "RAT-4" : "RAT-8");
        return command.Own > 0
            ? Violation.Refused(subject == RatificationSubject.Eligibility ? LetterViolations.OwnSheets : LetterViolations.OwnRows, "GOV-2", null, ("count", InputReader.Number(command.Own)))
            : null;
    }

    private static Violation? Obstacle(LetterCommand.Review command, LetterState letter)
    {
        if (letter.Status is LetterStatus.Signing or LetterStatus.Resubmitting) return Violation.Conflict(LetterViolations.Signing, "RAT-8");
        if (letter.Status == LetterStatus.Void) return Violation.Conflict(NoneOf(letter.Subject), "RAT-8");
        if (letter.Status != LetterStatus.Signed)
            return Violation.Conflict(LetterViolations.Reviewed, "RAT-3", ("status", WireName.Of(letter.Status)));
        return letter.IsSignedBy(command.By.Subject) || command.Own > 0
            ? Violation.Refused(LetterViolations.OwnReview, "GOV-2")
            : null;
    }
}
