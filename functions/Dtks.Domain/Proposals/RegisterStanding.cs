using Dtks.Domain.People;

namespace Dtks.Domain.Proposals;

/// <summary>What the register says of a proposal's members at the time of matching.</summary>
/// <param name="ClaimedByOther">A NIK or the family card number stands with a household other than the family's
/// own (REG-5).</param>
/// <param name="FamilyRegistered">The family stands in the register.</param>
/// <param name="Receiving">Programmes that it receives already, in so far as the proposal asks nothing new of them.</param>
/// <param name="Contest">Who holds a number that the proposal names, when that has to end or be settled first (REG-5).</param>
public sealed record RegisterStanding(bool ClaimedByOther, bool FamilyRegistered, IReadOnlyList<Programme> Receiving, Contest? Contest = null)
{
    /// <summary>Whether the family stands in the register otherwise than it is proposed: with another card, other members, or in another village (REG-8).</summary>
    public bool FamilyChanged { get; init; }

    /// <summary>Whether somebody of the family was removed from the register, and stands nowhere since (RAT-6).</summary>
    public bool Removed { get; init; }

    /// <summary>The household of the register that assistance is asked for, or from which they were removed; null when there is none.</summary>
    public string? Household { get; init; }

    /// <summary>The household's welfare decile (REG-9); null where that is not known.</summary>
    public int? Decile { get; init; }

    /// <summary>Whether another open proposal asks the same for the household (PRO-5).</summary>
    public bool AskedBefore { get; init; }

    /// <summary>The proposal that came first, where one refuses this; null where it is not known.</summary>
    public FirstProposal? First { get; init; }

    /// <summary>The ids of the claims on what is asked for a household of the register; null where none is asked.</summary>
    public IReadOnlyList<string>? Asked { get; init; }
}

/// <summary>A proposal that came first.</summary>
/// <param name="Village">Its village.</param>
/// <param name="Proposal">Its id.</param>
/// <param name="ProposedBy">Who made it: they are told by which code they follow it.</param>
public sealed record FirstProposal(string Village, string Proposal, string ProposedBy);
