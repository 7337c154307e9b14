namespace Dtks.Domain.Policies;

/// <summary>The forms that a policy version names an edition of (RAT-2).</summary>
public static class PolicyForms
{
    /// <summary>The form of the home visit.</summary>
    public const string Visit = "dtks-visit";
}
