using System.Globalization;
using System.Net;
using Dtks.Flows.Tests.Operations;
using Dtks.Flows.Tests.Proposals;
using Dtks.LocalHost.CommandLine;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

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
    public async Task The_command_line_verifies_a_regency_or_a_village_and_is_1_with_the_first_break()
    {
        var family = SampleFamily.Of(Place.Next().Village);
        await _flow.RegisteredAsync(family, "register");
        await _flow.AdvanceAsync("PT2H");
        await _flow.FireAsync("SealAudit");
        var (code, text) = await CommandAsync(family.Village[..4]);
        Assert.Equal(0, code);
        Assert.Matches("^Intact: 2 trails, [0-9]+ seals, [0-9]+ entries; 0 entries wait for their seal", text);
        Assert.DoesNotContain(" 0 seals", text, StringComparison.Ordinal);

        var entry = (await host.TrailAsync(family.Village)).First(e => e.Action == "proposal.registered");
        await host.RemoveAsync(family.Village, entry.Id);

        var broken = $"Broken: registry {family.Village}, hour {entry.SealHour}: entryDeleted {entry.Id}";
        Assert.Equal((1, broken), await CommandAsync(family.Village));
        Assert.Equal((1, broken), await CommandAsync(family.Village[..4]));
        var later = Platform.Audit.AuditDocument.HourOf(entry.At.AddHours(1));
        var (refused, why) = await CommandAsync(family.Village, "--from", later);
        Assert.Equal((2, true), (refused, why.Contains("nothing was looked at", StringComparison.Ordinal)));
        await _flow.VerifyingAsync(SampleFamily.Of(family.Village));
        await _flow.AdvanceAsync("PT2H");
        await _flow.FireAsync("SealAudit");
        Assert.Equal(0, (await CommandAsync(family.Village, "--from", later)).Code);
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
    public async Task An_hour_that_is_not_over_is_sealed_by_no_message()
    {
        var family = SampleFamily.Of(Place.Next().Village);
        var (id, _) = await _flow.VerifyingAsync(family);

        foreach (var forged in new[] { Message(family.Village, await _flow.NowAsync()), Message(family.Village, DateTimeOffset.MaxValue), Text($$"""{"container":"registry","partition":"{{family.Village}}","upTo":"zz"}"""), Text("""{"container":"no-such","partition":"x","upTo":"2026-01-01T00"}""") })
        {
            await host.SendAsync("audit-sealing", forged);
        }

        await _flow.IdleAsync();
        (await _flow.VerifyAsync(family.Village, id, await _flow.TokenAsync("regency-officer", family.Village[..4]))).Expect(HttpStatusCode.OK);
        await _flow.AdvanceAsync("PT3H");
        await _flow.FireAsync("SealAudit");

        Assert.Equal("intact", (await VerifyAsync(family.Village))["status"]);
        Assert.Equal(4, (await _flow.SetAsideAsync("audit-sealing")).Count(kept => kept["code"]!.ToString() == "setAside.malformed"));
    }

    [Theory]
    [InlineData("zz")]
    [InlineData("2027-01-01T00:00:00Z")]
    [InlineData("9999-12-31T23")]
    public async Task A_verification_begins_at_a_seal_or_says_that_there_is_none(string from)
    {
        var family = SampleFamily.Of(Place.Next().Village);
        await _flow.VerifyingAsync(family);
        await _flow.AdvanceAsync("PT2H");
        await _flow.FireAsync("SealAudit");

        (await _flow.PostAsync($"/operations/audit/{family.Village}/verification", await _flow.TokenAsync("operator", "ID"), new { from }))
            .ExpectProblem(HttpStatusCode.BadRequest, "audit.verificationFrom", pointer: "/from");
    }

    [Fact]
    public async Task Only_operators_verify() =>
        (await _flow.PostAsync("/operations/audit/3306162006/verification", await _flow.TokenAsync("auditor", "ID"), body: null)).ExpectProblem(HttpStatusCode.Forbidden, "forbidden.role");

    private static string Message(string village, DateTimeOffset upTo) =>
        Text($$"""{"container":"registry","partition":"{{village}}","upTo":"{{Platform.Audit.AuditDocument.HourOf(upTo)}}"}""");

    private static string Text(string message) => Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(message));

    private async Task<(int Code, string Output)> CommandAsync(params string[] arguments)
    {
        var settings = host.Services.GetRequiredService<IConfiguration>();
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        using var error = new StringWriter(CultureInfo.InvariantCulture);
        string[] where = ["--cosmos", settings["Cosmos:Endpoint"]!, "--storage", settings["AzureWebJobsStorage"]!];
        var code = await HostCommandLine.RunAsync(["verify-audit", .. arguments, .. where], output, error);
        return (code, $"{output}{error}".Trim());
    }

    private async Task<Answer> VerifyAsync(string village) =>
        (await _flow.PostAsync($"/operations/audit/{village}/verification", await _flow.TokenAsync("operator", "ID"), body: null)).Expect(HttpStatusCode.OK);

    private async Task ExpectBreakAsync(string village, string kind, string entry)
    {
        var found = await VerifyAsync(village);
        Assert.Equal(("broken", kind, entry), (found["status"], found["firstBreak.kind"], found["firstBreak.entry"]));
    }
}
