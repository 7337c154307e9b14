using Dtks.Domain.Matching;
using Dtks.Domain.Policies;
using Dtks.Domain.Proposals;
using Newtonsoft.Json;

namespace Dtks.Functions.Proposals;

/// <summary>
/// The population register's answer as those concerned see it. A citizen learns which field differs and whether the address passes, not how near
/// it is (REG-3): the score would lead to the street.
/// </summary>
/// <param name="Fields">Each field, and whether it matches.</param>
/// <param name="Address">How alike the addresses are, from 0 to 100; null to citizens, and written as such.</param>
/// <param name="AddressOutcome">Whether the address passes.</param>
internal sealed record MatchView(
    IReadOnlyList<FieldMatch> Fields,
    [property: JsonProperty(NullValueHandling = NullValueHandling.Include)] int? Address,
    FieldOutcome AddressOutcome)
{
    public static MatchView? Of(ProposalState state, bool toCitizen)
    {
        if (state.Match is not { } match)
        {
            return null;
        }

        // The step after it was last said compared it.
        var said = state.History.Select((step, at) => (step, at)).Last(s => s.step.Status == ProposalStatus.Submitted).at;
        var matched = state.History[Math.Min(said + 1, state.History.Count - 1)].Meta;
        var policy = PolicyVersions.Find(matched.Policy) ?? PolicyVersions.At(matched.At.InUtc().Date);
        var outcome = match.Address >= policy.AddressThresholdPercent ? FieldOutcome.Match : FieldOutcome.Mismatch;
        return new MatchView(match.Fields, toCitizen ? null : match.Address, outcome);
    }
}
