namespace Dtks.Domain.Deliberations;

/// <summary>Where a deliberation stands.</summary>
public enum DeliberationStatus
{
    /// <summary>Its decisions and documents are being recorded.</summary>
    Open,

    /// <summary>Its decisions take effect (MUS-7). Final.</summary>
    Concluded,
}
