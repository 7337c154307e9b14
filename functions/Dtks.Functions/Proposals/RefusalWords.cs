using System.Globalization;
using Dtks.Domain.Policies;
using Dtks.Domain.Proposals;
using Dtks.Platform.Problems;

namespace Dtks.Functions.Proposals;

/// <summary>Says in words why a proposal is refused, and how to object (GOV-3): to whom the proposal is shown.</summary>
internal static class RefusalWords
{
    private static readonly Dictionary<string, string> Texts = new(StringComparer.Ordinal)
    {
        [ProposalEventCodes.RefusedClaimed] = "claimed",
        [ProposalEventCodes.RefusedNotRegistered] = "notRegistered",
        [ProposalEventCodes.RefusedFamilyChanged] = "familyChanged",
        [ProposalEventCodes.RefusedFamilyGone] = "familyGone",
        [ProposalEventCodes.FamilyStandsAgain] = "familyStandsAgain",
        [ProposalEventCodes.RefusedReceiving] = "receiving",
        [ProposalEventCodes.RefusedAskedBefore] = "askedBefore",
        [ProposalEventCodes.RefusedByDeliberation] = "byDeliberation",
        [ProposalEventCodes.RefusedBySettlement] = "bySettlement",
        [ProposalEventCodes.FoundIneligible] = "ineligible",
    };

    /// <summary>The words; null where nothing was refused.</summary>
    public static string? Of(Refusal? refusal, PolicyVersions policies, MessageCatalogue messages, string language)
    {
        if (refusal is null || Texts.GetValueOrDefault(refusal.Code) is not { } text)
        {
            return null;
        }

        // A deliberation may have noted why without a ground of the list: its note is the reason.
        var code = text != "byDeliberation" || refusal.Ground is not null ? $"explanation.{text}"
            : string.IsNullOrWhiteSpace(refusal.Note) ? "explanation.byDeliberationUnexplained" : "explanation.byDeliberationNoted";
        var days = (policies.Find(refusal.Policy) ?? policies.Latest).AppealDays.ToString(CultureInfo.InvariantCulture);
        var objecting = messages.Text(language, "explanation.objecting", new Dictionary<string, string> { ["days"] = days });
        var args = new Dictionary<string, string> { ["ground"] = refusal.Ground is { } ground ? policies.GroundWords(ground, refusal.Policy, language) : "-", ["objecting"] = objecting };
        if (!string.IsNullOrWhiteSpace(refusal.Note))
        {
            args["note"] = refusal.Note;
        }

        return messages.Text(language, code, args);
    }
}
