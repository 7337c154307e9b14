using System.Net;
using Dtks.Flows.Tests.Proposals;

namespace Dtks.Flows.Tests.Audit;

/// <summary>What is sealed and then deleted, altered or put in is found over HTTP.</summary>
[Collection("audit")]
[Trait("rule", "REG-3")]
public sealed class SealTests(FlowHost host)
{
    private readonly Flow _flow = host.Flow;

    [Fact]
    public async Task What_happens_to_a_sealed_trail_is_named()
    {
        var family = SampleFamily.Of(Place.Next().Village);
        await _flow.EligibleAsync(family);
        await _flow.AdvanceAsync("PT2H");
        await _flow.FireAsync("SealAudit");
        var intact = await VerifyAsync(family.Village);
        Assert.Equal("intact", intact["status"]);
        Assert.True(int.Parse(intact["seals"]!, System.Globalization.CultureInfo.InvariantCulture) > 0, intact.Text);
        var entry = (await host.TrailAsync(family.Village)).First(e => e.Action == "proposal.foundEligible");
        var stored = await host.StoredAsync(family.Village, entry.Id);

        await host.RemoveAsync(family.Village, entry.Id);
        await ExpectBreakAsync(family.Village, "entryDeleted", entry.Id);

        var altered = (Newtonsoft.Json.Linq.JObject)stored.DeepClone();
        altered["subject"] = "somebody-else";
        await host.FalsifyAsync(family.Village, altered);
        await ExpectBreakAsync(family.Village, "entryAltered", entry.Id);

        await host.FalsifyAsync(family.Village, stored);
        var replayed = (Newtonsoft.Json.Linq.JObject)stored.DeepClone();
        replayed["id"] = entry.Id + "-again";
        await host.FalsifyAsync(family.Village, replayed);
        await ExpectBreakAsync(family.Village, "entryInserted", entry.Id + "-again");

        await host.RemoveAsync(family.Village, entry.Id + "-again");
        Assert.Equal("intact", (await VerifyAsync(family.Village))["status"]);
    }

    [Fact]
    public async Task Seals_follow_each_other_from_hour_to_hour_and_sealing_twice_changes_nothing()
    {
        var family = SampleFamily.Of(Place.Next().Village);
        var (id, _) = await _flow.VerifyingAsync(family);
        await _flow.AdvanceAsync("PT2H");
        (await _flow.VerifyAsync(family.Village, id, await _flow.TokenAsync("regency-officer", family.Village[..4]))).Expect(HttpStatusCode.OK);
        await _flow.AdvanceAsync("PT2H");
        await _flow.FireAsync("SealAudit");
        var before = await VerifyAsync(family.Village);

        await host.SendAsync("audit-sealing", Message(family.Village, (await _flow.NowAsync()).AddHours(-2)));
        await _flow.IdleAsync();

        var after = await VerifyAsync(family.Village);
        Assert.Equal(("intact", "intact"), (before["status"], after["status"]));
        Assert.Equal(before["seals"], after["seals"]);
        Assert.True(int.Parse(after["seals"]!, System.Globalization.CultureInfo.InvariantCulture) >= 2, after.Text);
    }

    [Fact]
    public async Task Only_operators_verify() =>
        (await _flow.PostAsync("/operations/audit/3306162006/verification", await _flow.TokenAsync("auditor", "ID"), body: null)).ExpectProblem(HttpStatusCode.Forbidden, "forbidden.role");

    private static string Message(string village, DateTimeOffset upTo) => Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(
        $$"""{"container":"registry","partition":"{{village}}","upTo":"{{Platform.Audit.AuditDocument.HourOf(upTo)}}"}"""));

    private async Task<Answer> VerifyAsync(string village) =>
        (await _flow.PostAsync($"/operations/audit/{village}/verification", await _flow.TokenAsync("operator", "ID"), body: null)).Expect(HttpStatusCode.OK);

    private async Task ExpectBreakAsync(string village, string kind, string entry)
    {
        var found = await VerifyAsync(village);
        Assert.Equal(("broken", kind, entry), (found["status"], found["firstBreak.kind"], found["firstBreak.entry"]));
    }
}
