using System.Net;
using System.Text.Json.Nodes;
using Dtks.Flows.Tests.Audit;
using Dtks.Flows.Tests.Proposals;

namespace Dtks.Flows.Tests.Dci;

/// <summary>Another body's system asks for a family, subscribes to it, is told of it, and ends that.</summary>
public sealed class AuditedDci : IAuditedChapter
{
    /// <inheritdoc />
    public IReadOnlyDictionary<string, AuditedCase> Cases { get; } = new Dictionary<string, AuditedCase>(StringComparer.Ordinal)
    {
        ["partnerSearch.read"] = new("partner", "REG-3", "household", "identifier name", IsDecided: false),
        ["partnerNotice.read"] = new("partner", "REG-3", "household", "identifier name", IsDecided: false),
        ["partnerSubscription.made"] = new("partner", "REG-3", "partner", "event criteria", IsDecided: false),
        ["partnerSubscription.ended"] = new("partner", "REG-3", "partner", "event criteria", IsDecided: false),
    };

    private SampleFamily _family = null!;
    private string _household = string.Empty;

    /// <inheritdoc />
    public async Task PrepareAsync(AuditedScene scene)
    {
        _family = SampleFamily.Of(scene.NextVillage());
        _household = await scene.Flow.EligibleAsync(_family, "registerWithAssistance", "PKH");
    }

    /// <inheritdoc />
    public async Task TellAsync(AuditedScene scene)
    {
        var flow = scene.Flow;
        var client = await DciClient.MakeAsync(flow);
        scene.Partners.Add(client.Partner);
        await client.FindAsync(DciClient.By("NIK", _family.Head.Nik));
        var criteria = new JsonObject { ["reg_event_type"] = "UPDATE", ["filter"] = new JsonObject { ["type"] = "NIK", ["value"] = _family.Head.Nik }, ["notify_record_type"] = "Group" };
        var asked = new JsonObject { ["reference_id"] = "r-1", ["timestamp"] = await client.NowAsync(), ["subscribe_criteria"] = criteria };
        await client.SendAsync("/registry/subscribe", await client.HeaderAsync("subscribe"), new JsonObject { ["transaction_id"] = "t-1", ["subscribe_request"] = new JsonArray(asked) }, HttpStatusCode.OK);
        var code = (string)(await client.CallsAsync())[^1].Body["message"]!["subscribe_response"]![0]!["subscriptions"]![0]!["code"]!;
        var welfare = new { decile = 2, source = "DTSEN", asOf = (await flow.NowAsync()).AddDays(-2).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) };
        (await flow.PutAsync($"/households/{_family.Village}/{_household}/welfare", await flow.TokenAsync("regency-officer", _family.Village[..4]), welfare)).Expect(HttpStatusCode.OK);
        Assert.Equal("registry/notify", (await client.CallsAsync())[^1].Path);
        await client.SendAsync("/registry/unsubscribe", await client.HeaderAsync("unsubscribe"), new JsonObject { ["transaction_id"] = "t-2", ["timestamp"] = await client.NowAsync(), ["subscription_codes"] = new JsonArray(code) }, HttpStatusCode.OK);
        await flow.IdleAsync();
    }
}
