namespace Dtks.Demo.Cast;

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
        DemoFate.ClaimedBefore => "contested",
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

/// <summary>What the story has in store for a proposal.</summary>
internal enum DemoFate
{
    /// <summary>A citizen's that the regency finds eligible (PRO-6).</summary>
    FoundEligible,

    /// <summary>A citizen's that the regency finds ineligible (PRO-6, VER-5).</summary>
    FoundIneligible,

    /// <summary>A citizen's that nobody verifies for 30 days (PRO-7).</summary>
    Forgotten,

    /// <summary>A citizen's whose data differ from the population register's (PRO-5).</summary>
    Mismatched,

    /// <summary>A citizen's for people whom another citizen proposed before (REG-5).</summary>
    ClaimedBefore,

    /// <summary>The village's that its deliberation takes into the register with assistance (PRO-3).</summary>
    Assisted,

    /// <summary>The village's that its deliberation takes into the register alone (PRO-3).</summary>
    Admitted,

    /// <summary>The village's that its deliberation refuses (MUS-2).</summary>
    RefusedByVillage,
}
