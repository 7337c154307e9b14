namespace Dtks.Domain.Ratification;

/// <summary>What a letter ratifies.</summary>
public enum RatificationSubject
{
    /// <summary>New proposals (RAT-3).</summary>
    Proposals,

    /// <summary>A month's eligibility verification (RAT-4).</summary>
    Eligibility,
}
