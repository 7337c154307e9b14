namespace Dtks.Domain.Citizens;

/// <summary>What happened to a citizen's registration: stable codes.</summary>
public static class RegistrationEventCodes
{
    /// <summary>Sent in, or sent anew.</summary>
    public const string Submitted = "registration.submitted";

    /// <summary>Confirmed by the population register.</summary>
    public const string Confirmed = "registration.confirmed";

    /// <summary>Does not match the population register.</summary>
    public const string Mismatched = "registration.mismatched";

    /// <summary>Not compared, or not told how it compares: too many attempts mismatched before (PRO-5).</summary>
    public const string NotCompared = "registration.notCompared";
}
