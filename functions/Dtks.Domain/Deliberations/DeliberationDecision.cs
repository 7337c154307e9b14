using System.Runtime.Serialization;
using Dtks.Domain.Proposals;

namespace Dtks.Domain.Deliberations;

/// <summary>One decision of a deliberation (MUS-2): about a proposal or a household, never both.</summary>
/// <param name="ProposalId">The proposal; null for a household.</param>
/// <param name="HouseholdId">The household; null for a proposal.</param>
/// <param name="Kind">What was decided; stored as <c>verdict</c>.</param>
/// <param name="Ground">The ground of VER-5, 1 to 15: always there to terminate; there to refuse, unless the note alone says why.</param>
/// <param name="Note">A note, 1 to 1,000 characters; there to refuse, unless the ground alone says why.</param>
public sealed record DeliberationDecision(
    string? ProposalId, string? HouseholdId, [property: DataMember(Name = "verdict")] DecisionKind Kind, int? Ground, string? Note)
{
    /// <summary>Whether it is about a household.</summary>
    public static bool IsOnHousehold(DecisionKind kind) => kind is DecisionKind.Terminate or DecisionKind.Keep;

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
}
