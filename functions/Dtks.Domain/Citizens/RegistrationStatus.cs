namespace Dtks.Domain.Citizens;

/// <summary>Where a citizen's registration stands (PRO-4).</summary>
public enum RegistrationStatus
{
    /// <summary>Received; not yet compared with the population register.</summary>
    Submitted,

    /// <summary>The population register confirms it.</summary>
    Confirmed,

    /// <summary>It does not match, or was not compared: until it is sent again.</summary>
    Mismatched,
}
