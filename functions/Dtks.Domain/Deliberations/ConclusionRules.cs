using Dtks.Domain.Deliberations;
using Dtks.Domain.Evidence;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using NodaTime;

namespace Dtks.Domain.Deliberations;

/// <summary>The gate before a deliberation's decisions take effect (MUS-3, MUS-4, MUS-7).</summary>
public static class ConclusionRules
{
    private const int MaxCount = 1000;

    /// <summary>
    /// Every condition that is not met, in the order MUS-3, MUS-4, MUS-7. Pointers of the first two lead into the deliberation
    /// (<c>/attendees</c>, <c>/evidence/minutes</c>), those of the last into the conclusion (<c>/minutes/proposals</c>).
    /// </summary>
    public static IReadOnlyList<Violation> Unmet(DeliberationState state, IReadOnlyList<EvidenceState> evidence, Minutes minutes)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(evidence);
        ArgumentNullException.ThrowIfNull(minutes);
        var own = evidence.Where(e => e.DeliberationId == state.Id).ToList();
        return [.. Absent(state), .. Undocumented(own), .. Miscounted(state, minutes)];
    }

    /// <summary>
    /// The elements that must be present for <paramref name="kind"/> (MUS-3). Which neighbourhood units a village has is not known here.
    /// </summary>
    public static IReadOnlyList<AttendeeElement> Required(DeliberationKind kind) => kind == DeliberationKind.Cards
        ? [AttendeeElement.VillageGovernment, AttendeeElement.CommunityGroup, AttendeeElement.HouseholdRepresentative]
        : [AttendeeElement.VillageGovernment, AttendeeElement.Bpd, AttendeeElement.Community];

    internal static Decision<DeliberationEvent> Decide(
        DeliberationCommand.Conclude command, DeliberationState state, PolicyVersion policy, Instant now)
    {
        var input = new InputReader();
        var minutes = Read(command.Draft, input);
        if (minutes is null) return Decision<DeliberationEvent>.Reject(input.Violations);
        var unmet = Unmet(state, command.Evidence, minutes);
        return unmet.Count > 0
            ? Decision<DeliberationEvent>.Reject(unmet)
            : Decision<DeliberationEvent>.Accept(
                new DeliberationConcluded(EventMeta.Of(command.By, DeliberationEventCodes.Concluded, "MUS-7", policy, now), minutes));
    }

    private static Minutes? Read(ConclusionDraft? draft, InputReader input)
    {
        if (!input.Present(draft, "") || !input.Present(draft.Minutes, "/minutes")) return null;
        var proposals = input.Whole(draft.Minutes.Proposals, "/minutes/proposals", 0, MaxCount, "MUS-4");
        var terminations = input.Whole(draft.Minutes.Terminations, "/minutes/terminations", 0, MaxCount, "MUS-4");
        return proposals is { } p && terminations is { } t ? new Minutes(p, t) : null;
    }

    private static IEnumerable<Violation> Absent(DeliberationState state) => Required(state.Kind)
        .Where(e => state.Attendees.All(a => a.Element != e))
        .Select(e => Violation.Refused(DeliberationViolations.ElementAbsent, "MUS-3", "/attendees", ("element", WireName.Of(e))));

    private static IEnumerable<Violation> Undocumented(List<EvidenceState> evidence)
    {
        foreach (var kind in Enum.GetValues<EvidenceKind>())
        {
            var statuses = evidence.Where(e => e.Kind == kind).Select(e => e.Status).ToList();
            if (statuses.Contains(EvidenceStatus.Accepted)) continue;
            var code = statuses.Contains(EvidenceStatus.Inspecting) ? DeliberationViolations.DocumentInspecting : DeliberationViolations.DocumentMissing;
            yield return Violation.Refused(code, "MUS-4", "/evidence/" + WireName.Of(kind), ("kind", WireName.Of(kind)));
        }
    }

    private static IEnumerable<Violation> Miscounted(DeliberationState state, Minutes minutes)
    {
        if (minutes.Proposals != state.ProposalCount) yield return Miscount("/minutes/proposals", minutes.Proposals, state.ProposalCount);
        if (minutes.Terminations != state.TerminationCount)
            yield return Miscount("/minutes/terminations", minutes.Terminations, state.TerminationCount);
    }

    private static Violation Miscount(string pointer, int stated, int recorded) => Violation.Refused(
        DeliberationViolations.CountMismatch, "MUS-7", pointer, ("stated", InputReader.Number(stated)), ("recorded", InputReader.Number(recorded)));
}
