namespace Dtks.Domain.ServiceDesk;

/// <summary>An application for help after what happened to it. Events are facts: nothing is checked again.</summary>
public static class HelpEvolution
{
    /// <summary>The state after <paramref name="happened"/>.</summary>
    /// <exception cref="InvalidOperationException">An event other than the first comes without a state.</exception>
    public static HelpApplicationState Evolve(HelpApplicationState? state, HelpEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        var next = happened is HelpFiled filed ? Filed(filed) : Apply(state ?? throw new InvalidOperationException("An application begins by being filed."), happened);
        return next with { History = [.. next.History, happened.Meta], Since = state?.Status == next.Status ? state.Since : happened.Meta.At };
    }

    private static HelpApplicationState Apply(HelpApplicationState state, HelpEvent happened) => happened switch
    {
        HelpPaperAccepted e => Accepted(state with { Papers = [.. state.Papers, e.Kind] }),
        HelpAssigned e => state with { Programme = e.Programme },
        ApplicantFound e => state with { Status = HelpStatus.InSection, FoundAs = e.Record },
        VillageAsked e => state with { Status = HelpStatus.AskedOfVillage, VillageAskedOn = e.AskedOn, VillageDueOn = e.DueOn },
        SkmRanOut e => state with { Status = HelpStatus.AskedOfVillage, VillageAskedOn = e.AskedOn, VillageDueOn = e.DueOn, VillageLateFrom = null },
        VillageLate e => state with { VillageLateFrom = e.From },
        VillageAnswered { Answer.Outcome: PovertyOutcome.Poor } e => state with { Status = HelpStatus.InSection, Answer = e.Answer },
        VillageAnswered e => Ended(state with { Answer = e.Answer }, HelpEnd.NotPoor, reason: null),
        HelpVerified e when e.Field.IsMet() => state with { Status = HelpStatus.Meets, Field = e.Field },
        HelpVerified e => Ended(state with { Field = e.Field }, HelpEnd.CriteriaNotMet, reason: null),
        HelpRecommended e => state with { Status = HelpStatus.Recommended, Recommendation = e.Recommendation },
        HelpPlaced e => state with { Status = HelpStatus.Waiting, Place = e.Place },
        HelpAnswered { Outcome: ServiceOutcome.Accepted } => state with { Status = HelpStatus.Accepted },
        HelpAnswered { Outcome: ServiceOutcome.Served } => state with { Status = HelpStatus.Served },
        HelpAnswered { Outcome: ServiceOutcome.Deferred } e => state with { Status = HelpStatus.Waiting, Deferrals = [.. state.Deferrals, e.Reason!] },
        HelpAnswered e => Ended(state, HelpEnd.Declined, e.Reason),
        HelpWithdrawn e => Ended(state, HelpEnd.Withdrawn, e.Reason),
        _ => state,
    };

    // Once every application's own papers are there, data & reporting looks the applicant up (SVC-2, SVC-3).
    private static HelpApplicationState Accepted(HelpApplicationState state) =>
        state.Status == HelpStatus.Incomplete && FrontOfficeRules.Missing(state.Papers, programme: null).Count == 0 ? state with { Status = HelpStatus.Checking } : state;

    private static HelpApplicationState Ended(HelpApplicationState state, HelpEnd end, string? reason) => state with { Status = HelpStatus.Ended, End = end, EndReason = reason };

    private static HelpApplicationState Filed(HelpFiled filed) => new()
    {
        Id = filed.Id,
        Regency = filed.Regency,
        TrackingCode = filed.TrackingCode,
        Visit = filed.Read.Visit,
        Applicant = filed.Read.Applicant,
        Help = filed.Read.Help,
        Section = filed.Read.Section,
        Note = filed.Read.Note,
        Programme = filed.Read.Programme,
        Status = HelpStatus.Incomplete,
        FiledBy = filed.Meta.Subject,
        History = [],
        Since = filed.Meta.At,
    };
}
