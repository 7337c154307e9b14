using System.Net;
using System.Security.Cryptography;
using System.Text;
using Dtks.Flows.Tests.Deliberations;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.DeliveryImports;

/// <summary>What a post officer does with a file of deliveries.</summary>
public static class DeliveryFileSteps
{
    /// <summary>The header of the template.</summary>
    public const string Header = "nomor_kartu,tanggal,hasil,diterima_oleh,didampingi_oleh";

    /// <summary>Rows under the header.</summary>
    public static byte[] File(params IEnumerable<string> rows) => Encoding.UTF8.GetBytes(string.Join("\r\n", rows.Prepend(Header)) + "\r\n");

    /// <summary>Announces a file of a round.</summary>
    public static Task<Answer> DeclareDeliveriesAsync(this Flow flow, string village, string post, string round, byte[] file, params (string Name, string Value)[] headers) => flow.PostAsync(
        $"/villages/{village}/card-deliveries/imports", post,
        new { round, fileName = "antaran CONTOH.csv", contentType = "text/csv", length = file.Length, sha256 = Convert.ToHexStringLower(SHA256.HashData(file)) }, headers);

    /// <summary>Announces, uploads and completes a file; its id.</summary>
    public static async Task<string> SendDeliveriesAsync(this Flow flow, string village, string post, string round, byte[] file)
    {
        var declared = (await flow.DeclareDeliveriesAsync(village, post, round, file)).Expect(HttpStatusCode.Created);
        Assert.Equal(HttpStatusCode.Created, await SignedLink.PutAsync(declared["uploadUrl"]!, file));
        (await flow.PostAsync($"/villages/{village}/card-deliveries/imports/{declared["id"]}/completion", post, body: null)).Expect(HttpStatusCode.Accepted);
        return declared["id"]!;
    }

    /// <summary>How far an import is.</summary>
    public static async Task<Answer> DeliveriesSentAsync(this Flow flow, string village, string id, string post) =>
        (await flow.GetAsync($"/villages/{village}/card-deliveries/imports/{id}", post)).Expect(HttpStatusCode.OK);

    /// <summary>Every row's result, page by page.</summary>
    public static async Task<IReadOnlyList<JToken>> DeliveryResultsAsync(this Flow flow, string village, string id, string post, int limit = 100)
    {
        var (all, next) = (new List<JToken>(), string.Empty);
        do
        {
            var page = (await flow.GetAsync($"/villages/{village}/card-deliveries/imports/{id}/result?limit={limit}{next}", post)).Expect(HttpStatusCode.OK);
            all.AddRange(page.Json["items"]!);
            next = page["next"] is { } cursor ? $"&cursor={cursor}" : string.Empty;
        }
        while (next.Length > 0);

        return all;
    }

    /// <summary>Results in short, such as <c>3 refused card.beforeMade CRD-1 tanggal</c>.</summary>
    public static string[] Told(IEnumerable<JToken> results) => [.. results.Select(r => string.Join(' ', new[]
    {
        (string?)r["row"], (string?)r["outcome"], (string?)r.SelectToken("errors[0].code"), (string?)r.SelectToken("errors[0].rule"), (string?)r.SelectToken("errors[0].column"),
    }.Where(t => t is not null)))];
}
