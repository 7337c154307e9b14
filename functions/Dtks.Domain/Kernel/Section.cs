namespace Dtks.Domain.Kernel;

/// <summary>The sections of a regency's one-stop service that its officers belong to (SVC-3). Wire names are those of the token's <c>section</c> claim.</summary>
public enum Section
{
    /// <summary>Education.</summary>
    Education,

    /// <summary>Health.</summary>
    Health,

    /// <summary>Social help.</summary>
    Social,

    /// <summary>Economy.</summary>
    Economy,

    /// <summary>The poverty database.</summary>
    Data,
}
