using Dtks.Domain.Areas;
using Dtks.Domain.Households;
using Dtks.Domain.Verification;
using Dtks.Platform.Documents;
using Newtonsoft.Json;
using NodaTime;

namespace Dtks.Functions.Registry;

/// <summary>Of a household's document only where it, and who left it, went and came from, and what it receives: nothing of the persons is read out of the store's answer, and nothing decrypted (REG-3).</summary>
[JsonObject(MissingMemberHandling = MissingMemberHandling.Ignore)]
internal sealed record PlacedHousehold : Document
{
    public override string Type => HouseholdDocument.TypeName;

    public required Standing State { get; init; }

    [JsonObject(MissingMemberHandling = MissingMemberHandling.Ignore)]
    internal sealed record Standing(End? Ended = null, IReadOnlyList<Step>? Changes = null, IReadOnlyList<Gone>? Former = null, IReadOnlyList<Entitlement>? Entitlements = null, IReadOnlyList<Happened>? History = null, AidPayments? Payments = null, IReadOnlyList<Found>? Findings = null, IReadOnlyList<Who>? Members = null, Deactivation? Deactivation = null)
    {
        // Who left by the change, in the order in which they came by it; of those of before it was noted by what, who went there alone.
        public string? MemberOf(Step change, FamilyPlace to, string came)
        {
            var gone = (Former ?? []).Where(f => f.By is { } by ? by == change.Id : f.To == to).ToList();
            var place = change.Came!.ToList().IndexOf(came);
            return gone.Count == change.Came!.Count ? gone[place].Member.Id : null;
        }

        public IReadOnlyList<LeftByChange> Left(AreaCode village) =>
            LeftByChange.Of((Former ?? []).Select(f => (f.Member.Id, f.Reason, f.By)), (Changes ?? []).Select(c => (c.Id, c.Kind, c.At)), at => TimeZones.DateIn(village, at));

        // While no month's verification decided on it, and there is something to stop.
        public StopProposal? StopProposed() => Deactivation is { VerifiedIn: null, Ground: var ground } && Entitlements?.Any(e => e.Status == EntitlementStatus.Active) == true
            && History?.LastOrDefault(h => h.Code == HouseholdEventCodes.DeactivationProposed) is var (at, _, policy) && !(Stopped()?.At > at) ? new StopProposal(ground, at, policy) : null;

        public StoppedAid? Stopped() => History?.LastOrDefault(h => h.Code == HouseholdEventCodes.EligibilitySettled) is var (at, _, policy) ? StoppedAid.Of(Entitlements ?? [], at, policy) : null;
    }

    [JsonObject(MissingMemberHandling = MissingMemberHandling.Ignore)]
    internal sealed record Happened(Instant At, string Code, string? Policy = null);

    [JsonObject(MissingMemberHandling = MissingMemberHandling.Ignore)]
    internal sealed record End(HouseholdEndReason Reason, FamilyPlace? To = null);

    [JsonObject(MissingMemberHandling = MissingMemberHandling.Ignore)]
    internal sealed record Step(FamilyChangeKind Kind, FamilyPlace? Other = null, IReadOnlyList<string>? Came = null, string? Id = null, Instant At = default);

    [JsonObject(MissingMemberHandling = MissingMemberHandling.Ignore)]
    internal sealed record Found(SuggestionSourceKind Kind, IReadOnlyList<string>? Members = null);

    [JsonObject(MissingMemberHandling = MissingMemberHandling.Ignore)]
    internal sealed record Gone(Who Member, FamilyPlace? To = null, FormerReason? Reason = null, string? By = null);

    [JsonObject(MissingMemberHandling = MissingMemberHandling.Ignore)]
    internal sealed record Who(string Id);
}
