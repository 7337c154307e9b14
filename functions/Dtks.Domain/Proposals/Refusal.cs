namespace Dtks.Domain.Proposals;

/// <summary>Why a proposal is refused, or was found not eligible (GOV-3).</summary>
/// <param name="Code">What happened: one of <see cref="ProposalEventCodes"/>.</param>
/// <param name="Ground">The ground of VER-5, 1 to 15; null where there is none.</param>
/// <param name="Note">What was noted with it; null where nothing was. Encrypted at rest.</param>
/// <param name="Policy">The policy version it was decided under.</param>
public sealed record Refusal(string Code, int? Ground, string? Note, string Policy)
{
    /// <summary>Whether it was settled to be neither's, so that the numbers are nobody's of the two (REG-5); null for no, and of those of before.</summary>
    public bool? Neither { get; init; }

    /// <summary>Of a proposal as it stands; null where it is not refused.</summary>
    public static Refusal? Of(ProposalState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Status is ProposalStatus.Refused or ProposalStatus.Ineligible && state.History is [.., var last]
            ? new Refusal(last.Meta.Code, state.Ground, state.Note, last.Meta.Policy) { Neither = last.Neither }
            : null;
    }

    /// <summary>Of a step of its history; null where that refused nothing.</summary>
    public static Refusal? Of(ProposalHistoryEntry step)
    {
        ArgumentNullException.ThrowIfNull(step);
        return step.Status is ProposalStatus.Refused or ProposalStatus.Ineligible ? new Refusal(step.Meta.Code, step.Ground, step.Note, step.Meta.Policy) { Neither = step.Neither } : null;
    }

    /// <summary>Whether a proposal is refused because the household that it asked for was no more (REG-8), also where that stands again since (GOV-3).</summary>
    public static bool IsForGone(ProposalState state) => Of(state)?.Code is ProposalEventCodes.RefusedFamilyGone or ProposalEventCodes.FamilyStandsAgain;

    /// <summary>Hidden (REG-3).</summary>
    public override string ToString() => "[refusal]";
}
