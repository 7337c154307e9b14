using System.Net.Http.Headers;

namespace Dtks.Flows.Tests.Hosting;

/// <summary>A client that is generated from the API's document proposes and tracks (PRO-4, REG-3).</summary>
[Collection("proposals")]
public sealed class GeneratedClientTests(FlowHost host)
{
    // What a developer writes against it.
    private const string Uses = """
        using System.Linq;
        using System.Net.Http;
        using System.Threading.Tasks;
        using DtksMade;

        public static class Use
        {
            public static async Task<string[]> RunAsync(HttpClient http, string body)
            {
                var client = new DtksClient(http);
                var draft = Newtonsoft.Json.JsonConvert.DeserializeObject<ProposalDraft>(body)!;
                var receipt = await client.SubmitProposalAsync("en", "generated", draft);
                var again = await client.SubmitProposalAsync("en", "generated", draft);
                var tracked = await client.TrackProposalAsync(receipt.TrackingCode, "en");
                var proposal = await client.GetProposalAsync(receipt.Village, receipt.Id, "en");
                draft.Contact!.Phone = "081200000009";
                var refused = await Refused(() => client.SubmitProposalAsync("en", "generated", draft));
                var unknown = await Refused(() => client.TrackProposalAsync("nothing", "en"));
                return new[] { receipt.Id, again.Id, tracked.TrackingCode, proposal.Household.Members.First().Name, refused, unknown };
            }

            private static async Task<string> Refused<T>(System.Func<Task<T>> call)
            {
                try
                {
                    await call();
                    return "done";
                }
                catch (ApiException<Problem> e)
                {
                    return $"{e.StatusCode} {e.Result.Code}";
                }
            }
        }
        """;

    [Fact]
    [Trait("rule", "PRO-4")]
    public async Task A_generated_client_compiles_proposes_tracks_and_reads_problems()
    {
        var flow = host.Flow;
        var family = SampleFamily.Of(Place.Next().Village);
        await flow.RegisterPopulationAsync(family);
        var made = await GeneratedClient.MakeAsync((await flow.GetAsync("/openapi.json")).Text, Uses);
        using var http = new HttpClient { BaseAddress = new Uri(host.BaseUrl, "/api/") };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await flow.TokenAsync("citizen", family.Village));

        var told = await (Task<string[]>)made.GetType("Use")!.GetMethod("RunAsync")!.Invoke(null, [http, Newtonsoft.Json.JsonConvert.SerializeObject(family.Proposal())])!;

        Assert.Equal(told[0], told[1]);
        Assert.NotEmpty(told[2]);
        Assert.Equal([family.Head.Name.ToUpperInvariant(), "409 idempotency.otherBody", "404 tracking.codeMistyped"], told[3..].Select((text, i) => i == 0 ? text.ToUpperInvariant() : text));
    }
}
