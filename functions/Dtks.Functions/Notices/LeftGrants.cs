using System.Globalization;
using Dtks.Domain.Households;
using Dtks.Domain.Notices;
using Dtks.Domain.People;
using Dtks.Functions.Proposals;

namespace Dtks.Functions.Notices;

/// <summary>Whose personal assistance a proposal asked for, and who left the family's card before it was granted (REG-8): it is granted to nobody by that, so who proposed it is told what to do (GOV-3).</summary>
public sealed class LeftGrants(HouseholdProposals brought)
{
    /// <summary>The notice's code.</summary>
    public const string Code = "assistancePersonLeft";

    /// <summary>Who is told, and what; null where all of them stand there, or what was granted is none of a person's own.</summary>
    /// <param name="household">The household to which it was granted.</param>
    /// <param name="step">The step of its history by which it was, from 1.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<NoticeFacts?> FindAsync(HouseholdState household, int step, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(household);
        var since = household.History.Skip(step).Count(h => h.Code == HouseholdEventCodes.AssistanceGranted);
        if (step < 1 || since >= household.ProposalIds.Count)
        {
            return null;
        }

        var id = household.ProposalIds[household.ProposalIds.Count - 1 - since];
        if (await brought.OfAsync(household, cancellation).FirstOrDefaultAsync(p => p.Id == id, cancellation) is not { } proposal || !proposal.Granted.Contains(Programme.PbiJkn))
        {
            return null;
        }

        bool IsGone(Member asked) => !household.Members.Any(m => asked.IsSamePerson(m.Person)) && household.Former.LastOrDefault(f => asked.IsSamePerson(f.Member.Person)) is { To: not null } left && FamilyLeavings.Is(left.Reason);
        var gone = proposal.Family.Members.Count(IsGone);
        return gone == 0 ? null : new NoticeFacts(
            Code, proposal.Contact.Phone, ProposalNotices.SubjectsOf(proposal), [new("trackingCode", proposal.TrackingCode), new("persons", gone.ToString(CultureInfo.InvariantCulture))]);
    }
}
