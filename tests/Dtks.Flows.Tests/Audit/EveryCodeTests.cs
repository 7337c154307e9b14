using System.Globalization;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.Audit;

/// <summary>
/// Every event that a function can bring about, and every read of a record, is seen in the trail over HTTP: by whom, in which role, when, under which rule
/// and policy version, and which fields. A new code without a case here fails, and so does one that nobody does once a function gives its command.
/// </summary>
[Trait("rule", "REG-3")]
public sealed class EveryCodeTests(AuditedStory story) : IClassFixture<AuditedStory>
{
    private const string Policy = "2024-05-08/1";

    // Codes that nothing does yet, with the command that would: no function gives it.
    private static readonly Dictionary<string, string> NobodyDoes = new(StringComparer.Ordinal)
    {
        ["proposal.endorsed"] = "ProposalCommand.Endorse",
        ["household.eligibilitySettled"] = "HouseholdCommand.SettleEligibility",
        ["sheet.ratified"] = "SheetCommand.Ratify",
    };

    private static readonly Dictionary<string, Case> Cases = new(StringComparer.Ordinal)
    {
        ["arrivals.listed"] = new("auditor", null, "arrivals", "household from since head members", IsDecided: false),
        ["appeal.denied"] = new("regency-officer", "GOV-3", "appeal", "granted note"),
        ["appeal.escalated"] = new("system", "GOV-3", "appeal", ""),
        ["appeal.granted"] = new("regency-officer", "GOV-3", "appeal", "granted note result"),
        ["appeal.made"] = new("citizen", "GOV-3", "appeal", "id village kind about reason phone decidedBefore dueOn"),
        ["appeal.read"] = new("auditor", null, "appeal", "id village kind about reason phone status history", IsDecided: false),
        ["agenda.listed"] = new("auditor", null, "proposals", "proposal kind source head members submittedOn", IsDecided: false),
        ["audit.read"] = new("auditor", null, "audit", "id at subject role action about fields rule policy traceId part", IsDecided: false),
        ["cycle.closed"] = new("system", null, "cycle", "period openedOn closesOn policy"),
        ["cycle.opened"] = new("ministry-officer", null, "cycle", "period openedOn closesOn policy"),
        ["deliberation.concluded"] = new("village-head", "MUS-7", "deliberation", "minutes"),
        ["deliberation.decisionsRecorded"] = new("village-officer", "MUS-2", "deliberation", "decisions"),
        ["deliberation.invited"] = new("village-officer", "MUS-3", "deliberation", "invitations"),
        ["deliberation.opened"] = new("village-officer", "MUS-1", "deliberation", "id village kind heldOn place attendees"),
        ["deliberation.read"] = new("auditor", null, "deliberation", "id village kind status heldOn place attendees decisions evidence history", IsDecided: false),
        ["evidence.accepted"] = new("system", "MUS-7", "evidence", ""),
        ["evidence.completed"] = new("village-officer", "MUS-6", "evidence", ""),
        ["evidence.declared"] = new("village-officer", "MUS-6", "evidence", "id deliberationId kind fileName contentType length sha256 expiresAt"),
        ["evidence.expired"] = new("system", null, "evidence", ""),
        ["evidence.read"] = new("village-officer auditor", null, "evidence", "id deliberationId kind fileName contentType length sha256 expiresAt status history", IsDecided: false),
        ["evidence.rejected"] = new("system", "MUS-7", "evidence", "reason"),
        ["household.addressChanged"] = new("village-officer", "REG-8", "household", "change members familyCardNumber address"),
        ["household.arrived"] = new("village-officer", "REG-8", "household", "change id village familyCardNumber address members"),
        ["household.assistanceGranted"] = new("ministry-officer", "RAT-3", "household", "proposalId entitlements"),
        ["household.cardChanged"] = new("village-officer", "REG-8", "household", "change members familyCardNumber address"),
        ["household.changeEntered"] = new("village-officer", "REG-8", "household", ""),
        ["household.changeRefused"] = new("village-officer", "REG-8", "household", "change refusal"),
        ["household.changeWithdrawn"] = new("village-officer", "REG-8", "household", "change"),
        ["household.deactivationProposed"] = new("village-head", "MUS-2", "household", "deactivation"),
        ["household.enrolled"] = new("ministry-officer", "RAT-3", "household", "id village familyCardNumber address members proposalId entitlements"),
        ["household.founded"] = new("village-officer", "REG-8", "household", "change id village familyCardNumber address members"),
        ["household.memberBorn"] = new("village-officer", "REG-8", "household", "change members familyCardNumber address"),
        ["household.memberCorrected"] = new("village-officer", "REG-8", "household", "change members familyCardNumber address"),
        ["household.memberDied"] = new("village-officer", "REG-8", "household", "change members former familyCardNumber address"),
        ["household.memberDivorced"] = new("village-officer", "REG-8", "household", "change members former familyCardNumber address"),
        ["household.memberJoined"] = new("village-officer", "REG-8", "household", "change members familyCardNumber address"),
        ["household.memberMarried"] = new("village-officer", "REG-8", "household", "change members former familyCardNumber address"),
        ["household.moveAccepted"] = new("village-officer", "REG-8", "household", "departure"),
        ["household.movedAway"] = new("village-officer", "REG-8", "household", "change former familyCardNumber address ended"),
        ["household.reinstated"] = new("regency-officer", "GOV-3", "household", "change members entitlements"),
        ["household.removed"] = new("system", "RAT-6", "household", "change former entitlements ended"),
        ["household.read"] = new("auditor village-officer", null, "household", "id village familyCardNumber address proposals history", IsDecided: false),
        ["households.listed"] = new("auditor", null, "households", "id head", IsDecided: false),
        ["identity.claimed"] = new("village-officer", null, "proposal", "id trackingCode source kind family contact", IsDecided: false),
        ["notice.failed"] = new("system", "GOV-3", "notice", "status"),
        ["notice.sent"] = new("system", "GOV-3", "notice", "status"),
        ["import.completed"] = new("village-officer", "RAT-2", "import", ""),
        ["import.declared"] = new("village-officer", "RAT-2", "import", "id fileName length sha256 expiresAt"),
        ["import.finished"] = new("system", "RAT-2", "import", ""),
        ["import.refused"] = new("system", null, "import", "problems"),
        ["import.started"] = new("system", "RAT-2", "import", "rows chunks"),
        ["importResult.read"] = new("village-officer", null, "import", "", IsDecided: false),
        ["operations.auditVerified"] = new("operator", null, "audit", "status seals entries unsealed", IsDecided: false),
        ["proposal.confirmed"] = new("system", "REG-5", "proposal", ""),
        ["proposal.contested"] = new("system", "REG-5", "proposal", "match contest"),
        ["proposal.corrected"] = new("citizen", "PRO-5", "proposal", "content changed"),
        ["proposal.deemedEligible"] = new("system", "PRO-7", "proposal", ""),
        ["proposal.forwarded"] = new("system", "PRO-6", "proposal", "match forwardedOn dueOn"),
        ["proposal.foundEligible"] = new("regency-officer", "PRO-6", "proposal", "granted note"),
        ["proposal.foundEligibleByDeliberation"] = new("village-head", "MUS-2", "proposal", "deliberationId"),
        ["proposal.foundIneligible"] = new("regency-officer", "VER-5", "proposal", "ground note"),
        ["proposal.mismatched"] = new("system", "PRO-5", "proposal", "match"),
        ["proposal.notCompared"] = new("system", "PRO-5", "proposal", ""),
        ["proposal.ratified"] = new("regent", "RAT-1", "proposal", "letterId"),
        ["proposal.read"] = new("citizen auditor regency-officer", null, "proposal", "id trackingCode status village source kind household contact dueOn match history", IsDecided: false),
        ["proposal.refusedAlreadyClaimed"] = new("system", "REG-5", "proposal", ""),
        ["proposal.refusedAlreadyReceiving"] = new("system", "PRO-5", "proposal", "match"),
        ["proposal.refusedAskedBefore"] = new("system", "PRO-5", "proposal", "match first asked"),
        ["proposal.refusedByDeliberation"] = new("village-head", "MUS-2", "proposal", "deliberationId"),
        ["proposal.refusedBySettlement"] = new("regency-officer", "REG-5", "proposal", "settlement"),
        ["proposal.refusedFamilyChanged"] = new("system", "REG-8", "proposal", "match"),
        ["proposal.refusedFamilyGone"] = new("system", "REG-8", "proposal", ""),
        ["proposal.refusedNotRegistered"] = new("system", "PRO-2", "proposal", "match"),
        ["proposal.reopened"] = new("regency-officer", "GOV-3", "proposal", "appealId"),
        ["proposal.registered"] = new("ministry-officer", "RAT-3", "proposal", "householdId"),
        ["proposal.returned"] = new("ministry-officer", "RAT-5", "proposal", "reasons"),
        ["proposal.settledFor"] = new("regency-officer", "REG-5", "proposal", "settlement"),
        ["proposal.submitted"] = new("citizen village-officer", "PRO-2", "proposal", "id trackingCode source kind family contact"),
        ["proposal.tabled"] = new("system", "PRO-3", "proposal", "match"),
        ["proposal.withdrawn"] = new("citizen", null, "proposal", ""),
        ["proposals.listed"] = new("auditor", null, "proposals", "id status kind source head members submittedOn dueOn", IsDecided: false),
        ["ratification.applied"] = new("system", "RAT-3", "letter", "state"),
        ["ratification.conforming"] = new("ministry-officer", "RAT-3", "letter", "state"),
        ["ratification.covered"] = new("system", "RAT-8", "letter", "state"),
        ["ratification.recountFailed"] = new("system", "RAT-8", "letter", "state"),
        ["ratification.returned"] = new("ministry-officer", "RAT-5", "letter", "state"),
        ["ratification.reviewed"] = new("ministry-officer", "RAT-8", "letter", "state"),
        ["ratification.signed"] = new("regent", "RAT-1", "letter", "state"),
        ["ratification.voided"] = new("system", "RAT-8", "letter", "state"),
        ["registration.confirmed"] = new("system", "PRO-5", "registration", "match"),
        ["registration.mismatched"] = new("system", "PRO-5", "registration", "match"),
        ["registration.notCompared"] = new("system", "PRO-5", "registration", ""),
        ["registration.read"] = new("citizen", null, "registration", "registration proposals", IsDecided: false),
        ["registration.submitted"] = new("citizen", "PRO-4", "registration", "person"),
        ["removal.cancelled"] = new("regency-officer", "RAT-6", "removal", "reason"),
        ["removal.effective"] = new("system", "RAT-6", "removal", "stoppedFrom"),
        ["removal.moot"] = new("system", "RAT-6", "removal", ""),
        ["removal.read"] = new("auditor", null, "removal", "id village household ground number members source note status history", IsDecided: false),
        ["removal.recorded"] = new("regency-officer", "RAT-6", "removal", "id village household ground number members source note recordedOn noticeEndsOn"),
        ["removal.undone"] = new("regency-officer", "GOV-3", "removal", "reason"),
        ["removals.listed"] = new("auditor", null, "household", "id village household ground number members source note status history", IsDecided: false),
        ["units.recorded"] = new("village-officer", "MUS-3", "units", "units"),
        ["sheet.closed"] = new("system", "VER-7", "sheet", "tally"),
        ["sheet.familyFollowed"] = new("system", "REG-8", "sheet", "household lines"),
        ["sheet.finalised"] = new("village-head", "VER-1", "sheet", "tally"),
        ["sheet.linesDecided"] = new("village-officer", "VER-3", "sheet", "results changed"),
        ["sheet.opened"] = new("system", "VER-1", "sheet", "village period lines"),
        ["sheet.read"] = new("village-officer", null, "sheet", "line household name programme outcome", IsDecided: false),
    };

