using Dtks.Platform.Documents;

namespace Dtks.Functions.Claims;

/// <summary>
/// The nationwide claim of one NIK or family card number (REG-5). Its id is the number's keyed hash, so a second create is a conflict
/// wherever it comes from. It is as good as its proposal, and ends with it.
/// </summary>
public sealed record ClaimDocument : Document
{
    /// <inheritdoc />
    public override string Type => "claim";

    /// <summary>The village of what holds the claim.</summary>
    public required string Village { get; init; }

    /// <summary>The proposal that made the claim.</summary>
    public required string Proposal { get; init; }

    /// <summary>Who made that proposal: only they, and officials of its area, are told of the claim at once (REG-3).</summary>
    public required string ProposedBy { get; init; }

    /// <summary>How many steps the proposal had when it made the claim; 0 in those of before this was noted.</summary>
    public int Round { get; init; }

    /// <summary>
    /// The household that a change of the register brought the number to (REG-8), and in claims of before it was found by the proposal's id alone; null
    /// says nothing.
    /// </summary>
    public string? Household { get; init; }

    /// <summary>Who came to the number since, and is driven on when the claim ends; null for nobody.</summary>
    public IReadOnlyList<WaitingProposal>? Waiting { get; init; }

    /// <summary>The village and the household of the register that hold it, if one does.</summary>
    public (string Village, string Household) HeldBy() => (Village, Household ?? Proposal);
}
