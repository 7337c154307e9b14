using Dtks.Domain.Policies;
using Dtks.Domain.Proposals;
using Dtks.Platform.Problems;

namespace Dtks.Functions.Proposals;

/// <summary>Says in words what holds a proposal up where it stands, and who does what next: to whom the proposal is shown.</summary>
internal static class ProposalWords
{
    /// <summary>The words; null where nothing holds it up and nothing was refused.</summary>
    public static string? Of(ProposalState state, FirstView? first, PolicyVersions policies, MessageCatalogue messages, string language, Objection? objection) =>
        Waiting(state, messages, language)
        ?? RefusalWords.Of(state.Status, Refusal.Of(state), policies, messages, language, objection)
        ?? RefusalWords.Of(WithheldAssistance.Since(state) is null ? null : state.Withheld, state.History[^1].Meta.Policy, policies, messages, language, objection);

    /// <summary>The Ministry's reasons for what it sent back alone (RAT-5), as one text; null elsewhere.</summary>
    public static string? ReasonsAlone(ProposalState state) => state.ReturnedAlone == true && state.ReturnReasons.Count > 0 ? string.Join("; ", state.ReturnReasons) : null;

    private static string? Waiting(ProposalState state, MessageCatalogue messages, string language) => state switch
    {
        { Status: ProposalStatus.HandedOver } => messages.Text(language, "explanation.handedOver", new Dictionary<string, string> { ["village"] = state.HandedTo!.Value }),
        { Status: ProposalStatus.Returned, ReturnedAlone: true } => messages.Text(language, "explanation.returnedAlone", ReasonsAlone(state) is { } note ? new Dictionary<string, string> { ["note"] = note } : null),
        _ => null,
    };
}
