namespace Dtks.LocalHost.Demo.Cast;

/// <summary>A family's part in the story: who proposes it for what, what the proposal says wrongly, and what is to become of it.</summary>
/// <param name="Family">The family as the population register knows it.</param>
/// <param name="Fate">What is to become of the proposal.</param>
/// <param name="Kind">The proposal's kind (PRO-2).</param>
/// <param name="Programmes">What is asked for.</param>
/// <param name="Stated">The family as the proposal states it; the same unless something is wrong with it.</param>
internal sealed record DemoRole(SampleFamily Family, DemoFate Fate, string Kind, IReadOnlyList<string> Programmes, SampleFamily Stated)
{
    /// <summary>Whether the village's officer proposes it (PRO-3) and not a citizen (PRO-4).</summary>
    public bool IsVillages => Fate is DemoFate.Assisted or DemoFate.Admitted or DemoFate.RefusedByVillage;

    /// <summary>The status after the population register was asked (PRO-3, PRO-5, PRO-6).</summary>
    public string StatusAfterMatching => Fate switch
    {
        DemoFate.Mismatched => "mismatched",
        DemoFate.ClaimedBefore => "refused",
        _ => IsVillages ? "deliberating" : "verifying",
    };

    /// <summary>The rule that this shows.</summary>
    public string Rule => Fate switch
    {
        DemoFate.Mismatched => "PRO-5",
        DemoFate.ClaimedBefore => "REG-5",
        _ => IsVillages ? "PRO-3" : "PRO-6",
    };
}
