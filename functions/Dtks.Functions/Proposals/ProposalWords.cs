using Dtks.Domain.Policies;
using Dtks.Domain.Proposals;
using Dtks.Platform.Problems;

namespace Dtks.Functions.Proposals;

/// <summary>Says in words what holds a proposal up where it stands or why it is refused, and who does what next: to whom the proposal is shown.</summary>
internal static class ProposalWords
{
    /// <summary>The words of one as it is shown whole; null where nothing holds it up and nothing was refused.</summary>
    /// <param name="state">The proposal.</param>
    /// <param name="first">What came first, as the reader may know of it: with its code to who made it.</param>
    /// <param name="policies">The policy versions.</param>
    /// <param name="today">That of today, whose days an objection has that is made now.</param>
    /// <param name="messages">The texts.</param>
    /// <param name="language">The language.</param>
    /// <param name="objection">What became of an objection to it; null where none was made.</param>
    public static string? Of(ProposalState state, FirstView? first, PolicyVersions policies, PolicyVersion today, MessageCatalogue messages, string language, Objection? objection)
    {
        if (state.Status == ProposalStatus.HandedOver)
        {
            return messages.Text(language, "explanation.handedOver", new Dictionary<string, string> { ["village"] = state.HandedTo!.Value });
        }

        var said = Of(state.Status, ProposalSummary.Of(state) with { OwnFirst = first?.TrackingCode is null ? null : true }, policies, today, messages, language, objection, (ReasonsAlone(state), first?.TrackingCode));
        if (said is not null && state.Status != ProposalStatus.Eligible)
        {
            return said;
        }

        var withheld = RefusalWords.Of(WithheldAssistance.Since(state) is null ? null : state.Withheld, state.History[^1].Meta.Policy, policies, today, messages, language, objection);
        return said is null || withheld is null ? said ?? withheld : $"{said} {withheld}";
    }

    /// <summary>The same of one in a list, by its summary: without what the Ministry wrote, and without the code of what came first, unless they are given.</summary>
    public static string? Of(ProposalStatus status, ProposalSummary summary, PolicyVersions policies, PolicyVersion today, MessageCatalogue messages, string language, Objection? objection, (string? Reasons, string? First) known = default)
    {
        var args = new Dictionary<string, string>();
        var text = status switch
        {
            ProposalStatus.Contested => "contested",
            ProposalStatus.Eligible when summary is { Unconfirmed: true, HeldByOther: true } => "awaitsOther",
            ProposalStatus.Eligible when summary.Unconfirmed == true => "awaitsNumbers",
            ProposalStatus.Returned when summary.ReturnedAlone == true => "returnedAlone",
            ProposalStatus.Refused when summary is { OwnFirst: true, Refusal.Code: ProposalEventCodes.RefusedClaimed } => "claimedOwn",
            _ => null,
        };
        if (text is null)
        {
            return RefusalWords.Of(status, summary.Refusal, policies, today, messages, language, objection);
        }

        args["objecting"] = RefusalWords.Objecting(today, messages, language, objection);
        foreach (var (name, value) in new[] { ("note", known.Reasons), ("first", known.First) })
        {
            if (value is not null)
            {
                args[name] = value;
            }
        }

        return messages.Text(language, $"explanation.{text}", args);
    }

    /// <summary>The Ministry's reasons for what it sent back alone (RAT-5), as one text; null elsewhere.</summary>
    public static string? ReasonsAlone(ProposalState state) => state.ReturnedAlone == true && state.ReturnReasons.Count > 0 ? string.Join("; ", state.ReturnReasons) : null;
}
