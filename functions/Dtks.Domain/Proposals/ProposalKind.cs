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

/// <summary>Where a proposal comes from (PRO-1, PRO-3, PRO-4).</summary>
public enum ProposalSource
{
    /// <summary>A citizen on their own (PRO-4).</summary>
    Citizen,

    /// <summary>The village (PRO-3).</summary>
    Village,

    /// <summary>The regency or city government (PRO-1).</summary>
    Regency,

    /// <summary>The Ministry (PRO-1).</summary>
    Ministry,
}
