using Dtks.Demo.Cast;
using Dtks.Demo.Documents;
using Dtks.Demo.Http;
using Newtonsoft.Json.Linq;

namespace Dtks.Demo.Chapters;

/// <summary>Announces a document, puts its bytes straight to storage, and sees what the inspection says (MUS-4, MUS-6).</summary>
internal sealed class EvidenceUpload(DemoContext context, DemoVillage village)
{
    /// <summary>Uploads a document as it is.</summary>
    public async Task SendAsync(SampleDocument document, CancellationToken cancellation)
    {
        var seen = await SendAsync(document, document.Sha256, cancellation);
        var same = seen.Text("sha256") == document.Sha256 ? "sama/same" : "beda/different";
        context.Note(
            village,
            $"{document.FileName}, {document.Content.Length} bytes",
            "MUS-6",
            "200 accepted, sha256 sama/same",
            $"{seen.Brief("status")}, sha256 {same}");
        var kept = await context.Api.DownloadAsync(seen.Required("downloadUrl"), cancellation);
        var equal = kept.AsSpan().SequenceEqual(document.Content);
        context.Note(village, $"{document.FileName} diunduh / downloaded", "MUS-4", "sama/same", equal ? "sama/same" : "beda/different");
    }

    /// <summary>Uploads a document under another one's digest.</summary>
    public async Task SendWrongAsync(SampleDocument document, string digest, CancellationToken cancellation)
    {
        var seen = await SendAsync(document, digest, cancellation);
        context.Note(
            village, $"{document.FileName} dengan sha256 lain / with another digest", "MUS-4", "200 rejected", seen.Brief("status"));
        context.Note(village, "sebabnya / the reason", "MUS-4", "evidence.digestMismatch", seen.Text("reason"));
    }

    private async Task<ApiAnswer> SendAsync(SampleDocument document, string digest, CancellationToken cancellation)
    {
        var path = $"{village.Deliberation}/evidence";
        var announced = await context.Api.PostAsync(path, village.Officer, Announcement(document, digest), cancellation);
        var evidence = $"{path}/{announced.Required("id")}";
        var stored = await context.Api.UploadAsync(announced.Required("uploadUrl"), document.ContentType, document.Content, cancellation);
        if (stored != 201)
            throw new DemoStoppedException($"PUT uploadUrl ({document.FileName}): {stored}");
        var completed = await context.Api.PostAsync($"{evidence}/completion", village.Officer, body: null, cancellation);
        if (completed.Status != 202)
            throw new DemoStoppedException($"{completed.Request}: {completed.Brief()}");
        await context.Dev.IdleAsync(cancellation);
        return await context.Api.GetAsync(evidence, village.Officer, cancellation);
    }

    private static JObject Announcement(SampleDocument document, string digest) => new()
    {
        ["kind"] = document.Kind,
        ["fileName"] = document.FileName,
        ["contentType"] = document.ContentType,
        ["length"] = document.Content.Length,
        ["sha256"] = digest,
    };
}
