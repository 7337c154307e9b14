using System.Net;
using System.Security.Cryptography;
using System.Text;
using Dtks.Flows.Tests.Deliberations;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.ServiceDesk;

/// <summary>What data &amp; reporting does with a village's poverty data.</summary>
internal static class PovertySteps
{
    /// <summary>The header of the template.</summary>
    public const string Header = "nik,nomor_kk,nama,tanggal_lahir,tempat_lahir,hubungan_keluarga,desil,kategori";

    /// <summary>Rows under the header.</summary>
    public static byte[] File(params IEnumerable<string> rows) => Encoding.UTF8.GetBytes(string.Join("\r\n", rows.Prepend(Header)) + "\r\n");

    /// <summary>Where a village's imports are.</summary>
    public static string PathOf(string village) => $"/villages/{village}/poverty-data/imports";

    /// <summary>Announces a file.</summary>
    public static Task<Answer> DeclarePovertyAsync(this Flow flow, string regency, string village, string by, string asOf, byte[] file, bool partial = false) => flow.PostAsync(
        $"/desk/{regency}/poverty-imports", by,
        new { village, source = "Musyawarah desa", asOf, partial, fileName = "miskin CONTOH.csv", contentType = "text/csv", length = file.Length, sha256 = Convert.ToHexStringLower(SHA256.HashData(file)) });

    /// <summary>Announces, uploads and completes a file; its id.</summary>
    public static async Task<string> SendPovertyAsync(this Flow flow, string village, string by, string asOf, byte[] file, bool partial = false)
    {
        var declared = (await flow.DeclarePovertyAsync(village[..4], village, by, asOf, file, partial)).Expect(HttpStatusCode.Created);
        Assert.Equal(HttpStatusCode.Created, await SignedLink.PutAsync(declared["uploadUrl"]!, file));
        (await flow.PostAsync($"{PathOf(village)}/{declared["id"]}/completion", by, body: null)).Expect(HttpStatusCode.Accepted);
        return declared["id"]!;
    }

    /// <summary>The same, until it is done; how many rows were taken and refused.</summary>
    public static async Task<string> EnteredAsync(this Flow flow, string village, string by, string asOf, byte[] file, bool partial = false)
    {
        var id = await flow.SendPovertyAsync(village, by, asOf, file, partial);
        await flow.IdleAsync();
        var sent = (await flow.GetAsync($"{PathOf(village)}/{id}", by)).Expect(HttpStatusCode.OK);
        return $"{sent["status"]} {sent["accepted"]} {sent["refused"]}{sent["problem.code"]}";
    }

    /// <summary>Results of the first hundred rows, in short.</summary>
    public static async Task<string[]> PovertyToldAsync(this Flow flow, string village, string by, string id) =>
        DeliveryImports.DeliveryFileSteps.Told((await flow.GetAsync($"{PathOf(village)}/{id}/result?limit=100", by)).Expect(HttpStatusCode.OK).Json["items"]!);

    /// <summary>What a village's data are of, in short.</summary>
    public static async Task<string> PovertyDataAsync(this Flow flow, string village, string by)
    {
        var all = (await flow.GetAsync($"/desk/{village[..4]}/poverty-data", by)).Expect(HttpStatusCode.OK).Json["items"]!;
        return all.Where(i => (string?)i["village"] == village).Select(i => $"{Short(i["current"])} / {Short(i["coming"])}").SingleOrDefault() ?? "none";

        static string Short(JToken? list) => list is JObject ? $"{list["asOf"]} {list["persons"]}" : "-";
    }
}
