namespace Dtks.Domain.Policies;

/// <summary>The forms that a policy version names an edition of, and the editions there are (RAT-2).</summary>
public static class PolicyForms
{
    /// <summary>The form of the home visit.</summary>
    public const string Visit = "dtks-visit";

    /// <summary>The editions of each form.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Editions { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        [Visit] = ["bdt-home-visit-2015", "regsosek2022-k"],
    };
}
