using Dtks.Domain.Kernel;
using Dtks.Functions.Proposals;
using Dtks.Functions.Registry;

namespace Dtks.Functions.Audit;

/// <summary>
/// Which records are a citizen's own: what they proposed, and the household it became, wherever that has moved (REG-8); and the household of whoever is of its family, whoever proposed it: by the NIK
/// that the population register confirmed of them (PRO-4). Not what a family became whom they proposed and left, nor what one became that came from it with a card of its own (REG-3).
/// </summary>
public sealed class OwnRecords(ProposalRepository proposals, HouseholdProposals brought, HouseholdRepository households, IRegisteredCitizens citizens)
{
    /// <summary>Whether a document is the citizen's.</summary>
    /// <param name="village">The village.</param>
    /// <param name="target">The document's id.</param>
    /// <param name="citizen">The citizen.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<bool> IsOwnAsync(string village, string target, Actor citizen, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(citizen);
        if (IdIn(target, ProposalDocument.IdOf(string.Empty)) is { } proposal)
        {
            return (await proposals.FindAsync(village, proposal, cancellation))?.State.ProposedBy == citizen.Subject;
        }

        if (IdIn(target, HouseholdDocument.IdOf(string.Empty)) is not { } household || await households.FindAsync(village, household, cancellation) is not { } found)
        {
            return false;
        }

        var nik = await citizens.SureNikAsync(citizen.Area.Value, citizen.Subject, cancellation);
        return (nik is { } member && found.State.IsOfFamily(member))
            || (!(nik is { } known && found.State.IsLeftBy(known)) && await brought.OfAsync(found.State, cancellation).AnyAsync(p => p.ProposedBy == citizen.Subject && HouseholdProposals.IsAbout(found.State, p), cancellation));
    }

    private static string? IdIn(string target, string start) => target.StartsWith(start, StringComparison.Ordinal) ? target[start.Length..] : null;
}
