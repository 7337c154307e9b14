using System.Net;
using System.Text;
using Azure;
using Azure.Messaging;
using Azure.Messaging.EventGrid;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalHost.Tests;

public sealed class DevPathTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    private TestHost Host => fixture.Host;

    private string Setting(string name) => Host.App.Services.GetRequiredService<IConfiguration>()[name]!;

    [Fact]
    public async Task A_token_carries_role_area_subject_and_name_and_outlives_years_of_advancing()
    {
        var answer = await PostAsync("/dev/tokens", """{"role":"village-officer","area":"3305102001","subject":"s-1","name":"Contoh Satu"}""");
        var text = JObject.Parse(await answer.Content.ReadAsStringAsync()).Value<string>("token");
        var result = await new JsonWebTokenHandler().ValidateTokenAsync(text, new TokenValidationParameters
        {
            ValidIssuer = Setting("Identity:Issuer"),
            ValidAudience = Setting("Identity:Audience"),
            IssuerSigningKey = new SymmetricSecurityKey(Convert.FromBase64String(Setting("Identity:SigningKey"))),
        });
        Assert.True(result.IsValid, result.Exception?.Message);
        var token = (JsonWebToken)result.SecurityToken;
        Assert.Equal(["village-officer"], token.Claims.Where(c => c.Type == "roles").Select(c => c.Value));
        Assert.Equal(("s-1", "Contoh Satu", "3305102001"), (token.Subject, token.GetPayloadValue<string>("name"), token.GetPayloadValue<string>("area")));
        Assert.InRange(token.ValidTo, token.IssuedAt.AddYears(9), token.IssuedAt.AddYears(11));
        Assert.False(token.TryGetPayloadValue<long>("nbf", out _));
    }

    [Theory]
    [InlineData("""{"area":"ID"}""", "token.role", "/role")]
    [InlineData("""{"role":"king","area":"ID"}""", "token.role", "/role")]
    [InlineData("""{"role":"system","area":"ID"}""", "token.role", "/role")]
    [InlineData("""{"role":"citizen"}""", "token.area", "/area")]
    [InlineData("""{"role":"citizen","area":"330"}""", "token.area", "/area")]
    [InlineData("""{"role":"auditor","area":"ID","subject":""}""", "token.subject", "/subject")]
    [InlineData("""{"role":"auditor","area":"ID","subject":"System"}""", "token.subject", "/subject")]
    [InlineData("""{"role":"citizen","area":"ID"}""", "token.level", "/area")]
    [InlineData("""{"role":"village-head","area":"33"}""", "token.level", "/area")]
    [InlineData("""{"role":"operator","area":"3306"}""", "token.level", "/area")]
    [InlineData("""{"role":"section-officer","area":"3306"}""", "token.section", "/section")]
    [InlineData("""{"role":"section-officer","area":"3306","section":"sport"}""", "token.section", "/section")]
    [InlineData("""{"role":"auditor","area":"ID","section":"health"}""", "token.section", "/section")]
    [InlineData("""{"role":"giver","area":"3306"}""", "token.giver", "/giver")]
    [InlineData("""{"role":"giver","area":"3306","section":"health","giver":"BAZNAS"}""", "token.section", "/section")]
    [InlineData("""{"role":"citizen","area":"ID","admin":true}""", "body.unknownMember", "/admin")]
    public async Task A_token_for_nobody_is_refused(string body, string code, string pointer)
        => await ProblemAssert.IsAsync(await PostAsync("/dev/tokens", body), HttpStatusCode.BadRequest, code, pointer);

    [Theory]
    [InlineData("""{"role":"section-officer","area":"3306","section":"health"}""", "section", "health")]
    [InlineData("""{"role":"giver","area":"3306","giver":"CONTOH PEMBERI"}""", "giver", "CONTOH PEMBERI")]
    public async Task A_token_carries_the_claim_that_goes_with_its_role(string body, string claim, string value)
    {
        var answer = await PostAsync("/dev/tokens", body);

        var token = new JsonWebToken(JObject.Parse(await answer.Content.ReadAsStringAsync()).Value<string>("token"));
        Assert.Equal(value, token.GetPayloadValue<string>(claim));
    }

    [Fact]
    public async Task The_real_publisher_client_publishes_to_the_topic_and_the_events_are_shown_in_order()
    {
        var client = new EventGridPublisherClient(new Uri(Setting("EventGrid:TopicEndpoint")), new AzureKeyCredential(Setting("EventGrid:TopicKey")));
        await client.SendEventsAsync(
        [
            new CloudEvent("dtks/test", "test.first", new { n = 1 }) { Subject = "a" },
            new CloudEvent("dtks/test", "test.second", new { n = 2 }) { Subject = "b" },
        ]);
        await client.SendEventAsync(new CloudEvent("dtks/test", "test.first", new { n = 3 }) { Subject = "b" });
        var all = JArray.Parse(await Host.Http.GetStringAsync("/dev/events"));
        Assert.Equal([1, 2, 3], all.Select(e => e["data"]!.Value<int>("n")));
        Assert.All(all, e => Assert.Equal("1.0", e.Value<string>("specversion")));
        Assert.Equal([1, 3], JArray.Parse(await Host.Http.GetStringAsync("/dev/events?type=test.first")).Select(e => e["data"]!.Value<int>("n")));
        Assert.Equal([3], JArray.Parse(await Host.Http.GetStringAsync("/dev/events?type=test.first&subject=b")).Select(e => e["data"]!.Value<int>("n")));
    }

    [Fact]
    public async Task An_event_without_the_key_or_that_is_no_CloudEvent_is_refused_and_none_of_its_batch_is_kept()
    {
        var before = JArray.Parse(await Host.Http.GetStringAsync("/dev/events")).Count;
        const string good = """{"id":"1","source":"s","type":"t","specversion":"1.0"}""";
        await ProblemAssert.IsAsync(await PostAsync("/dev/eventgrid", $"[{good}]"), HttpStatusCode.Unauthorized, "key.wrong");
        await ProblemAssert.IsAsync(await PostAsync("/dev/eventgrid", $"[{good}]", ("aeg-sas-key", "wrong")), HttpStatusCode.Unauthorized, "key.wrong");
        var key = ("aeg-sas-key", Setting("EventGrid:TopicKey"));
        foreach (var (bad, pointer) in new[] { ("5", "/1/id"), ("""{"id":"1","source":"s","type":"t","specversion":"0.3"}""", "/1/specversion"), ("""{"id":"1","source":"s","specversion":"1.0"}""", "/1/type") })
            await ProblemAssert.IsAsync(await PostAsync("/dev/eventgrid", $"[{good},{bad}]", key), HttpStatusCode.BadRequest, "event.notCloudEvent", pointer);
        await ProblemAssert.IsAsync(await PostAsync("/dev/eventgrid", new string(' ', 1 << 20) + "[]", key), HttpStatusCode.RequestEntityTooLarge, "body.tooLarge");
        Assert.Equal(before, JArray.Parse(await Host.Http.GetStringAsync("/dev/events")).Count);
    }

    [Fact]
    public async Task Usage_of_the_database_is_shown_and_reset_and_faults_are_listed_and_cleared()
    {
        Assert.NotNull(JObject.Parse(await Host.Http.GetStringAsync("/dev/cosmos/usage"))["requests"]);
        Assert.Equal(HttpStatusCode.NoContent, (await Host.Http.DeleteAsync("/dev/cosmos/usage")).StatusCode);
        var added = await PostAsync("/dev/cosmos/faults", """{"kind":"tooManyRequests","container":"none","share":0.5,"count":2}""");
        Assert.True(added.IsSuccessStatusCode, await added.Content.ReadAsStringAsync());
        Assert.Single(JObject.Parse(await Host.Http.GetStringAsync("/dev/cosmos/faults"))["faults"]!);
        await ProblemAssert.IsAsync(await PostAsync("/dev/cosmos/faults", """{"kind":"tooManyRequests","share":2}"""), HttpStatusCode.BadRequest, "fault.invalid");
        Assert.Equal(HttpStatusCode.NoContent, (await Host.Http.DeleteAsync("/dev/cosmos/faults")).StatusCode);
        Assert.Empty(JObject.Parse(await Host.Http.GetStringAsync("/dev/cosmos/faults"))["faults"]!);
    }

    private async Task<HttpResponseMessage> PostAsync(string path, string body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        foreach (var (name, value) in headers)
            request.Headers.Add(name, value);
        return await Host.Http.SendAsync(request);
    }
}
