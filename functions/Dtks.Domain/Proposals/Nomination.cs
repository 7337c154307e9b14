namespace Dtks.Domain.Proposals;

/// <summary>From whom the village has a name (PRO-3).</summary>
/// <param name="Kind">As what they named it.</param>
/// <param name="Name">Who it was; null where the people themselves came. Personal data: encrypted at rest.</param>
public sealed record Nomination(NominatorKind Kind, string? Name)
{
    /// <summary>Hidden (REG-3).</summary>
    public override string ToString() => "[nomination]";
}

/// <summary>Who names people to a village (PRO-3).</summary>
public enum NominatorKind
{
    /// <summary>The head of an RT or RW.</summary>
    RtRw,

    /// <summary>The head of a hamlet (dusun).</summary>
    HamletHead,

    /// <summary>The village head.</summary>
    VillageHead,

    /// <summary>Someone of the sources of welfare potential (PSKS).</summary>
    Psks,

    /// <summary>The people themselves, who came to the office; and every citizen who proposes on their own (PRO-4).</summary>
    Self,
}
