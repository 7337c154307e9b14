using Dtks.Domain.Deliberations;
using Dtks.Domain.Evidence;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using NodaTime;

namespace Dtks.Domain.Deliberations;

/// <summary>The gate before a deliberation's decisions take effect (MUS-3, MUS-4, GOV-3, MUS-7).</summary>
public static class ConclusionRules
{
    /// <summary>
    /// Every condition that is not met, in the order MUS-3, MUS-4, GOV-3 (a refusal, or an admission without the assistance asked, that says neither its ground nor why), CRD-5 and CRD-6 of one on cards, MUS-7. Pointers of
    /// the first lead into the deliberation (<c>/attendees</c>, <c>/evidence/minutes</c>, <c>/decisions/0</c>, <c>/replacements</c>), those about the minutes into the conclusion (<c>/minutes/proposals</c>).
    /// </summary>
    public static IReadOnlyList<Violation> Unmet(
        DeliberationState state, IReadOnlyList<EvidenceState> evidence, Minutes minutes, IReadOnlyList<VillageUnit> units, CardStandings? cards = null) =>
    [
        .. Unmet(state, evidence, units, cards), .. MinutesRules.Unsigned(state, minutes), .. MinutesRules.Miscounted(state, minutes),
        .. state.Kind == DeliberationKind.Cards && cards is not null ? MinutesRules.Miscounted(minutes, cards.Recorded(state)) : [],
    ];

    /// <summary>Every condition that is not met whatever the minutes will state, in the same order.</summary>
    /// <param name="state">The deliberation.</param>
    /// <param name="evidence">Every document declared for it.</param>
    /// <param name="units">The village's neighbourhood units, looked at for a deliberation on cards alone.</param>
    /// <param name="cards">The cards of its round, looked at for a deliberation on cards alone.</param>
    public static IReadOnlyList<Violation> Unmet(DeliberationState state, IReadOnlyList<EvidenceState> evidence, IReadOnlyList<VillageUnit> units, CardStandings? cards = null)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(evidence);
        ArgumentNullException.ThrowIfNull(units);
        var own = evidence.Where(e => e.DeliberationId == state.Id).ToList();
        return
        [
            .. Absent(state), .. Unrepresented(state, units), .. Undocumented(own), .. Unexplained(state, d => d is { Ground: null, Note: null }, DeliberationViolations.WithheldUnexplained),
            .. state.Kind == DeliberationKind.Cards && cards is not null ? CardConclusion.Unmet(state, cards) : [],
        ];
    }

    /// <summary>
    /// What would better be done before it is concluded, and need not be: that a refusal says both its ground and why, and so does who admits without the assistance asked (GOV-3), who was invited (MUS-3).
    /// </summary>
    public static IReadOnlyList<Violation> Advice(DeliberationState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var unexplained = OnDecisions(state);
        return state.Invitations.Count > 0
            ? [.. unexplained]
            : [Violation.Refused(DeliberationViolations.NobodyInvited, "MUS-3", "/invitations"), .. unexplained];
    }

    /// <summary>The part of <see cref="Advice"/> that is about its decisions.</summary>
    public static IReadOnlyList<Violation> OnDecisions(DeliberationState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return [.. Unexplained(state, d => d.Kind == DecisionKind.Refuse ? d.Ground is null != d.Note is null : d.Ground is null || d.Note is null, DeliberationViolations.AssistanceWithheld)];
    }

    /// <summary>The elements that must be present for <paramref name="kind"/> (MUS-3).</summary>
    public static IReadOnlyList<AttendeeElement> Required(DeliberationKind kind) => kind == DeliberationKind.Cards
        ? [AttendeeElement.VillageGovernment, AttendeeElement.CommunityGroup, AttendeeElement.HouseholdRepresentative]
        : [AttendeeElement.VillageGovernment, AttendeeElement.Bpd, AttendeeElement.Community];

    internal static Decision<DeliberationEvent> Decide(
        DeliberationCommand.Conclude command, DeliberationState state, PolicyVersion policy, Instant now)
    {
        var input = new InputReader();
        var minutes = MinutesRules.Read(command.Draft, input);
        if (minutes is null || !input.IsClean) return Decision<DeliberationEvent>.Reject(input.Violations);
        if (minutes.Cards is not null && state.Kind != DeliberationKind.Cards) return Decision<DeliberationEvent>.Reject(Violation.Invalid(DeliberationViolations.CardCountsOdd, "/minutes/cards", "CRD-7"));
        var unmet = Unmet(state, command.Evidence, minutes, command.Units, command.Cards);
        return unmet.Count > 0
            ? Decision<DeliberationEvent>.Reject(unmet)
            : Decision<DeliberationEvent>.Accept(
                new DeliberationConcluded(EventMeta.Of(command.By, DeliberationEventCodes.Concluded, "MUS-7", policy, now), minutes));
    }

    // Whoever is refused, or passed over, learns why.
    private static IEnumerable<Violation> Unexplained(DeliberationState state, Func<DeliberationDecision, bool> lacks, string withheld) => state.Decisions
        .Select((decision, place) => (decision, pointer: $"/decisions/{InputReader.Number(place)}"))
        .Where(d => (d.decision.Kind == DecisionKind.Refuse || d.decision.Withheld is not null) && lacks(d.decision))
        .Select(d => d.decision.Withheld is { } programmes
            ? Violation.Refused(withheld, "GOV-3", d.pointer, ("programmes", string.Join(", ", programmes.Select(p => WireName.Of(p)))))
            : Violation.Refused(DeliberationViolations.RefusalUnexplained, "GOV-3", d.pointer));

    private static IEnumerable<Violation> Absent(DeliberationState state) => Required(state.Kind)
        .Where(e => state.Attendees.All(a => a.Element != e))
        .Select(e => Violation.Refused(DeliberationViolations.ElementAbsent, "MUS-3", "/attendees", ("element", WireName.Of(e))));

    // Where no representative came at all, that the element is absent says it of every unit.
    private static IEnumerable<Violation> Unrepresented(DeliberationState state, IReadOnlyList<VillageUnit> units)
    {
        if (state.Kind != DeliberationKind.Cards) return [];
        if (units.Count == 0) return [Violation.Refused(DeliberationViolations.UnitsMissing, "MUS-3", "/units")];
        var present = state.Attendees.Where(a => a.Element == AttendeeElement.HouseholdRepresentative).Select(a => a.Unit).OfType<string>().ToList();
        return present.Count == 0
            ? []
            : units.Where(unit => !present.Exists(written => UnitRules.IsWritten(unit, written)))
                .Select(unit => Violation.Refused(DeliberationViolations.UnitAbsent, "MUS-3", "/attendees", ("unit", unit.Unit), ("name", unit.Name)));
    }

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
}
