using System.Net;
using Dtks.Flows.Tests.Audit;
using Dtks.Flows.Tests.Proposals;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.Protection;

/// <summary>A key is changed over what is stored: the host is stopped and comes up with a second key, and an operator has all of it encrypted anew.</summary>
[Trait("rule", "REG-3")]
public sealed class ReencryptionTests : IAsyncLifetime
{
    private readonly FlowHost _host = new();

    public Task InitializeAsync() => _host.InitializeAsync();

    public Task DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task What_is_under_an_older_key_is_encrypted_anew_and_one_unreadable_document_is_set_aside_alone()
    {
        var village = Place.Next().Village;
        var families = Enumerable.Range(0, 4).Select(_ => SampleFamily.Of(village)).ToList();
        var proposals = new List<(string Id, string Citizen)>();
        foreach (var family in families)
        {
            proposals.Add(await _host.Flow.VerifyingAsync(family));
        }

        var broken = await _host.StoredAsync(village, $"proposal-{proposals[3].Id}");
        broken["later"] = true;
        await _host.FalsifyAsync(village, broken);
        await _host.StopAsync();
        _host.Settings["Protection:CurrentKey"] = "k9";
        _host.Settings["Protection:Keys:k9"] = Convert.ToBase64String(Enumerable.Repeat((byte)9, 32).ToArray());
        await _host.InitializeAsync();
        var keeper = await _host.Flow.TokenAsync("operator", "ID");
        Assert.Equal("4", (await _host.Flow.GetAsync("/operations/reencryption", keeper)).Expect(HttpStatusCode.OK)["left.proposal"]);

        (await _host.Flow.PostAsync("/operations/reencryption", keeper, body: null)).Expect(HttpStatusCode.Accepted);
        await _host.Flow.IdleAsync();

        Assert.Equal("1", (await _host.Flow.GetAsync("/operations/reencryption", keeper)).Expect(HttpStatusCode.OK)["left.proposal"]);
        foreach (var (id, _) in proposals.Take(3))
        {
            var stored = await _host.StoredAsync(village, $"proposal-{id}");
            Assert.Equal("v2:k9", stored["protectedBy"]!.ToString());
            Assert.StartsWith("v2:k9.", stored.SelectToken("state.family.members[0].nik")!.ToString(), StringComparison.Ordinal);
        }

        var officer = await _host.Flow.TokenAsync("village-officer", village);
        Assert.Equal(families[0].Head.Name, (await _host.Flow.ProposalAsync(village, proposals[0].Id, officer)).ExpectStatus("verifying")["household.members[0].name"]);
        var aside = (await _host.Flow.GetAsync("/operations/poison?queue=reencryption&status=waiting", keeper)).Expect(HttpStatusCode.OK);
        Assert.Equal($"proposal-{proposals[3].Id}", Assert.Single(aside.Json["items"]!)["subject"]!.ToString());

        broken.Remove("later");
        await _host.FalsifyAsync(village, broken);
        (await _host.Flow.PostAsync("/operations/reencryption", keeper, body: null)).Expect(HttpStatusCode.Accepted);
        await _host.Flow.IdleAsync();
        var left = (JObject)(await _host.Flow.GetAsync("/operations/reencryption", keeper)).Expect(HttpStatusCode.OK).Json["left"]!;
        Assert.All(left.Properties(), kind => Assert.Equal(0, (int)kind.Value));
    }
}
