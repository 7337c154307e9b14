using System.Globalization;
using Dtks.Domain.Areas;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using Dtks.Domain.Proposals;
using Dtks.Domain.Removals;
using Dtks.Functions.Registry;
using Dtks.Platform.Problems;
using NodaTime.Text;

namespace Dtks.Functions.Proposals;

/// <summary>Says in words why a proposal is refused, and how to object (GOV-3): to whom the proposal is shown.</summary>
internal static class RefusalWords
{
    private static readonly Dictionary<string, string> Texts = new(StringComparer.Ordinal)
    {
        [ProposalEventCodes.RefusedClaimed] = "claimed",
        [ProposalEventCodes.RefusedNotRegistered] = "notRegistered",
        [ProposalEventCodes.RefusedRemoved] = "removed",
        [ProposalEventCodes.RefusedFamilyChanged] = "familyChanged",
        [ProposalEventCodes.RefusedFamilyGone] = "familyGone",
        [ProposalEventCodes.FamilyStandsAgain] = "familyStandsAgain",
        [ProposalEventCodes.RefusedReceiving] = "receiving",
        [ProposalEventCodes.RefusedOutsideDeciles] = "outsideDeciles",
        [ProposalEventCodes.RefusedAskedBefore] = "askedBefore",
        [ProposalEventCodes.RefusedByDeliberation] = "byDeliberation",
        [ProposalEventCodes.RefusedBySettlement] = "bySettlement",
        [ProposalEventCodes.FoundIneligible] = "ineligible",
    };

    /// <summary>
    /// The words of one where it stands: also of one that its proposer is to correct or to send again; null where nothing was refused. Of one that was objected to what
    /// became of that, and not how to object.
    /// </summary>
    public static string? Of(ProposalStatus status, Refusal? refusal, PolicyVersions policies, PolicyVersion today, MessageCatalogue messages, string language, Objection? objection = null) => status switch
    {
        ProposalStatus.Returned => messages.Text(language, "explanation.returned", args: null),
        ProposalStatus.Mismatched => messages.Text(
            language, "explanation.mismatched", objection is null ? null : new Dictionary<string, string> { ["objecting"] = ObjectedToMismatch(today, messages, language, objection) }),
        _ => Of(refusal, policies, today, messages, language, objection),
    };

    // Nobody refused it, so nobody objects; whose data do not match may correct them whatever became of an objection of before.
    private static string ObjectedToMismatch(PolicyVersion today, MessageCatalogue messages, string language, Objection objection) => objection is { IsOpen: false, Awaits: false }
        ? messages.Text(language, "explanation.objectionDeniedMismatch", args: null)
        : Objecting(today, messages, language, objection);

    /// <summary>How to object, or what became of the objection.</summary>
    /// <param name="policy">The policy version of today: an objection that is made now has its days.</param>
    /// <param name="messages">The texts.</param>
    /// <param name="language">The language.</param>
    /// <param name="objection">What became of the objection; null where none was made.</param>
    public static string Objecting(PolicyVersion policy, MessageCatalogue messages, string language, Objection? objection) => objection is null
        ? messages.Text(language, "explanation.objecting", new Dictionary<string, string> { ["days"] = policy.AppealDays.ToString(CultureInfo.InvariantCulture) })
        : messages.Text(
            language, $"explanation.{objection.Name()}", new Dictionary<string, string> { ["objectionDue"] = LocalDatePattern.Iso.Format(objection.DueOn), ["asked"] = objection.Asked ?? string.Empty });

    /// <summary>The words of assistance that a month's verification stopped (RAT-4): which, since when, by which month, on which ground, and how to object.</summary>
    public static string Of(StoppedAid stopped, PolicyVersions policies, PolicyVersion today, MessageCatalogue messages, string language, Objection? objection)
    {
        var policy = policies.At(TimeZones.DateIn(AreaCode.Nation, stopped.At));
        return messages.Text(language, "explanation.aidStopped", new Dictionary<string, string>
        {
            ["programmes"] = string.Join(", ", stopped.Programmes.Select(p => WireName.Of(p))),
            ["from"] = stopped.From.Value,
            ["month"] = stopped.Month.Value,
            ["ground"] = string.Join("; ", stopped.Grounds.Select(ground => policies.GroundWords(ground, stopped.Policy ?? policy.Id, language))),
            ["objecting"] = Objecting(today, messages, language, objection),
        });
    }

