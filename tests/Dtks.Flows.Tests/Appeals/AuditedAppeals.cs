using System.Net;
using Dtks.Flows.Tests.Audit;
using Dtks.Flows.Tests.Deliberations;
using Dtks.Flows.Tests.Dossiers;
using Dtks.Flows.Tests.Notices;
using Dtks.Flows.Tests.Proposals;
using Dtks.Flows.Tests.Registry;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.Appeals;

/// <summary>Of three appeals one is granted, one denied, and one waits until it is overdue; a fourth, about another's entitlement, goes along with the household, and a deliberation there decides; a fifth has assistance asked for that was withheld.</summary>
public sealed class AuditedAppeals : IAuditedChapter
{
    /// <inheritdoc />
    public IReadOnlyDictionary<string, AuditedCase> Cases { get; } = new Dictionary<string, AuditedCase>(StringComparer.Ordinal)
    {
        ["appeal.closed"] = new("village-head system", "GOV-3", "appeal", "closing"),
        ["appeal.denied"] = new("regency-officer", "GOV-3", "appeal", "granted note"),
        ["appeal.escalated"] = new("system", "GOV-3", "appeal", ""),
        ["appeal.granted"] = new("regency-officer", "GOV-3", "appeal", "granted note result"),
        ["appeal.handedOver"] = new("system", "REG-8", "appeal", "to"),
        ["appeal.made"] = new("citizen", "GOV-3", "appeal", "id village kind about reason phone decidedBefore dueOn"),
        ["appeal.read"] = new("auditor", null, "appeal", "id village kind about reason phone status history", IsDecided: false),
        ["appeal.settled"] = new("system", "GOV-3", "appeal", "result"),
        ["appeal.takenOver"] = new("system", "REG-8", "appeal", "appeal"),
        ["household.kept"] = new("village-head", "GOV-3", "household", "deliberationId"),
        ["proposal.askedByAppeal"] = new("regency-officer", "GOV-3", "proposal", "id trackingCode appealId admitted programmes family household"),
        ["proposal.reopened"] = new("regency-officer", "GOV-3", "proposal", "appealId"),
    };

    private Place _place = null!;
    private string _overdue = string.Empty;
    private string _household = string.Empty;

    /// <inheritdoc />
    public async Task TellAsync(AuditedScene scene)
    {
        _place = scene.NextPlace();
        _household = await scene.Flow.RegisteredAsync(SampleFamily.Of(_place.Village), "registerWithAssistance", "PKH");
        foreach (var outcome in (string?[])["granted", "denied", null])
        {
            var (refused, citizen) = await scene.Flow.FoundIneligibleAsync(_place.Village);
            _overdue = (await scene.Flow.AppealAsync(citizen, new { proposal = refused }))["id"]!;
            if (outcome is not null)
            {
                (await scene.Flow.DecideAppealAsync(_place.Village, _overdue, await scene.Flow.TokenAsync("regency-officer", _place.Regency), outcome)).Expect(HttpStatusCode.OK);
            }
        }

        await WithheldAsync(scene, scene.NextPlace());
    }

    /// <inheritdoc />
    public async Task EndAsync(AuditedScene scene)
    {
        (await scene.Flow.GetAsync($"/appeals/{_place.Village}/{_overdue}", await scene.AuditorAsync())).Expect(HttpStatusCode.OK);
        var (village, household) = (_place.Village, _household);
        var appeal = (await scene.Flow.AppealAsync(await scene.Flow.TokenAsync("citizen", village), new { household }, "notEntitled"))["id"]!;
        (await scene.Flow.DecideAppealAsync(village, appeal, await scene.Flow.TokenAsync("regency-officer", _place.Regency))).Expect(HttpStatusCode.OK);
        var next = scene.NextVillage();
        await new FamilySteps(scene.Flow, await scene.Flow.TokenAsync("village-officer", village), village, household).MoveAsync(next);
        (await scene.Flow.PostAsync($"/households/{next}/{household}/arrival", await scene.Flow.TokenAsync("village-officer", next), new { })).Expect(HttpStatusCode.OK);
        await scene.Flow.IdleAsync();
        var deliberation = await DeliberationFlow.OpenTodayAsync(scene.Flow, next);
        (await deliberation.PutAsync(new JArray(new JObject { ["household"] = household, ["decision"] = "keep" }))).Expect(HttpStatusCode.OK);
        await deliberation.UploadAsync();
        (await deliberation.ConcludeAsync(0)).Expect(HttpStatusCode.OK);
        await scene.Flow.IdleAsync();
    }

    // A family is admitted without the assistance it asked for; that is granted before it is registered, and asked for then.
    private static async Task WithheldAsync(AuditedScene scene, Place place)
    {
        var (flow, village) = (scene.Flow, place.Village);
        var deliberation = await DeliberationFlow.OpenTodayAsync(flow, village);
        var family = SampleFamily.Of(village);
        await flow.RegisterPopulationAsync(family);
        var proposal = (await flow.PostAsync("/proposals", deliberation.Officer, family.Proposal("registerWithAssistance", "PKH"))).Expect(HttpStatusCode.Created)["id"]!;
        await flow.IdleAsync();
        (await deliberation.PutAsync(new JArray(new JObject { ["proposal"] = proposal, ["decision"] = "admit", ["ground"] = 11, ["note"] = "Belum diprioritaskan" }))).Expect(HttpStatusCode.OK);
        await deliberation.UploadAsync();
        (await deliberation.ConcludeAsync(1)).Expect(HttpStatusCode.OK);
        await flow.IdleAsync();
        var officer = await flow.TokenAsync("regency-officer", place.Regency);
        var code = (await flow.ProposalAsync(village, proposal, officer))["trackingCode"];
        var appeal = await flow.AppealAsync(await flow.TokenAsync("citizen", village), new { trackingCode = code });
        (await flow.DecideAppealAsync(village, appeal["id"]!, officer)).Expect(HttpStatusCode.OK);
        await flow.GoUpAsync(deliberation, proposal);
        await flow.RatifyAsync(place.Regency);
        await flow.IdleAsync();
    }
}
