using System.Globalization;
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
/// <param name="Members">Who of the family has something otherwise, and what; absent where nobody has, and of what was compared before it was kept.</param>
internal sealed record MatchView(
    IReadOnlyList<FieldMatch> Fields,
    [property: JsonProperty(NullValueHandling = NullValueHandling.Include)] int? Address,
    FieldOutcome AddressOutcome,
    IReadOnlyList<MemberMatchView>? Members)
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
        var members = match.Members?.Select(m => MemberMatchView.Of(m, policy, toCitizen)).Where(m => m.Fields.Count > 0 || m.AddressOutcome == FieldOutcome.Mismatch).ToList();
        return new MatchView(match.Fields, toCitizen ? null : match.Address, OutcomeOf(match.Address, policy), members is { Count: > 0 } ? members : null);
    }

    /// <summary>Whether an address that is so alike passes.</summary>
    public static FieldOutcome OutcomeOf(int address, PolicyVersion policy) => address >= policy.AddressThresholdPercent ? FieldOutcome.Match : FieldOutcome.Mismatch;
}

/// <summary>What of one member the population register has otherwise.</summary>
/// <param name="Pointer">Where the member stands in the proposal, such as <c>/household/members/1</c>.</param>
/// <param name="Fields">The fields that do not match.</param>
/// <param name="Address">How alike the address is that stands with the member there; absent to citizens (REG-3).</param>
/// <param name="AddressOutcome">Whether it passes.</param>
internal sealed record MemberMatchView(string Pointer, IReadOnlyList<PopulationField> Fields, int? Address, FieldOutcome AddressOutcome)
{
    public static MemberMatchView Of(MemberMatch member, PolicyVersion policy, bool toCitizen) => new(
        $"/household/members/{member.Place.ToString(CultureInfo.InvariantCulture)}", member.Fields, toCitizen ? null : member.Address, MatchView.OutcomeOf(member.Address, policy));
}
