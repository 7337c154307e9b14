namespace Dtks.Domain.Deliberations;

/// <summary>What a village deliberates about.</summary>
public enum DeliberationKind
{
    /// <summary>Proposals and terminations (MUS-2).</summary>
    Regular,

    /// <summary>Returned cards and replacement households (CRD).</summary>
    Cards,
}