    public static TheoryData<string> Codes() => [.. ProductCodes.Events().Concat(ProductCodes.Reads()).Union(Cases.Keys).Except(NobodyDoes.Keys)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void An_entry_says_who_did_it_when_under_which_rule_and_what_of_the_record(string code)
    {
        var expected = Cases.GetValueOrDefault(code);
        Assert.True(expected is not null, $"{code} has no case: say who does it, and have the story do it.");
        var entries = story.Trail.Where(e => (string)e["action"]! == code).ToList();

        Assert.NotEmpty(entries);
        Assert.All(entries, entry => expected.Hold(entry, story));
    }

    [Fact]
    public void What_nobody_does_no_function_can_do() =>
        Assert.All(NobodyDoes, code => Assert.False(ProductCodes.IsGiven(code.Value), $"{code.Value} is given: {code.Key} needs a case."));

    [Fact]
    public void What_the_story_leaves_is_known() =>
        Assert.Empty(story.Trail.Select(e => (string)e["action"]!).Distinct().Except(Cases.Keys));

    /// <summary>What every entry of a code says.</summary>
    /// <param name="Roles">Who does it.</param>
    /// <param name="Rule">The rule that decides; null where none does.</param>
    /// <param name="About">What the target's id begins with.</param>
    /// <param name="Fields">Members that are changed or shown; there may be more.</param>
    /// <param name="IsDecided">Whether it is decided under a policy version.</param>
    private sealed record Case(string Roles, string? Rule, string About, string Fields, bool IsDecided = true)
    {
        public void Hold(JToken entry, AuditedStory story)
        {
            var (subject, role) = ((string)entry["subject"]!, (string)entry["role"]!);
            Assert.Contains(role, Roles.Split(' '));
            Assert.True(role == "system" ? subject == role : subject.StartsWith(role + "-", StringComparison.Ordinal), $"{subject} as {role}");
            Assert.InRange(DateTimeOffset.Parse((string)entry["at"]!, CultureInfo.InvariantCulture), story.From, story.Until);
            Assert.Equal((Rule, IsDecided ? Policy : null), ((string?)entry["rule"], (string?)entry["policy"]));
            Assert.Equal(About, ((string)entry["about"]!).Split('-')[0]);
            Assert.Empty(Fields.Split(' ', StringSplitOptions.RemoveEmptyEntries).Except(entry["fields"]!.Select(f => (string)f!)));
            Assert.Matches("^[0-9a-f]{32}$", (string?)entry["traceId"]);
        }
    }
}
