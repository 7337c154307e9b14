using Dtks.Domain.People;
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
    /// <summary>Of a refusal that leaves a way on: why, and what to do next; absent otherwise.</summary>
    public string? Explanation { get; init; }

    public static ProposalView Of(ProposalState state, bool toCitizen, FirstView? first, MessageCatalogue messages, string language) => new(
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
        Nominated(state.NominatedBy, state.Source),
        state.DueOn,
        MatchView.Of(state.Match, state.History, toCitizen),
        state.Granted,
        state.Ground,
        state.Note,
        state.DeliberationId,
        state.LetterId,
        toCitizen || state.ReturnReasons.Count == 0 ? null : state.ReturnReasons,
        state.HouseholdId,
        first,
        toCitizen ? null : HintView.Of(state.Family, messages, language),
        ProposalStep.Of(state.History))
    {
        Explanation = Explained(state.History[^1]) is { } why ? messages.Text(language, $"explanation.{why}", args: null) : null,
    };

    /// <summary>From whom the name came: a citizen's from themselves (PRO-3).</summary>
    public static Nomination? Nominated(Nomination? said, ProposalSource source) => said ?? (source == ProposalSource.Citizen ? new Nomination(NominatorKind.Self, Name: null) : null);

    private static string? Explained(ProposalHistoryEntry last) => last.Meta.Code switch
    {
        ProposalEventCodes.RefusedFamilyChanged => "familyChanged",
        ProposalEventCodes.RefusedFamilyGone => "familyGone",
        _ => null,
    };
}

/// <summary>The proposal that came first and refused another (REG-5, PRO-5), as the reader may know of it.</summary>
internal sealed record FirstView(string Village, string Proposal, string? TrackingCode);
