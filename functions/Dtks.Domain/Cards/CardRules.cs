using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using NodaTime;

namespace Dtks.Domain.Cards;

/// <summary>What holds for attempts to deliver a card, by their own days and in whatever order they come (CRD-1).</summary>
public static class CardRules
{
    /// <summary>How many attempts a card keeps.</summary>
    public const int MostAttempts = 20;

    /// <summary>How many changes of its family a card keeps: the latest.</summary>
    public const int MostChanges = 20;

    private const int MaxName = 100;

    /// <summary>Where a card stands by its attempts: by that of the latest day, of one day by its delivery; made where there is none.</summary>
    public static CardStatus StatusBy(IReadOnlyList<CardAttempt> attempts)
    {
        ArgumentNullException.ThrowIfNull(attempts);
        var latest = attempts.OrderBy(a => a.On).ThenByDescending(a => a.Outcome).LastOrDefault();
        return latest is null ? CardStatus.Made : latest.Outcome == DeliveryOutcome.Delivered ? CardStatus.Delivered : CardStatus.Returned;
    }

    /// <summary>Reads an attempt, or says all that is wrong with it.</summary>
    /// <param name="draft">What came in.</param>
    /// <param name="madeOn">The day the card was made.</param>
    /// <param name="today">Today in the village.</param>
    /// <param name="policy">The policy version.</param>
    public static Reading<CardAttempt> Read(CardAttemptDraft? draft, LocalDate madeOn, LocalDate today, PolicyVersion policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var input = new InputReader();
        if (!input.Present(draft, string.Empty)) return new(null, input.Violations);
        var outcome = input.Name<DeliveryOutcome>(draft.Outcome, "/outcome");
        if (outcome is { } known) Check(draft, known, policy, input);
        var receivedBy = input.OptionalText(draft.ReceivedBy, "/receivedBy", MaxName);
        var accompaniedBy = input.OptionalText(draft.AccompaniedBy, "/accompaniedBy", MaxName);
        var on = input.Date(draft.On, "/on");
        if (on < madeOn) input.Add(Violation.Refused(CardViolations.BeforeMade, "CRD-1", "/on", ("madeOn", Day(madeOn))));
        if (on > today) input.Invalid(InputViolations.DateFuture, "/on", "CRD-1");
        return new(input.IsClean && outcome is { } o && on is { } day ? new CardAttempt(day, o, draft.Reason, receivedBy, accompaniedBy) : null, input.Violations);
    }

    /// <summary>A day as it stands in a text's args.</summary>
    public static string Day(LocalDate day) => NodaTime.Text.LocalDatePattern.Iso.Format(day);

    private static void Check(CardAttemptDraft draft, DeliveryOutcome outcome, PolicyVersion policy, InputReader input)
    {
        var allowed = ("allowed", string.Join(", ", policy.CardReturnReasons.Select(r => r.Code)));
        if (outcome == DeliveryOutcome.Delivered)
        {
            if (draft.Reason is not null) input.Invalid(CardViolations.ReasonOdd, "/reason", "CRD-1");
            if (draft.ReceivedBy is null) input.Invalid(CardViolations.ReceiverNeeded, "/receivedBy", "CRD-1");
            if (draft.AccompaniedBy is null) input.Invalid(CardViolations.CompanionNeeded, "/accompaniedBy", "CRD-1");
            return;
        }

        if (draft.Reason is null) input.Invalid(CardViolations.ReasonNeeded, "/reason", "CRD-1", allowed);
        else if (policy.CardReturnReason(draft.Reason) is null) input.Add(Violation.Refused(CardViolations.ReturnReason, "CRD-1", "/reason", allowed));
        if (draft.ReceivedBy is not null) input.Invalid(CardViolations.ReceiverOdd, "/receivedBy", "CRD-1");
    }
}
