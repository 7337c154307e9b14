namespace Dtks.Domain.Proposals;

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
