namespace Dtks.Domain.Proposals;

/// <summary>What is proposed (PRO-2).</summary>
public enum ProposalKind
{
    /// <summary>Enter the register.</summary>
    Register,

    /// <summary>Enter the register and receive assistance at once.</summary>
    RegisterWithAssistance,

    /// <summary>Receive assistance and/or PBI-JKN when already in the register.</summary>
    Assistance,
}
