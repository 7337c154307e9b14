using System.Runtime.Serialization;
using Dtks.Domain.People;
using Dtks.Domain.Proposals;

namespace Dtks.Domain.Deliberations;

/// <summary>One decision of a deliberation (MUS-2): about a proposal, a household or a card, one alone.</summary>
/// <param name="ProposalId">The proposal; null for a household.</param>
/// <param name="HouseholdId">The household; null for a proposal.</param>
/// <param name="Kind">What was decided; stored as <c>verdict</c>.</param>
/// <param name="Ground">The ground of VER-5, 1 to 15: always there to terminate; there to refuse, or to admit without the assistance asked, unless the note alone says why.</param>
/// <param name="Note">A note, 1 to 1,000 characters; there to refuse, or to admit without the assistance asked, unless the ground alone says why.</param>
public sealed record DeliberationDecision(
    string? ProposalId, string? HouseholdId, [property: DataMember(Name = "verdict")] DecisionKind Kind, int? Ground, string? Note)
{
    /// <summary>Of an admission, the programmes that were asked for and are not granted by it; null for none, and of decisions recorded before that was noted.</summary>
    public IReadOnlyList<Programme>? Withheld { get; init; }

    /// <summary>The card; null for a proposal or a household (CRD-7).</summary>
    public string? CardId { get; init; }

    /// <summary>Whether it says the same as another.</summary>
    public bool SaysAs(DeliberationDecision other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return this with { Withheld = null } == other with { Withheld = null } && (Withheld ?? []).SequenceEqual(other.Withheld ?? []);
    }

    /// <summary>Whether it is about a household.</summary>
    public static bool IsOnHousehold(DecisionKind kind) => kind is DecisionKind.Terminate or DecisionKind.Keep;

    /// <summary>Whether it is about a card.</summary>
    public static bool IsOnCard(DecisionKind kind) => kind is DecisionKind.WithdrawCard or DecisionKind.WellOff;

    /// <summary>What it says to its proposal; null for a household.</summary>
    public ProposalDecision? OnProposal() => Kind switch
    {
        DecisionKind.Admit => ProposalDecision.Admit,
        DecisionKind.Assist => ProposalDecision.Assist,
        DecisionKind.Refuse => ProposalDecision.Refuse,
        _ => null,
    };
}

/// <summary>What a village deliberation decides about one proposal or one household (MUS-2).</summary>
public enum DecisionKind
{
    /// <summary>Admit the family to the register, without the programmes asked for.</summary>
    Admit,

    /// <summary>Grant the programmes asked for, and admit the family where it is not in the register yet.</summary>
    Assist,

    /// <summary>Refuse the proposal.</summary>
    Refuse,

    /// <summary>Propose that a household be stopped or deactivated.</summary>
    Terminate,

    /// <summary>A household stays, about which an appeal was granted: an earlier proposal to stop it is taken back (GOV-3).</summary>
    Keep,

    /// <summary>A card is withdrawn (CRD-7).</summary>
    WithdrawCard,

    /// <summary>The household that has a card is judged well-off: the card is withdrawn, and another household has one in its place (CRD-5).</summary>
    WellOff,
}
