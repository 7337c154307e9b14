using System.Net;
using System.Text;
using Dtks.LocalCosmos.Tests.Conformance;
using Microsoft.Azure.Cosmos;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Dtks.LocalCosmos.Tests.Http;

/// <summary>Signed requests put together at random: none ends in a 5xx, and none harms what was there.</summary>
public sealed class RequestFuzzTests
{
    private const int Requests = 3000;

    private static readonly (string Link, string Type)[] Targets =
    [
        ("dbs/db/colls/c", "docs"), ("dbs/db/colls/c/docs/other", ""), ("dbs/db/colls/c/docs/absent", ""), ("dbs/db/colls/c", "pkranges"),
        ("dbs/db/colls/absent", "docs"), ("dbs/db/colls/c", "sprocs"), ("dbs/db", "colls"), ("dbs/absent", "colls"), ("dbs/db", "users"),
        ("offers/AAAB", ""), ("dbs/db/colls/c", "conflicts"), ("dbs/db/colls/c/docs/other/attachments/x", ""), ("nonsense/x", ""),
    ];

    private static readonly string[] Headers =
    [
        "x-ms-documentdb-isquery", "x-ms-cosmos-is-query-plan-request", "x-ms-documentdb-partitionkey", "x-ms-documentdb-partitionkeyrangeid",
        "x-ms-start-epk", "x-ms-end-epk", "x-ms-continuation", "x-ms-max-item-count", "x-ms-documentdb-is-upsert", "x-ms-cosmos-is-batch-request",
        "x-ms-cosmos-batch-atomic", "x-ms-offer-throughput", "x-ms-cosmos-offer-autopilot-settings", "x-ms-session-token", "A-IM", "If-None-Match",
        "If-Match", "If-Modified-Since", "Prefer", "x-ms-activity-id",
    ];

    private static readonly string[] Values =
    [
        "True", "true", "false", "", "[\"village-1\"]", "[{}]", "[null]", "[]", "[1,2]", "[[]]", "0", "1", "-1", "99999999999999", "FF", "05C1", "zz",
        "LC2~0~1", "LC2~0~0", "LC2~1~1~5~1~W10=", "LC2~1~1~5~1~W1tdXQ==", "LC2~0~2147483647~9223372036854775807~2147483647~WzFd", "LC2~0~1~1~1~?", "0:-1#5", "Incremental Feed", "*", "\"5\"", "yesterday", "{\"maxThroughput\":\"x\"}", "return=minimal",
    ];

    private static readonly string[] Bodies =
    [
        "", "null", "{}", "[]", "{\"id\":\"other\",\"pk\":\"village-1\"}", "{\"id\":\"x\"}", "{\"query\":\"SELECT * FROM c\"}", "{\"query\":5}",
        "{\"query\":\"SELECT * FROM c ORDER BY c.x\",\"resumeFilter\":{\"value\":[{}],\"rid\":5,\"exclude\":1}}",
        "{\"query\":\"SELECT * FROM c ORDER BY c.x\",\"resumeFilter\":{\"value\":[1],\"rid\":\"zz\"}}",
        "{\"query\":\"SELECT * FROM c WHERE c.x = @p\",\"parameters\":{}}", "{\"query\":\"SELECT * FROM c WHERE c.x = @p\",\"parameters\":[{\"name\":5}]}",
        "{\"operations\":[{\"op\":\"set\",\"path\":\"/x\",\"value\":1}]}", "{\"operations\":[1]}", "{\"operations\":[{\"op\":5,\"path\":[]}],\"condition\":5}",
        "{\"operations\":[{\"op\":\"incr\",\"path\":\"/pk2\",\"value\":\"x\"}],\"condition\":\"from\"}", "{\"content\":{\"offerThroughput\":\"x\"}}",
        "{\"id\":{},\"partitionKey\":{\"paths\":[5]}}", "{\"id\":\"q\",\"partitionKey\":{\"paths\":[\"/a\"],\"kind\":5,\"version\":[]}}", "\u0081\u00f0", "{",
    ];

    [Fact]
    public async Task No_request_ends_in_a_server_error_or_harms_what_was_there()
    {
        await using var local = await LocalGateway.StartAsync();
        var container = await local.NewContainerAsync(throughput: 400);
        var sentinel = (await container.CreateItemAsync(Sample.Document("sentinel", "apart"), new PartitionKey("apart"))).Resource;
        using var http = new HttpClient();
        var random = PropertyRounds.Random(7);
        for (var i = 0; i < PropertyRounds.Count(Requests); i++)
        {
            using var request = Make(local.Gateway.Endpoint, random);
            var shown = $"{request} {(request.Content is null ? "" : await request.Content.ReadAsStringAsync())}";
            using var answer = await http.SendAsync(request);
            Assert.True((int)answer.StatusCode < 500, $"{answer.StatusCode}: {shown}");
        }

        Assert.True(JToken.DeepEquals(sentinel, (await container.ReadItemAsync<JObject>("sentinel", new PartitionKey("apart"))).Resource));
    }

    [Fact]
    public async Task A_body_that_is_declared_too_large_is_413()
    {
        await using var local = await LocalGateway.StartAsync();
        await local.NewContainerAsync();
        using var http = new HttpClient();
        using var request = SignedRequest.Make(
            local.Gateway.Endpoint, HttpMethod.Post, "dbs/db/colls/c", "docs", new string(' ', 5 * 1024 * 1024));
        request.Headers.Add("x-ms-documentdb-partitionkey", "[\"village-1\"]");
        using var answer = await http.SendAsync(request);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    private static HttpRequestMessage Make(Uri endpoint, Random random)
    {
        HttpMethod[] methods = [HttpMethod.Get, HttpMethod.Post, HttpMethod.Post, HttpMethod.Put, HttpMethod.Patch, HttpMethod.Head, HttpMethod.Options];
        var (link, type) = Pick(Targets, random);
        var method = Pick(methods, random);
        var request = SignedRequest.Make(endpoint, method, link, type, null);
        for (var count = random.Next(5); count > 0; count--)
        {
            var name = Pick(Headers, random);
            request.Headers.Remove(name);
            request.Headers.TryAddWithoutValidation(name, Pick(Values, random));
        }

        if (method != HttpMethod.Get && method != HttpMethod.Head)
        {
            request.Content = new ByteArrayContent(Encoding.Latin1.GetBytes(Pick(Bodies, random)));
        }

        return request;
    }

    private static T Pick<T>(T[] from, Random random) => from[random.Next(from.Length)];
}
