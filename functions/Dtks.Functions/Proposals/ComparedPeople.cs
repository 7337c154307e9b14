using System.Globalization;
using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using Dtks.Domain.Proposals;

namespace Dtks.Functions.Proposals;

/// <summary>One attempt to have people compared with the population register: what is counted of it (PRO-5, REG-3).</summary>
/// <param name="Attempt">Its id: the proposal's, and for each correction another.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="By">Who said it.</param>
/// <param name="Village">Whose days and weeks count.</param>
/// <param name="Numbers">The NIKs, each with where it stands in the body.</param>
public sealed record ComparedPeople(string Attempt, ProposalSource Source, string By, AreaCode Village, IReadOnlyList<(Nik Nik, string Pointer)> Numbers)
{
    /// <summary>Whether it is a change of a registered family (REG-8): counted with the official's proposals, and told apart from them.</summary>
    public bool IsChange { get; init; }

    /// <summary>A proposal as it stands.</summary>
    public static ComparedPeople Of(ProposalState proposal)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        return Of(proposal.Id, proposal.Corrections(), proposal.Source, proposal.EnteredBy(), proposal.Family);
    }

    /// <summary>A family that comes in.</summary>
    /// <param name="proposal">The proposal's id.</param>
    /// <param name="corrections">How many times it was corrected, this time included.</param>
    /// <param name="source">Where it comes from.</param>
    /// <param name="by">Who said it.</param>
    /// <param name="family">The family.</param>
    public static ComparedPeople Of(string proposal, int corrections, ProposalSource source, string by, Family family)
    {
        ArgumentNullException.ThrowIfNull(family);
        var attempt = corrections == 0 ? proposal : string.Create(CultureInfo.InvariantCulture, $"{proposal}.{corrections}");
        var numbers = family.Members.Select((m, i) => (m.Nik, string.Create(CultureInfo.InvariantCulture, $"/household/members/{i}/nik")));
        return new ComparedPeople(attempt, source, by, family.Village, [.. numbers]);
    }
}
