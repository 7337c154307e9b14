using System.Net;
using Dtks.Flows.Tests.Audit;
using Dtks.Flows.Tests.Proposals;

namespace Dtks.Flows.Tests.Registry;

/// <summary>A family enters the register, a stranger who waited for its numbers is refused, and assistance is asked for it.</summary>
public sealed class AuditedRegister : IAuditedChapter
{
    /// <inheritdoc />
    public IReadOnlyDictionary<string, AuditedCase> Cases { get; } = new Dictionary<string, AuditedCase>(StringComparer.Ordinal)
    {
        ["household.assistanceGranted"] = new("ministry-officer", "RAT-3", "household", "proposalId entitlements"),
        ["household.enrolled"] = new("ministry-officer", "RAT-3", "household", "id village familyCardNumber address members proposalId"),
        ["household.welfareStated"] = new("regency-officer", "REG-9", "household", "welfare"),
        ["household.read"] = new("auditor village-officer", null, "household", "id village familyCardNumber address proposals history", IsDecided: false),
        ["proposal.ratified"] = new("regent", "RAT-1", "proposal", "letterId"),
        ["proposal.read"] = new("citizen auditor regency-officer", null, "proposal", "id trackingCode status village source kind household contact match history", IsDecided: false),
        ["proposal.refusedAlreadyClaimed"] = new("system", "REG-5", "proposal", ""),
        ["proposal.refusedAlreadyReceiving"] = new("system", "PRO-5", "proposal", "match"),
        ["proposal.refusedAskedBefore"] = new("system", "PRO-5", "proposal", "match first asked"),
        ["proposal.refusedOutsideDeciles"] = new("system", "REG-9", "proposal", "match"),
        ["proposal.refusedNotRegistered"] = new("system", "PRO-2", "proposal", "match"),
        ["proposal.registered"] = new("ministry-officer", "RAT-3", "proposal", "householdId"),
    };

    private SampleFamily _family = null!;
    private string _household = string.Empty;

    private string Village => _family.Village;

    /// <inheritdoc />
    public async Task PrepareAsync(AuditedScene scene)
    {
        _family = SampleFamily.Of(scene.NextVillage());
        _household = await scene.Flow.EligibleAsync(_family, "registerWithAssistance", "PKH");
        (await scene.Flow.PostAsync("/proposals", await scene.Flow.TokenAsync("citizen", Village), _family.Proposal())).Expect(HttpStatusCode.Created);
        await scene.Flow.IdleAsync();
    }

    /// <inheritdoc />
    public async Task TellAsync(AuditedScene scene)
    {
        var flow = scene.Flow;
        (await flow.ProposalAsync(Village, _household, await scene.AuditorAsync())).ExpectStatus("registered");
        (await flow.GetAsync($"/households/{Village}/{_household}", await scene.AuditorAsync())).Expect(HttpStatusCode.OK);
        var citizen = await flow.TokenAsync("citizen", Village);
        await flow.ProposeAssistanceAsync(_family, citizen, "PKH");
        var first = await flow.ProposeAssistanceAsync(_family, citizen, "BPNT");
        await flow.ProposeAssistanceAsync(_family, await flow.TokenAsync("citizen", Village), "BPNT");
        await flow.VerifyAndRegisterAsync(Village, first);
        var welfare = new { decile = 6, source = "DTSEN", asOf = (await flow.NowAsync()).AddDays(-2).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) };
        (await flow.PutAsync($"/households/{Village}/{_household}/welfare", await flow.TokenAsync("regency-officer", Village[..4]), welfare)).Expect(HttpStatusCode.OK);
        await flow.ProposeAssistanceAsync(_family, citizen, "PBI-JKN");
        var unknown = SampleFamily.Of(Village);
        await flow.RegisterPopulationAsync(unknown);
        await flow.ProposeAssistanceAsync(unknown, citizen, "PKH");
    }
}
