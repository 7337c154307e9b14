namespace Dtks.Domain.Proposals;

/// <summary>What a village deliberation decides about a proposal (MUS-2).</summary>
public enum ProposalDecision
{
    /// <summary>Admit the family to the register, without the programmes asked for.</summary>
    Admit,

    /// <summary>Grant the programmes asked for, and admit the family where it is not in the register yet.</summary>
    Assist,

    /// <summary>Refuse the proposal.</summary>
    Refuse,
}
