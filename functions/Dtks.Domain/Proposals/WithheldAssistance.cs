using Dtks.Domain.People;
using NodaTime;

namespace Dtks.Domain.Proposals;

/// <summary>The assistance that a proposal asked for and a deliberation did not grant when it admitted the family to the register (MUS-2, GOV-3).</summary>
/// <param name="Programmes">The programmes asked for and not granted.</param>
/// <param name="Ground">The ground of VER-5, 1 to 15; null where none was recorded.</param>
/// <param name="Note">Its note; null where none was recorded. Encrypted at rest.</param>
public sealed record WithheldAssistance(IReadOnlyList<Programme> Programmes, int? Ground, string? Note)
{
    /// <summary>Since when a proposal stands admitted without it, and may be objected to for that; null where it does not.</summary>
    public static Instant? Since(ProposalState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Withheld is null || state.Status == ProposalStatus.Withdrawn || ReopeningRules.IsRefused(state.Status) ? null
            : state.History.LastOrDefault(h => h.Meta.Code == ProposalEventCodes.FoundEligibleByDeliberation)?.Meta.At;
    }

    /// <summary>Hidden (REG-3).</summary>
    public override string ToString() => "[withheld]";
}
