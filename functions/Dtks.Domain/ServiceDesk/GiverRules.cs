using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using NodaTime;
using NodaTime.Text;

namespace Dtks.Domain.ServiceDesk;

/// <summary>What the office that gives the help does with who waits on its list (SVC-9).</summary>
public static class GiverRules
{
    private const int MaxReason = 500;

    /// <summary>
    /// Accepts, serves, defers or declines; a deferral leaves it where it is on the list. The same again by the end, and the same deferral again on its day, changes nothing; each later deferral in a row says what is new.
    /// </summary>
    public static Decision<HelpEvent> Answer(HelpApplicationState state, ServiceDraft? draft, Actor by, PolicyVersion policy, Instant now)
    {
        ArgumentNullException.ThrowIfNull(state);
        var input = new InputReader();
        if (Read(draft, input) is not var (outcome, reason)) return Decision<HelpEvent>.Reject(input.Violations);
        if (IsDone(state, outcome)) return Decision<HelpEvent>.Accept();
        if (state.Status is not (HelpStatus.Waiting or HelpStatus.Accepted)) return FrontOfficeRules.NotAwaiting(state, "SVC-9");
        if (outcome == ServiceOutcome.Deferred && DeferredOn(state, reason!) is { } on)
        {
            return on == TimeZones.DateIn(state.Applicant.Village, now)
                ? Decision<HelpEvent>.Accept()
                : Decision<HelpEvent>.Reject(Violation.Conflict(HelpViolations.DeferredAlready, "SVC-9", ("on", LocalDatePattern.Iso.Format(on))) with { Pointer = "/reason" });
        }

        var code = outcome switch
        {
            ServiceOutcome.Accepted => HelpEventCodes.Accepted,
            ServiceOutcome.Served => HelpEventCodes.Served,
            ServiceOutcome.Deferred => HelpEventCodes.Deferred,
            _ => HelpEventCodes.Declined,
        };
        return Decision<HelpEvent>.Accept(new HelpAnswered(EventMeta.Of(by, code, "SVC-9", policy, now), outcome, reason));
    }

    // When it was deferred for this very reason, if that was the last that happened to it there.
    private static LocalDate? DeferredOn(HelpApplicationState state, string reason) => state.Status == HelpStatus.Waiting && state.Deferrals.LastOrDefault() == reason
        ? TimeZones.DateIn(state.Applicant.Village, state.History.Last(h => h.Code == HelpEventCodes.Deferred).At)
        : null;

    private static bool IsDone(HelpApplicationState state, ServiceOutcome outcome) => outcome switch
    {
        ServiceOutcome.Accepted => state.Status == HelpStatus.Accepted,
        ServiceOutcome.Served => state.Status == HelpStatus.Served,
        ServiceOutcome.Declined => state.End == HelpEnd.Declined,
        _ => false,
    };

    private static (ServiceOutcome Outcome, string? Reason)? Read(ServiceDraft? draft, InputReader input)
    {
        if (!input.Present(draft, "")) return null;
        var outcome = input.Name<ServiceOutcome>(draft.Outcome, "/outcome");
        var reason = input.OptionalText(draft.Reason, "/reason", MaxReason);
        var isExplained = outcome is ServiceOutcome.Deferred or ServiceOutcome.Declined;
        if (isExplained && draft.Reason is null) input.Invalid(HelpViolations.ReasonMissing, "/reason", "SVC-9");
        if (outcome is not null && !isExplained && draft.Reason is not null) input.Invalid(HelpViolations.ReasonForbidden, "/reason", "SVC-9");
        return input.IsClean ? (outcome!.Value, reason) : null;
    }
}
