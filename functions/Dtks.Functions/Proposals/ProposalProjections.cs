namespace Dtks.Functions.Proposals;

/// <summary>The projections that proposals ask for; whoever keeps one implements it under its name.</summary>
public static class ProposalProjections
{
    /// <summary>A row that the regent's letter may cover, for a proposal that was found eligible; or that it may no longer (RAT-1, RAT-8).</summary>
    public const string Ratifiable = "ratifiable-row";

    /// <summary>A conflict over numbers, as both regencies see it (REG-5).</summary>
    public const string Contest = "contest";
}
