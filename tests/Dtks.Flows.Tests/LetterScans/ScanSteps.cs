using System.Net;
using Dtks.Flows.Tests.Deliberations;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.LetterScans;

/// <summary>A letter as it was signed by hand, declared, sent and completed by its regent.</summary>
internal static class ScanSteps
{
    /// <summary>Some paper's bytes.</summary>
    public static byte[] Paper(string kind = "minutes") => DeliberationFlow.Document(kind).Content;

    /// <summary>The declaration of a paper.</summary>
    public static JObject Scan(byte[] content, string contentType = "application/pdf")
    {
        var declared = DeliberationFlow.Declaration("minutes", contentType, content);
        declared.Remove("kind");
        declared["fileName"] = "SURAT CONTOH SATU.pdf";
        return declared;
    }

    /// <summary>Where a letter's scans are.</summary>
    public static string Scans(string regency, string letter) => $"/regencies/{regency}/ratifications/{letter}/scans";

    /// <summary>Declares one.</summary>
    public static async Task<Answer> DeclareScanAsync(this Flow flow, string regency, string letter, JObject scan) =>
        await flow.PostAsync(Scans(regency, letter), await flow.TokenAsync("regent", regency), scan);

    /// <summary>Says that one is complete.</summary>
    public static async Task<Answer> CompleteScanAsync(this Flow flow, string regency, string letter, string scan) =>
        await flow.PostAsync($"{Scans(regency, letter)}/{scan}/completion", await flow.TokenAsync("regent", regency), body: null);

    /// <summary>Declares, sends and completes one; the answer is the scan after its inspection, as the Ministry sees it.</summary>
    public static async Task<Answer> UploadScanAsync(this Flow flow, string regency, string letter, byte[] content, byte[]? sent = null)
    {
        var declared = (await flow.DeclareScanAsync(regency, letter, Scan(content))).Expect(HttpStatusCode.Created);
        Assert.Equal(HttpStatusCode.Created, await SignedLink.PutAsync(declared["uploadUrl"]!, sent ?? content));
        (await flow.CompleteScanAsync(regency, letter, declared["id"]!)).Expect(HttpStatusCode.Accepted);
        await flow.IdleAsync();
        return (await flow.GetAsync($"{Scans(regency, letter)}/{declared["id"]}", await flow.TokenAsync("ministry-officer", "ID"))).Expect(HttpStatusCode.OK);
    }
}
