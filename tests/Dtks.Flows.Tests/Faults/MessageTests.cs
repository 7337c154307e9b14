using System.Net;
using System.Text;
using Dtks.Flows.Tests.Operations;
using Dtks.Flows.Tests.Proposals;

namespace Dtks.Flows.Tests.Faults;

/// <summary>Messages that are not what they should be, and messages that come twice.</summary>
public sealed class MessageTests(FlowHost host) : IClassFixture<FlowHost>
{
    private readonly Flow _flow = host.Flow;

    [Theory]
    [InlineData("proposals-matching", "not base64 !")]
    [InlineData("proposals-matching", "not plain {}")]
    [InlineData("proposals-matching", "{")]
    [InlineData("proposals-matching", "{\"village\":\"3306162006\"}")]
    [InlineData("proposals-matching", "{\"village\":\"3306162006\",\"proposal\":\"none\"}")]
    [InlineData("proposals-matching", "{\"village\":\"3306162006\",\"proposal\":\"none\",\"extra\":1}")]
    [InlineData("outbox", "[]")]
    [InlineData("deadlines-due", "{\"bucket\":1}")]
    [InlineData("ratifications-rows", "{\"regency\":\"3306\",\"letter\":\"none\",\"after\":0}")]
    [InlineData("ratifications-scans", "{\"regency\":\"3306\",\"scan\":\"none\"}")]
    [InlineData("evidence-inspection", "null")]
    [InlineData("deliberations-effects", "{}")]
    [InlineData("cycle-regencies", "x")]
    [InlineData("cycle-villages", "{\"period\":\"2026-99\"}")]
    public async Task What_no_repetition_mends_is_set_aside_and_the_pump_goes_on(string queue, string message)
    {
        var before = (await SetAsideAsync(queue), await LengthAsync($"{queue}-poison"));

        await host.SendAsync(queue, message.StartsWith("not", StringComparison.Ordinal) ? message : Convert.ToBase64String(Encoding.UTF8.GetBytes(message)));
        await _flow.IdleAsync();

        Assert.Equal((before.Item1 + 1, before.Item2 + 1), (await SetAsideAsync(queue), await LengthAsync($"{queue}-poison")));
        await _flow.VerifyingAsync(SampleFamily.Of(Place.Next().Village));
    }

    [Fact]
    public async Task A_message_delivered_twice_is_done_once()
    {
        var family = SampleFamily.Of(Place.Next().Village);
        var (id, token) = await _flow.VerifyingAsync(family);
        var before = await _flow.ProposalAsync(family.Village, id, token);
        var message = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{{\"village\":\"{family.Village}\",\"proposal\":\"{id}\"}}"));

        await host.SendAsync("proposals-matching", message);
        await host.SendAsync("proposals-matching", message);
        await _flow.IdleAsync();

        Assert.Equal(before.Text, (await _flow.ProposalAsync(family.Village, id, token)).Text);
    }

    [Fact]
    public async Task A_letter_carried_over_twice_makes_one_household()
    {
        var family = SampleFamily.Of(Place.Next().Village);
        var household = await _flow.RegisteredAsync(family, "registerWithAssistance", "PKH");
        var officer = await _flow.TokenAsync("regency-officer", family.Village[..4]);
        var letter = (await _flow.ProposalAsync(family.Village, household, officer))["letter"];
        var before = (await _flow.GetAsync($"/households/{family.Village}/{household}", officer)).Expect(HttpStatusCode.OK);

        await host.SendAsync("ratifications-rows", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{{\"regency\":\"{family.Village[..4]}\",\"letter\":\"{letter}\",\"after\":0}}")));
        await _flow.IdleAsync();

        Assert.Equal(before.Text, (await _flow.GetAsync($"/households/{family.Village}/{household}", officer)).Text);
    }

    private async Task<int> SetAsideAsync(string queue) => (await _flow.SetAsideAsync(queue)).Count;

    private async Task<int> LengthAsync(string queue)
    {
        var answer = (await _flow.SendAsync(HttpMethod.Get, "/dev/queues")).Expect(HttpStatusCode.OK);
        var found = answer.Json.SelectTokens("$..*").OfType<Newtonsoft.Json.Linq.JObject>().FirstOrDefault(o => (string?)o["name"] == queue || (string?)o["queue"] == queue);
        return found?.Value<int?>("length") ?? found?.Value<int?>("messages") ?? answer.Json.SelectToken($"['{queue}']")!.ToObject<int>();
    }
}
