using Dtks.Domain.Kernel;
using Dtks.Domain.Proposals;
using Dtks.Domain.Removals;

namespace Dtks.Functions.Proposals;

/// <summary>By which text the public page tells where a proposal stands.</summary>
internal static class TrackingTexts
{
    /// <summary>The text's name.</summary>
    /// <param name="found">The proposal.</param>
    /// <param name="household">The household it became; null for none.</param>
    /// <param name="step">How far it has come since a deliberation admitted it.</param>
    /// <param name="isLate">Whether the deliberation that it waits for is overdue.</param>
    /// <param name="isLeftBehind">Whether the letter that it came back with went again without it.</param>
    public static string Of(TrackedProposal found, TrackedHousehold? household, AdmittedStep step, bool isLate, bool isLeftBehind) => (found, household?.Removal?.Status) switch
    {
        (_, RemovalStatus.Noticed) => "removalNoticed",
        (_, RemovalStatus.Effective) when household is { IsGone: false, Removal.IsLight: true } => "removedMembers",
        (_, RemovalStatus.Effective) => "removed",
        (_, RemovalStatus.Undone) when household?.IsGone == true => "standsElsewhere",
        _ when household?.IsGone == true => "familyEnded",
        _ when household?.StopProposed is not null => "stopProposed",
        _ when household?.Stopped is not null => "aidStopped",

        // Admitted by a deliberation and not confirmed by the population register, it waits for papers and not for the regent (REG-5).
        ({ Status: ProposalStatus.Eligible, AwaitsNumbers: true, IsHeldByOther: true }, _) => "awaitsOther",
        ({ Status: ProposalStatus.Eligible, AwaitsNumbers: true }, _) => step == AdmittedStep.Admitted ? "awaitsNumbers" : "awaitsNumbersVisited",

        // It goes up with a dossier first (RAT-1).
        ({ Status: ProposalStatus.Eligible, State.DeliberationId: not null }, _) => WireName.Of(step),
        ({ Status: ProposalStatus.Returned, State.ReturnedAlone: true }, _) => "returnedAlone",
        ({ Status: ProposalStatus.Returned }, _) when isLeftBehind => "returnedWithout",
        ({ Status: ProposalStatus.Deliberating }, _) when isLate => "deliberationLate",
        _ => WireName.Of(found.Status),
    };
}
