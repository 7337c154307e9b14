using Dtks.Domain.Areas;
using Dtks.Domain.People;
using Dtks.Domain.Policies;
using Dtks.Domain.Proposals;
using Dtks.Platform.Audit;
using Dtks.Platform.Problems;
using NodaTime;

namespace Dtks.Functions.Proposals;

/// <summary>A proposal as those concerned see it.</summary>
[ShowsPerson]
internal sealed record ProposalView(
    string Id,
    string TrackingCode,
    ProposalStatus Status,
    string Village,
    ProposalSource Source,
    ProposalKind Kind,
    IReadOnlyList<Programme> Programmes,
    Family Household,
    Contact Contact,
    Nik? Recipient,
    Nomination? NominatedBy,
    LocalDate? DueOn,
    MatchView? Match,
    IReadOnlyList<Programme> Granted,
    int? Ground,
    string? Note,
    string? Deliberation,
    string? Letter,
    IReadOnlyList<string>? ReturnReasons,
    string? RegisteredAs,
    FirstView? First,
    IReadOnlyList<HintView>? Hints,
    IReadOnlyList<ProposalStep> History)
{
    /// <summary>Of a refusal why, and what to do next (GOV-3); of one that did not match, or whose letter came back, who does what next (PRO-5, RAT-5); absent otherwise.</summary>
    public string? Explanation { get; init; }

    /// <summary>What it asked for and the deliberation that admitted the family did not grant, with why (GOV-3); absent where nothing is.</summary>
    public WithheldAssistance? Withheld { get; init; }

    /// <summary>Where it goes on since its household moved (REG-8); absent while it is here.</summary>
    public WentTo? WentTo { get; init; }

    public static ProposalView Of(ProposalState state, bool toCitizen, FirstView? first, PolicyVersions policies, PolicyVersion today, MessageCatalogue messages, string language, Objection? objection = null) => new(
        state.Id,
        state.TrackingCode,
        state.Status,
        state.Village.Value,
        state.Source,
        state.Kind,
        state.Programmes,
        state.Family,
        state.Contact,
        state.Recipient,
        state.NominatedBy,
        ProposalSummary.Awaited(state.Status, state.DueOn),
        MatchView.Of(state.Match, state.History, policies, toCitizen),
        state.Granted,
        state.Ground,
        state.Note,
        state.DeliberationId,
        state.LetterId,
        toCitizen || state.ReturnReasons.Count == 0 ? null : state.ReturnReasons,
        state.HouseholdId,
        first,
        toCitizen ? null : HintView.Of(state.Family, messages, language),
        ProposalStep.Of(state.History, policies, today, messages, language))
    {
        WentTo = WentTo.Of(state.HandedTo, state.Id),
        Withheld = state.Withheld,
        Explanation = ProposalWords.Of(state, first, policies, today, messages, language, objection),
    };
}

/// <summary>Where a proposal goes on.</summary>
internal sealed record WentTo(string Village, string Proposal)
{
    /// <summary>There under the same id; null while it is here.</summary>
    public static WentTo? Of(AreaCode? village, string proposal) => village is null ? null : new WentTo(village.Value, proposal);
}

/// <summary>The proposal that came first and refused another (REG-5, PRO-5), as the reader may know of it.</summary>
internal sealed record FirstView(string Village, string Proposal, string? TrackingCode);