    /// <summary>The words of a deliberation's proposal to stop a family's assistance (MUS-2): on which ground, and how to object.</summary>
    public static string Of(StopProposal stop, PolicyVersions policies, PolicyVersion today, MessageCatalogue messages, string language, Objection? objection) =>
        messages.Text(language, "explanation.stopProposed", new Dictionary<string, string>
        {
            ["ground"] = policies.GroundWords(stop.Ground, stop.Policy ?? policies.At(TimeZones.DateIn(AreaCode.Nation, stop.At)).Id, language),
            ["objecting"] = Objecting(today, messages, language, objection),
        });

    /// <summary>The words of a removal of the family, or of some of it, that is noticed or in effect (RAT-6): which payments leave out what it ends, and how to object; no ground (REG-3), which the family is told apart.</summary>
    public static string Of(TrackedRemoval removal, bool isGone, PolicyVersion today, MessageCatalogue messages, string language, Objection? objection)
    {
        var args = removal.Words().ToDictionary(word => word.Name, word => word.Value, StringComparer.Ordinal);
        args["by"] = LocalDatePattern.Iso.Format(removal.NoticeEndsOn);
        args["objecting"] = Objecting(today, messages, language, objection);
        var text = removal.Status == RemovalStatus.Noticed ? "removalNoticed" : removal.IsLight && !isGone ? "membersRemoved" : "familyRemoved";
        return messages.Text(language, $"explanation.{text}", args);
    }

    /// <summary>
    /// What a deliberation that admitted the family did not grant, why, and how to object and to ask for it anew, or what became of the objection; null where it granted all that was asked.
    /// </summary>
    public static string? Of(WithheldAssistance? withheld, string policy, PolicyVersions policies, PolicyVersion today, MessageCatalogue messages, string language, Objection? objection)
    {
        if (withheld is null)
        {
            return null;
        }

        var args = new Dictionary<string, string> { ["programmes"] = Programmes(withheld), ["objecting"] = Objecting(today, messages, language, objection) };
        if (objection is null)
        {
            args["asking"] = messages.Text(language, "explanation.askingAnew", args: null);
        }

        if (withheld.Ground is { } ground)
        {
            args["ground"] = policies.GroundWords(ground, policy, language);
        }

        if (!string.IsNullOrWhiteSpace(withheld.Note))
        {
            args["note"] = withheld.Note;
        }

        return messages.Text(language, "explanation.withheld", args);
    }

    /// <summary>The programmes that were not granted, by their names.</summary>
    public static string Programmes(WithheldAssistance withheld) => string.Join(", ", withheld.Programmes.Select(p => WireName.Of(p)));

    /// <summary>The words; null where nothing was refused.</summary>
    public static string? Of(Refusal? refusal, PolicyVersions policies, PolicyVersion today, MessageCatalogue messages, string language, Objection? objection = null)
    {
        if (refusal is null || Texts.GetValueOrDefault(refusal.Code) is not { } text)
        {
            return null;
        }

        // A deliberation may have noted why without a ground of the list: its note is the reason.
        var code = refusal.Neither == true ? "explanation.bySettlementNeither"
            : text != "byDeliberation" || refusal.Ground is not null ? $"explanation.{text}"
            : string.IsNullOrWhiteSpace(refusal.Note) ? "explanation.byDeliberationUnexplained" : "explanation.byDeliberationNoted";
        var objecting = Objecting(today, messages, language, objection);
        var args = new Dictionary<string, string> { ["ground"] = refusal.Ground is { } ground ? policies.GroundWords(ground, refusal.Policy, language) : "-", ["objecting"] = objecting };
        if (!string.IsNullOrWhiteSpace(refusal.Note))
        {
            args["note"] = refusal.Note;
        }

        return messages.Text(language, code, args);
    }
}
