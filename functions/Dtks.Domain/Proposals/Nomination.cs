using Dtks.Domain.People;

namespace Dtks.Domain.Proposals;

/// <summary>From whom the village has a name (PRO-3).</summary>
/// <param name="Kind">As what they named it.</param>
/// <param name="Name">Who it was; null where the people themselves came. Personal data: encrypted at rest.</param>
public sealed record Nomination(NominatorKind Kind, string? Name)
{
    /// <summary>Hidden (REG-3).</summary>
    public override string ToString() => "[nomination]";
}

/// <summary>From whom a citizen's proposal comes (PRO-4): they may propose others too.</summary>
internal static class CitizenNominations
{
    /// <summary>What is so where the population register confirmed who the citizen is: whether they are of the family. Else what was said; null where nothing was.</summary>
    /// <param name="said">The proposal.</param>
    /// <param name="proposer">The citizen's confirmed NIK; null where there is none, and of an office.</param>
    public static Nomination? Of(ProposalContent said, Nik? proposer) => proposer is null ? said.NominatedBy
        : said.Family.Members.Any(m => m.Nik == proposer) ? new Nomination(NominatorKind.Self, Name: null)
        : new Nomination(NominatorKind.Citizen, Name: null);
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

    /// <summary>The people themselves, who came to the office, or proposed their own family (PRO-4).</summary>
    Self,

    /// <summary>A citizen who is not of the family (PRO-4).</summary>
    Citizen,
}
