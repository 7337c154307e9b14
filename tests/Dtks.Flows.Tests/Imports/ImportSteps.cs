using System.Net;
using System.Security.Cryptography;
using System.Text;
using Dtks.Flows.Tests.Deliberations;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.Imports;

/// <summary>What a village's officer does with a prelist.</summary>
public static class ImportSteps
{
    /// <summary>A village that no other test has, and an officer of it.</summary>
    public static async Task<(string Village, string Officer)> VillageOfficerAsync(this Flow flow)
    {
        var village = Place.Next().Village;
        return (village, await flow.TokenAsync("village-officer", village));
    }

    /// <summary>Announces a file.</summary>
    public static Task<Answer> DeclareImportAsync(this Flow flow, string village, string officer, byte[] file, params (string Name, string Value)[] headers) => flow.PostAsync(
        $"/villages/{village}/imports", officer,
        new { fileName = "usulan CONTOH SATU.csv", contentType = "text/csv", length = file.Length, sha256 = Convert.ToHexStringLower(SHA256.HashData(file)) }, headers);

    /// <summary>Announces, uploads and completes a file; its id.</summary>
    public static async Task<string> SendImportAsync(this Flow flow, string village, string officer, byte[] file)
    {
        var declared = (await flow.DeclareImportAsync(village, officer, file)).Expect(HttpStatusCode.Created);
        Assert.Equal(HttpStatusCode.Created, await SignedLink.PutAsync(declared["uploadUrl"]!, file));
        (await flow.PostAsync($"/villages/{village}/imports/{declared["id"]}/completion", officer, body: null)).Expect(HttpStatusCode.Accepted);
        return declared["id"]!;
    }

    /// <summary>The same, and waits until nothing is left to do; the import as it then stands.</summary>
    public static async Task<Answer> ImportAsync(this Flow flow, string village, string officer, byte[] file)
    {
        var id = await flow.SendImportAsync(village, officer, file);
        await flow.IdleAsync();
        return await flow.ImportedAsync(village, id, officer);
    }

    /// <inheritdoc cref="ImportAsync(Flow, string, string, byte[])"/>
    public static Task<Answer> ImportAsync(this Flow flow, string village, string officer, string file) => flow.ImportAsync(village, officer, Encoding.UTF8.GetBytes(file));

    /// <summary>How far an import is.</summary>
    public static async Task<Answer> ImportedAsync(this Flow flow, string village, string id, string officer) => (await flow.GetAsync($"/villages/{village}/imports/{id}", officer)).Expect(HttpStatusCode.OK);

    /// <summary>Every row's result, page by page.</summary>
    public static async Task<IReadOnlyList<JToken>> ResultsAsync(this Flow flow, string village, string id, string officer, int limit = 100)
    {
        var (all, next) = (new List<JToken>(), string.Empty);
        do
        {
            var page = (await flow.GetAsync($"/villages/{village}/imports/{id}/result?limit={limit}{next}", officer)).Expect(HttpStatusCode.OK);
            all.AddRange(page.Json["items"]!);
            next = page["next"] is { } cursor ? $"&cursor={cursor}" : string.Empty;
        }
        while (next.Length > 0);

        return all;
    }
}
