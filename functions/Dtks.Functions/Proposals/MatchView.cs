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
    /// <summary>An answer; null where there is none.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="history">The proposal's history as long as that was its answer.</param>
    /// <param name="policies">The policy versions.</param>
    /// <param name="toCitizen">Whether a citizen sees it.</param>
    public static MatchView? Of(PopulationMatch? answer, IReadOnlyList<ProposalHistoryEntry> history, PolicyVersions policies, bool toCitizen)
    {
        if (answer is not { } match)
        {
            return null;
        }

        // The step after it was last said compared it.
        var said = history.Select((step, at) => (step, at)).Last(s => s.step.Status == ProposalStatus.Submitted).at;
        var matched = history[Math.Min(said + 1, history.Count - 1)].Meta;
        var policy = policies.Find(matched.Policy) ?? policies.At(matched.At.InUtc().Date);
        var outcome = match.Address >= policy.AddressThresholdPercent ? FieldOutcome.Match : FieldOutcome.Mismatch;
        return new MatchView(match.Fields, toCitizen ? null : match.Address, outcome);
    }
}
